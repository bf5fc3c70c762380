import { and, eq, max } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { invitation, membership } from '#lib/server/db/schema/course.ts';

/**
 * Makes a person a learner of a course, with the next alias or the one that they had. An invitation that waited for
 * them as a learner is answered by that. Part of the transaction that admits them.
 * @returns whether they are new; present members keep their role
 */
export function seatLearner(courseId: number, userId: string): boolean {
	const role = 'learner';
	const asked = and(
		eq(invitation.courseId, courseId),
		eq(invitation.userId, userId),
		eq(invitation.role, role)
	);
	db.delete(invitation).where(asked).run();
	const theirs = and(eq(membership.courseId, courseId), eq(membership.userId, userId));
	const had = db.select().from(membership).where(theirs).get();
	if (had && had.leftAt === null) return false;
	const alias = had?.alias ?? nextAlias(courseId);
	if (had) db.update(membership).set({ role, alias, leftAt: null }).where(theirs).run();
	else db.insert(membership).values({ courseId, userId, role, alias, joinedAt: Date.now() }).run();
	return true;
}

/**
 * Makes somebody an instructor of a class, whether they were in it or not. Any invitation is answered by that. Part of
 * the transaction that does it.
 */
export function seatInstructor(courseId: number, userId: string) {
	db.delete(invitation)
		.where(and(eq(invitation.courseId, courseId), eq(invitation.userId, userId)))
		.run();
	const now = { role: 'instructor', leftAt: null } as const;
	db.insert(membership)
		.values({ courseId, userId, ...now, alias: null, joinedAt: Date.now() })
		.onConflictDoUpdate({ target: [membership.courseId, membership.userId], set: now })
		.run();
}

function nextAlias(courseId: number): number {
	const having = eq(membership.courseId, courseId);
	const last = db
		.select({ n: max(membership.alias) })
		.from(membership)
		.where(having)
		.get();
	return (last?.n ?? 0) + 1;
}
