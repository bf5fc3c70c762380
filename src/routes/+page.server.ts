import { redirect } from '@sveltejs/kit';
import { listed } from '#lib/http/course-list.server.ts';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as invitations from '#lib/server/course/invitations.ts';
import * as desk from '#lib/server/notebook/desk.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import * as queue from '#lib/server/review/queue.ts';
import type { Actions, PageServerLoad } from './$types';

/** The desk of the account or guest. Without a session, redirects to the lessons. */
export const load: PageServerLoad = ({ locals }) => {
	if (!locals.user) redirect(307, '/lessons');
	return {
		now: Date.now(),
		assignments: assignments.mine(locals.user),
		notebooks: desk.of(locals.user),
		waiting: queue.waiting(locals.user),
		unseen: feedback.mine(locals.user).filter(({ unseen }) => unseen),
		invitations: invitations.received(locals.user),
		courses: listed(locals.user).filter(({ archived }) => !archived)
	};
};

export const actions: Actions = {
	/** Joins a class by an invitation. */
	accept: ({ request, locals }) =>
		submitted(request, input.invited, ({ course }) => {
			const { id } = invitations.accept(signedIn(locals), course);
			redirect(303, `/courses/${id}`);
		}),
	decline: ({ request, locals }) =>
		submitted(request, input.invited, ({ course }) => {
			invitations.decline(signedIn(locals), course);
			redirect(303, '/');
		})
};
