import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { log } from '#lib/server/db/schema/instance.ts';
import { missing } from '#lib/server/refusal.ts';
import type { Taught } from './courses.ts';
import * as invitations from './invitations.ts';
import { seatInstructor, seatLearner } from './seats.ts';

/** Whom a teacher removed, of those who are no longer in the course; the others left by themselves. One query. */
export function removed(course: Taught): string[] {
	const acts = db
		.select({ userId: log.subjectId, action: log.action })
		.from(log)
		.where(
			and(
				eq(log.courseId, course.id),
				eq(log.subject, 'user'),
				inArray(log.action, ['removed', 'instructor removed', 'left'] satisfies auditLog.Action[])
			)
		)
		.orderBy(asc(log.id))
		.all();
	const last = new Map(acts.map(({ userId, action }) => [userId, action]));
	return [...last].flatMap(([userId, action]) => (action === 'left' ? [] : [userId]));
}

/**
 * Brings somebody back who is no longer in the course, as what they were and under the same alias: at once if a teacher
 * removed them, by an invitation if they left by themselves.
 * @returns whether they were invited
 * @throws Refusal `missing` for anybody else, and for an erased account
 */
export function bringBack(course: Taught, userId: string): boolean {
	return transact(() => {
		const seat = and(
			eq(membership.courseId, course.id),
			eq(membership.userId, userId),
			isNotNull(membership.leftAt)
		);
		const was = db
			.select({ role: membership.role, name: user.name, login: user.displayUsername })
			.from(membership)
			.innerJoin(user, eq(user.id, membership.userId))
			.where(seat)
			.get();
		if (!was?.name) throw missing();
		if (!removed(course).includes(userId)) {
			const { role, login, name } = was;
			invitations.invite(course, { userId, role, login: login ?? name });
			return true;
		}
		if (was.role === 'instructor') seatInstructor(course.id, userId);
		else seatLearner(course.id, userId);
		auditLog.note(
			{ id: course.userId },
			{ action: 'brought back', subject: 'user', subjectId: userId, courseId: course.id }
		);
		return false;
	});
}
