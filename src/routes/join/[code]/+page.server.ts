import { redirect } from '@sveltejs/kit';
import { signedIn, submittedInSteps } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as members from '#lib/server/course/members.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

/** A plain form: a script that loads late would empty fields that have been filled in. */
export const csr = false;

/** The course that a code opens. A wrong code is returned with the reason, to be corrected. */
export const load: PageServerLoad = async ({ locals: { user }, params, getClientAddress }) => {
	const { code } = params;
	try {
		const { id, name } = await members.invited(user, code, getClientAddress());
		if (user && courses.of(user).some((one) => one.id === id)) redirect(303, `/courses/${id}`);
		return { code, name, refusal: '' };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { code, name: null, refusal: error.message };
	}
};

export const actions: Actions = {
	default: ({ request, locals, params, getClientAddress }) =>
		submittedInSteps(request, input.nothing, async () => {
			const { id } = await members.join(signedIn(locals), params.code, getClientAddress());
			redirect(303, `/courses/${id}`);
		})
};
