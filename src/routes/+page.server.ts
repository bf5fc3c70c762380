import { redirect } from '@sveltejs/kit';
import { listed } from '#lib/http/course-list.server.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as desk from '#lib/server/notebook/desk.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import * as queue from '#lib/server/review/queue.ts';
import type { PageServerLoad } from './$types';

/** The desk of whoever is there; who has begun nothing yet looks at the lessons first. */
export const load: PageServerLoad = ({ locals }) => {
	if (!locals.user) redirect(307, '/lessons');
	return {
		now: Date.now(),
		assignments: assignments.mine(locals.user),
		notebooks: desk.of(locals.user),
		waiting: queue.waiting(locals.user),
		unseen: feedback.mine(locals.user).filter(({ unseen }) => unseen),
		courses: listed(locals.user).filter(({ archived }) => !archived)
	};
};
