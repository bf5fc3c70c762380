import { and, eq, isNull, max, ne, sql } from 'drizzle-orm';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db } from '#lib/server/db/index.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { annotation, attempt, notebook } from '#lib/server/db/schema/work.ts';
import { counted } from '#lib/server/notebook/notebooks.ts';

// Query conditions that select the work of a class that its instructors count and open: each learner's latest
// submission for an assignment, and none of a learner who has withdrawn it.

/** The fields of an assignment that select its work. */
export type Of = Pick<Assignment, 'id' | 'editionId'>;

/**
 * The attempt is its learner's latest submission for this assignment, and not withdrawn. The query has notebook and
 * attempt.
 */
export const handedIn = (assignment: Pick<Of, 'id'>) =>
	and(eq(notebook.assignmentId, assignment.id), eq(attempt.number, counted));

/** The number of the newest attempt with a released review, withdrawn or not. The query has notebook. */
export const newestReleased = sql`(select max(last.number) from attempt last
	inner join review given on given.submission_id = last.id
	where last.notebook_id = ${notebook.id} and given.released_at is not null)`;

/** The membership is the learner's in the assignment's course. The query has their notebook. */
export const seat = (assignment: Pick<Assignment, 'courseId'>) =>
	and(eq(membership.courseId, assignment.courseId), eq(membership.userId, notebook.userId));

/** Instructors may read the note: it is neither private nor deleted. */
export const letIn = and(ne(annotation.visibility, 'me'), isNull(annotation.erasedAt));

/** The note counts and may be opened: instructors may read it, and it has a place in the text. */
export const shown = and(letIn, ne(annotation.fit, 'orphan'));

/**
 * For how many learners a submission counts, how often anybody has handed in, and when last. While this is unchanged,
 * so are all counts of the class's work: between two submissions, withdrawing only lowers the first number.
 */
export function state(assignment: Of) {
	const found = db
		.select({
			learners: sql<number>`count(case when ${attempt.number} = ${counted} then 1 end)`,
			times: sql<number>`count(*)`,
			last: max(attempt.handedInAt)
		})
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.where(and(eq(notebook.assignmentId, assignment.id), sql`${attempt.handedInAt} is not null`))
		.get();
	return { learners: found?.learners ?? 0, times: found?.times ?? 0, last: found?.last ?? null };
}
