import { signedIn } from '#lib/http/form.server.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import { submissionCount } from '#lib/server/exchange/class-tables.ts';
import * as gradebooks from '#lib/server/exchange/gradebooks.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import type { PageServerLoad } from './$types';

/** Only for the assignment's instructors. */
export const load: PageServerLoad = ({ locals, params }) => {
	const of = assignments.taught(signedIn(locals), params.assignment);
	const { id, title, courseId, courseName } = of;
	const book = gradebooks.of(of);
	const hidden = hiddenNames.hides(of);
	return {
		id,
		title,
		courseId,
		courseName,
		handedIn: submissionCount(of),
		hidden,
		graded: book.all.length,
		withdrawn: book.all.filter(({ withdrawn }) => withdrawn).length,
		gradebooks: hidden ? null : released(of, book)
	};
};

/** What is in the files for other systems, and who is left out of them. */
function released(of: assignments.Assignment, { most, moodleBy, ...files }: gradebooks.Gradebook) {
	const listed = (list: gradebooks.Gradebook['all']) =>
		list.map(({ name, username, email, points }) => ({ name, login: username ?? email, points }));
	return {
		most,
		/** The heading of the assignment in the file for Canvas. */
		canvasTitle: gradebooks.canvasTitle(of.title),
		moodleBy: gradebooks.moodleKeys[moodleBy],
		canvas: files.canvas.length,
		canvasLeft: listed(files.canvasLeft),
		moodle: files.moodle.length,
		moodleEmail: listed(files.moodleEmail),
		moodleLeft: listed(files.moodleLeft)
	};
}
