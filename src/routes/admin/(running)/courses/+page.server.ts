import { redirect, type RequestEvent } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import * as instructors from '#lib/server/instructors.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that takes over a page late would empty what was typed into it. */
export const csr = false;

const administrator = ({ locals }: Pick<RequestEvent, 'locals'>) =>
	permissions.administrator(signedIn(locals));

export const load: PageServerLoad = (event) => ({
	courses: instructors.adrift(administrator(event))
});

export const actions: Actions = {
	appoint: (event) =>
		submitted(event.request, input.appointment, ({ course, login }) => {
			instructors.appoint(administrator(event), course, login);
			redirect(303, '/admin/courses?done=appointed');
		}),
	archive: (event) =>
		submitted(event.request, input.adrift, ({ course }) => {
			instructors.archive(administrator(event), course);
			redirect(303, '/admin/courses?done=archived');
		})
};
