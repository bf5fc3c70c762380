import { redirect } from '@sveltejs/kit';
import { signedIn, submittedInSteps } from '#lib/http/form.server.ts';
import { isNoPage } from '#lib/http/request-origin.server.ts';
import * as input from '#lib/input/course.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as members from '#lib/server/course/members.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

/** A plain form: a script that loads late would empty fields that have been filled in. */
export const csr = false;

/**
 * The course that a code opens. A wrong code is returned with the reason, to be corrected. What another site's page
 * could have its visitors load, such as an image, is not tried: it would use up the tries of a whole school.
 */
export const load: PageServerLoad = ({ locals: { user }, params, request, getClientAddress }) => {
	const { code } = params;
	const wrong = { code, name: null };
	if (isNoPage(request)) return { ...wrong, refusal: '', limited: false };
	try {
		const { id, name } = members.invited(user, code, getClientAddress());
		if (user && courses.of(user).some((one) => one.id === id)) redirect(303, `/courses/${id}`);
		return { code, name, refusal: '', limited: false };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { ...wrong, refusal: error.message, limited: error.reason === 'limited' };
	}
};

export const actions: Actions = {
	default: ({ request, locals, params, getClientAddress }) =>
		submittedInSteps(request, input.nothing, async () => {
			const { id } = await members.join(signedIn(locals), params.code, getClientAddress());
			redirect(303, `/courses/${id}`);
		})
};
