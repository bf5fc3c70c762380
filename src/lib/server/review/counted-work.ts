import { and, countDistinct, eq, isNull, max, ne, sql } from 'drizzle-orm';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db } from '#lib/server/db/index.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { annotation, attempt, notebook } from '#lib/server/db/schema/work.ts';
import { newestHandedIn } from '#lib/server/notebook/notebooks.ts';

// Query conditions that select the work of a class that its instructors count and open: each learner's latest
// submission for an assignment.

/** The fields of an assignment that select its work. */
export type Of = Pick<Assignment, 'id' | 'editionId'>;

/** The attempt is its learner's latest submission for this assignment. The query has notebook and attempt. */
export const handedIn = (assignment: Pick<Of, 'id'>) =>
	and(eq(notebook.assignmentId, assignment.id), eq(attempt.number, newestHandedIn));

/** The membership is the learner's in the assignment's course. The query has their notebook. */
export const seat = (assignment: Pick<Assignment, 'courseId'>) =>
	and(eq(membership.courseId, assignment.courseId), eq(membership.userId, notebook.userId));

/** Instructors may read the note: it is neither private nor deleted. */
export const letIn = and(ne(annotation.visibility, 'me'), isNull(annotation.erasedAt));

/** The note counts and may be opened: instructors may read it, and it has a place in the text. */
export const shown = and(letIn, ne(annotation.fit, 'orphan'));

/**
 * How many learners have handed in, how often, and when last. While this is unchanged, so are all counts of the
 * class's work.
 */
export function state(assignment: Of) {
	const found = db
		.select({
			learners: countDistinct(notebook.id),
			times: sql<number>`count(*)`,
			last: max(attempt.handedInAt)
		})
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.where(and(eq(notebook.assignmentId, assignment.id), sql`${attempt.handedInAt} is not null`))
		.get();
	return { learners: found?.learners ?? 0, times: found?.times ?? 0, last: found?.last ?? null };
}
