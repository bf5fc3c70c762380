import type { Chosen } from '#lib/server/assignment/rules.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import type { Submitted } from '#lib/server/notebook/notebooks.ts';
import { aClass, opened, teacher } from './factories.ts';
import { worked } from './full-notebook.ts';

/**
 * A class whose students have all handed in: Dora and Otto teach it, Fay teaches another course, Grace is the
 * administrator. `pupils` are the students in the order of `names`, each with their submission.
 */
export function class_(names = ['Eli'], changes: Partial<Chosen> = {}) {
	const made = aClass({
		students: Object.fromEntries(names.map((name) => [name, 'handed in' as const])),
		assigned: changes
	});
	const fay = teacher(made.admin, 'Fay');
	courses.make(fay, { name: 'Civics', timeZone: 'UTC' });
	return {
		grace: made.admin,
		dora: made.teacher,
		otto: made.coTeacher,
		fay,
		hers: made.course,
		made: made.assignment,
		pupils: Object.values(made.students).map((who) => ({ who, of: opened(who, made.assignment) }))
	};
}

/** A learner's work, with their name in every word, handed in. */
export function handedIn(who: User, of: Assignment, mark: string): { who: User; of: Notebook } {
	const mine = worked(opened(who, of), mark);
	submissions.handIn(mine);
	return { who, of: mine };
}

/** The newest submission of a notebook, as this instructor has access to it. */
export const taken = (by: User, { id, number }: Notebook): Submitted =>
	submissionAccess.findByNumber(by, id, number);
