import { and, count, eq, isNull, notExists } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Assignment } from './assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { assignment, extension, prompt } from '#lib/server/db/schema/course.ts';
import { masked, spotlight } from '#lib/server/db/schema/review.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import { Refusal } from '#lib/server/refusal.ts';

/**
 * What goes with the assignment when it is deleted; null once a student has opened it, because then it can only be
 * archived.
 */
export function deletable(of: Assignment): { prompts: number; extensions: number } | null {
	// even an empty notebook
	const opened = db.select().from(notebook).where(eq(notebook.assignmentId, assignment.id));
	const found = db
		.select({ id: assignment.id })
		.from(assignment)
		.where(and(eq(assignment.id, of.id), notExists(opened)))
		.get();
	if (!found) return null;
	const prompts = db
		.select({ n: count() })
		.from(prompt)
		.where(and(eq(prompt.assignmentId, of.id), isNull(prompt.erasedAt)))
		.get();
	const extensions = db
		.select({ n: count() })
		.from(extension)
		.where(eq(extension.assignmentId, of.id))
		.get();
	return { prompts: prompts?.n ?? 0, extensions: extensions?.n ?? 0 };
}

/**
 * Deletes an assignment that no student has opened, with its prompts and extensions, and logs it.
 * @param sure whether the person has confirmed it
 * @throws Refusal `incomplete` unless they are sure; `closed` once a student has opened it
 */
export function remove(of: Assignment, sure: boolean) {
	transact(() => {
		if (!deletable(of))
			throw new Refusal(
				'closed',
				'A student has opened this assignment, so it can’t be deleted. Archive it instead.'
			);
		if (!sure)
			throw new Refusal('incomplete', 'Tick “Delete it for everyone” first. Nothing was deleted.');
		for (const table of [extension, prompt, masked, spotlight])
			db.delete(table).where(eq(table.assignmentId, of.id)).run();
		db.delete(assignment).where(eq(assignment.id, of.id)).run();
		auditLog.note(
			{ id: of.by },
			{ action: 'deleted', subject: 'assignment', subjectId: of.id, courseId: of.courseId }
		);
	});
}
