import { and, eq } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Assignment } from './assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { extension, membership } from '#lib/server/db/schema/course.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';

/**
 * Gives one learner more time, told to nobody else in the class. A second time replaces the first.
 * @throws Refusal `missing` for whoever is no learner of the course; `invalid` when it would be less time
 */
export function extend(assignment: Assignment, userId: string, dueAt: number) {
	transact(() => {
		const seat = and(
			eq(membership.courseId, assignment.courseId),
			eq(membership.userId, userId),
			eq(membership.role, 'learner')
		);
		if (!db.select().from(membership).where(seat).get()) throw missing();
		if (assignment.dueAt === null)
			throw new Refusal(
				'invalid',
				'This assignment has no due date, so nobody needs an extension.'
			);
		if (dueAt <= assignment.dueAt)
			throw new Refusal(
				'invalid',
				'This isn’t later than the due date for the class. Choose a later date.'
			);
		const set = { dueAt, by: assignment.by, at: Date.now() };
		db.insert(extension)
			.values({ assignmentId: assignment.id, userId, ...set })
			.onConflictDoUpdate({ target: [extension.assignmentId, extension.userId], set })
			.run();
		note(assignment, 'extended', { user: userId, dueAt });
	});
}

/** The same for several learners: for all of them, or, should one be refused, for nobody. */
export const extendAll = (assignment: Assignment, userIds: string[], dueAt: number) =>
	transact(() => userIds.forEach((userId) => extend(assignment, userId, dueAt)));

/** Takes the extension back, if there is one. What was handed in meanwhile is no later for it. */
export function remove(assignment: Assignment, userId: string) {
	transact(() => {
		const theirs = and(eq(extension.assignmentId, assignment.id), eq(extension.userId, userId));
		if (db.delete(extension).where(theirs).run().changes)
			note(assignment, 'extension removed', { user: userId });
	});
}

function note(assignment: Assignment, action: auditLog.Action, detail: auditLog.Detail) {
	const { id, courseId, by } = assignment;
	auditLog.note({ id: by }, { action, subject: 'assignment', subjectId: id, courseId, detail });
}
