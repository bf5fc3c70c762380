import { redirect } from '@sveltejs/kit';
import { listed } from '#lib/http/course-list.server.ts';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { User } from '#lib/server/account/users.ts';
import * as invitations from '#lib/server/course/invitations.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as desk from '#lib/server/notebook/desk.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import * as queue from '#lib/server/review/queue.ts';
import { uid } from '#lib/uid.ts';
import type { Actions, PageServerLoad } from './$types';

/** The desk of the account or guest; without a session, the lesson that a visitor can start here. */
export const load: PageServerLoad = ({ locals }) =>
	locals.user
		? { desk: deskOf(locals.user), lesson: null }
		: { desk: null, lesson: startable(), uid: uid() };

const deskOf = (user: User) => ({
	now: Date.now(),
	/** Each with the uid of the notebook that _Start_ opens. */
	assignments: assignments.mine(user).map((one) => ({ ...one, uid: uid() })),
	notebooks: desk.of(user),
	waiting: queue.waiting(user),
	unseen: feedback.mine(user).filter(({ unseen }) => unseen),
	invitations: invitations.received(user),
	courses: listed(user).filter(({ archived }) => !archived)
});

function startable() {
	const first = lessons.first();
	if (!first) return null;
	const { slug, title, question, content } = first;
	return { slug, title, question, minutes: content.minutes.core };
}

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
