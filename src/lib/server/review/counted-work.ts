import { and, countDistinct, eq, isNull, max, ne, sql } from 'drizzle-orm';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db } from '#lib/server/db/index.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { annotation, attempt, notebook } from '#lib/server/db/schema/work.ts';
import { newestHandedIn } from '#lib/server/notebook/notebooks.ts';

// What of a class's work its instructors count and open: of each notebook what was handed in last.

/** As much of an assignment as says whose work it is. */
export type Of = Pick<Assignment, 'id' | 'editionId'>;

/**
 * That an attempt is the newest its learner handed in for this assignment, in a query that has notebook and
 * attempt.
 */
export const handedIn = (assignment: Pick<Of, 'id'>) =>
	and(eq(notebook.assignmentId, assignment.id), eq(attempt.number, newestHandedIn));

/** That a membership is the learner's in the assignment's course, in a query that has their notebook. */
export const seat = (assignment: Pick<Assignment, 'courseId'>) =>
	and(eq(membership.courseId, assignment.courseId), eq(membership.userId, notebook.userId));

/** That a note is for instructors to read: not what its learner kept to themselves, or deleted. */
export const letIn = and(ne(annotation.visibility, 'me'), isNull(annotation.erasedAt));

/** That a note counts, and may be opened: an instructor may read it, and it stands somewhere. */
export const shown = and(letIn, ne(annotation.fit, 'orphan'));

/**
 * How many have handed something in, and when the last of it came: as long as this is the same, so is all that was
 * counted.
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
