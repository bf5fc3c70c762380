import { and, eq, inArray, isNotNull, max, sql } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { review } from '#lib/server/db/schema/review.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';

/** Reviews of an assignment that this instructor released, with their notebook and attempt. */
const released = ({ id, by }: Assignment) =>
	and(eq(notebook.assignmentId, id), eq(review.releasedBy, by), isNotNull(review.releasedAt));

/** When this instructor last released reviews of an assignment; null if they haven't. All of one act have one time. */
export const last = (assignment: Assignment): number | null =>
	db
		.select({ at: max(review.releasedAt) })
		.from(review)
		.innerJoin(attempt, eq(attempt.id, review.submissionId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.where(released(assignment))
		.get()?.at ?? null;

/**
 * Takes back what this instructor released at a time: learners no longer see it, and what was finished before is
 * finished again. Logged for each. A second time does nothing.
 * @returns how many
 */
export function undo(assignment: Assignment, at: number): number {
	return transact(() => {
		const rows = db
			.select({ id: review.id, notebookId: notebook.id, number: attempt.number })
			.from(review)
			.innerJoin(attempt, eq(attempt.id, review.submissionId))
			.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
			.where(and(released(assignment), eq(review.releasedAt, at)))
			.all();
		const ids = rows.map(({ id }) => id);
		db.update(review)
			.set({
				releasedAt: null,
				releasedBy: null,
				doneAt: sql`nullif(${review.doneAt}, ${review.releasedAt})`
			})
			.where(inArray(review.id, ids))
			.run();
		for (const { notebookId, number } of rows)
			auditLog.note(
				{ id: assignment.by },
				{
					action: 'release taken back',
					subject: 'notebook',
					subjectId: notebookId,
					courseId: assignment.courseId,
					detail: { number }
				}
			);
		return rows.length;
	});
}
