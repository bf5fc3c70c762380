import * as accounts from '#lib/server/accounts.ts';
import * as courses from '#lib/server/courses.ts';
import * as members from '#lib/server/members.ts';
import * as returns from '#lib/server/returns.ts';
import type { Submitted } from '#lib/server/returns.ts';
import type { Chosen } from '#lib/server/assignment-rules.ts';
import type { Assignment } from '#lib/server/assignments.ts';
import type { Notebook } from '#lib/server/notebooks.ts';
import * as submissions from '#lib/server/submissions.ts';
import type { User } from '#lib/server/users.ts';
import { administrator, assign, learner, opened, teacher } from './factories.ts';
import { worked } from './full-notebook.ts';

/** Two instructors of one course, one of another, and learners who have handed in what is assigned. */
export function class_(names = ['Eli'], changes: Partial<Chosen> = {}) {
	const grace = administrator();
	const [dora, otto, fay] = [teacher(grace, 'Dora'), teacher(grace, 'Otto'), teacher(grace, 'Fay')];
	const hers = courses.make(dora, { name: 'History', timeZone: 'UTC' });
	courses.make(fay, { name: 'Civics', timeZone: 'UTC' });
	members.addInstructor(hers, accounts.loginOf(otto) ?? '');
	const made = assign(hers, changes);
	const pupils = names.map((name) => handedIn(learner(hers, name), made, name));
	return { grace, dora, otto, fay, hers, made, pupils };
}

/** A learner's work, with their name in every word, handed in. */
export function handedIn(who: User, of: Assignment, mark: string): { who: User; of: Notebook } {
	const mine = worked(opened(who, of), mark);
	submissions.handIn(mine);
	return { who, of: mine };
}

/** The newest submission of a notebook, in the hands of an instructor. */
export const taken = (by: User, { id, number }: Notebook): Submitted =>
	returns.submitted(by, id, number);
