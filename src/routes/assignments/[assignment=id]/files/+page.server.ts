import { signedIn } from '#lib/http/form.server.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import { submissionCount } from '#lib/server/exchange/class-tables.ts';
import { grades } from '#lib/server/exchange/gradebooks.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import type { PageServerLoad } from './$types';

/** Only for the assignment's instructors. */
export const load: PageServerLoad = ({ locals, params }) => {
	const of = assignments.taught(signedIn(locals), params.assignment);
	const { id, title, courseId, courseName } = of;
	const graded = grades(of).all;
	return {
		id,
		title,
		courseId,
		courseName,
		handedIn: submissionCount(of),
		hidden: hiddenNames.hides(of),
		graded: graded.length,
		withdrawn: graded.filter(({ withdrawn }) => withdrawn).length
	};
};
