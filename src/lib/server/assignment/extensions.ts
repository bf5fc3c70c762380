import { and, eq } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Assignment } from './assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { extension, membership } from '#lib/server/db/schema/course.ts';
import { confirmPast } from './past-dates.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';

/**
 * Extends the due date for one learner, which nobody else in the class sees. A second extension replaces the first.
 * @param sure whether a date that has passed is meant
 * @throws Refusal `missing` for anybody but a learner of the course; `invalid` when it would be less time; `incomplete`
 * for a date that has passed, unless it is sure
 */
export function extend(assignment: Assignment, userId: string, dueAt: number, sure = false) {
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
		confirmPast({ dueAt }, assignment.timeZone, sure);
		const set = { dueAt, by: assignment.by, at: Date.now() };
		db.insert(extension)
			.values({ assignmentId: assignment.id, userId, ...set })
			.onConflictDoUpdate({ target: [extension.assignmentId, extension.userId], set })
			.run();
		note(assignment, 'extended', { user: userId, dueAt });
	});
}

/** Extends the due date for several learners, or for none if one is refused. */
export const extendAll = (assignment: Assignment, userIds: string[], dueAt: number, sure = false) =>
	transact(() => userIds.forEach((userId) => extend(assignment, userId, dueAt, sure)));

/**
 * Removes the extension, if there is one. Work handed in under it does not become late.
 * @returns their due date until now; null if there was none
 */
export function remove(assignment: Assignment, userId: string): number | null {
	return transact(() => {
		const theirs = and(eq(extension.assignmentId, assignment.id), eq(extension.userId, userId));
		const was = db.delete(extension).where(theirs).returning().get();
		if (!was) return null;
		note(assignment, 'extension removed', { user: userId });
		return was.dueAt;
	});
}

function note(assignment: Assignment, action: auditLog.Action, detail: auditLog.Detail) {
	const { id, courseId, by } = assignment;
	auditLog.note({ id: by }, { action, subject: 'assignment', subjectId: id, courseId, detail });
}
