import { redirect, type RequestEvent } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import * as untaughtCourses from '#lib/server/course/untaught-courses.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

const administrator = ({ locals }: Pick<RequestEvent, 'locals'>) =>
	administrators.administrator(signedIn(locals));

export const load: PageServerLoad = (event) => ({
	courses: untaughtCourses.adrift(administrator(event))
});

export const actions: Actions = {
	appoint: (event) =>
		submitted(event.request, input.appointment, ({ course, login }) => {
			untaughtCourses.appoint(administrator(event), course, login);
			redirect(303, '/admin/courses?done=appointed');
		}),
	archive: (event) =>
		submitted(event.request, input.adrift, ({ course }) => {
			untaughtCourses.archive(administrator(event), course);
			redirect(303, '/admin/courses?done=archived');
		})
};
