import { and, asc, eq, isNotNull, type SQL } from 'drizzle-orm';
import { taughtBy } from '#lib/server/course/courses.ts';
import { db } from '#lib/server/db/index.ts';
import { assignment } from '#lib/server/db/schema/course.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { attempts, type Submitted } from '#lib/server/notebook/notebooks.ts';
import { missing } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/** The attempt was handed in for an assignment of a course that this person teaches. Self-study never is. */
const submittedTo = (who: Pick<User, 'id'>) =>
	and(isNotNull(attempt.handedInAt), taughtBy(who, assignment.courseId));

/**
 * A submission, for an instructor of its course.
 * @throws Refusal `missing` when it was not handed in, belongs to another course, or is self-study
 */
export const findByNumber = (who: User, notebookId: number, number: number): Submitted =>
	handed(who, and(eq(notebook.id, notebookId), eq(attempt.number, number)));

/** The same by the submission's id, which is its attempt's. @throws Refusal `missing` as `findByNumber` */
export const find = (who: User, id: number): Submitted => handed(who, eq(attempt.id, id));

function handed(who: User, one?: SQL): Submitted {
	const found = attempts()
		.where(and(one, submittedTo(who)))
		.get();
	if (!found) throw missing();
	return { ...found, by: who.id };
}

/** All submissions of the same notebook, first to last. */
export function handedIn(submission: Submitted) {
	return db
		.select({ id: attempt.id, number: attempt.number, at: attempt.handedInAt })
		.from(attempt)
		.where(and(eq(attempt.notebookId, submission.id), isNotNull(attempt.handedInAt)))
		.orderBy(asc(attempt.number))
		.all();
}
