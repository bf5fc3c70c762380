import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { taughtBy } from '#lib/server/course/courses.ts';
import { db } from '#lib/server/db/index.ts';
import { assignment } from '#lib/server/db/schema/course.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { attempts, inSight, type Submitted } from '#lib/server/notebook/notebooks.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/** The attempt was handed in for an assignment of a course that this person teaches. Self-study never is. */
const submittedTo = (who: Pick<User, 'id'>) =>
	and(isNotNull(attempt.handedInAt), taughtBy(who, assignment.courseId));

/**
 * A submission that its learner has withdrawn, for an instructor of its course: enough to show a review that was
 * released, and nothing of the work.
 */
export type Withdrawn = Pick<
	Submitted,
	'id' | 'attemptId' | 'number' | 'editionId' | 'assignment' | 'by'
>;

/**
 * A submission, for an instructor of its course.
 * @throws Refusal `missing` when it was not handed in, belongs to another course, or is self-study; `closed` when its
 * learner has withdrawn it
 */
export const findByNumber = (who: User, notebookId: number, number: number): Submitted =>
	handed(who, and(eq(notebook.id, notebookId), eq(attempt.number, number)));

/** The same by the submission's id, which is its attempt's. @throws Refusal as `findByNumber` */
export const find = (who: User, id: number): Submitted => handed(who, eq(attempt.id, id));

/** The one of these submissions. @throws Refusal as `findByNumber` */
function handed(who: User, one: SQL | undefined): Submitted {
	const mine = and(one, submittedTo(who));
	const found = attempts().where(and(mine, inSight)).get();
	if (found) return { ...found, by: who.id };
	if (!attempts().where(mine).get()) throw missing();
	throw new Refusal(
		'closed',
		'The student has withdrawn this work, so nothing was saved. You can review it when they hand in again.'
	);
}

/** A submission that was withdrawn, by its id; null for any other. One query. */
export function findWithdrawn(who: User, id: number): Withdrawn | null {
	const found = attempts()
		.where(and(eq(attempt.id, id), submittedTo(who), sql`not (${inSight})`))
		.get();
	if (!found) return null;
	const { attemptId, number, editionId, assignment } = found;
	return { id: found.id, attemptId, number, editionId, assignment, by: who.id };
}

/**
 * The submission before this one of the same notebook, and whether it was withdrawn; null if there is none.
 */
export function previous(submission: Submitted) {
	const found = db
		.select({
			id: attempt.id,
			number: attempt.number,
			returnedAt: attempt.returnedAt
		})
		.from(attempt)
		.where(and(eq(attempt.notebookId, submission.id), eq(attempt.number, submission.number - 1)))
		.get();
	if (!found) return null;
	const { returnedAt, ...rest } = found;
	const { id, editionId, assignment, by } = submission;
	const its: Withdrawn = { id, editionId, assignment, by, attemptId: rest.id, number: rest.number };
	return { ...rest, its, withdrawn: returnedAt === null };
}
