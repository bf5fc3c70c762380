import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { masked } from '#lib/server/db/schema/review.ts';

/** The instructor and the assignment. */
type Of = Pick<Assignment, 'id' | 'by'>;

const mine = ({ id, by }: Of) => and(eq(masked.assignmentId, id), eq(masked.userId, by));

/** Whether this instructor has the names of an assignment's learners hidden while reviewing. One query. */
export const hides = (assignment: Of): boolean =>
	db.select().from(masked).where(mine(assignment)).get() !== undefined;

/** Hides the names from this instructor or shows them, and logs it. Idempotent. */
export function hide(assignment: Assignment, hidden: boolean) {
	transact(() => {
		if (hides(assignment) === hidden) return;
		if (hidden)
			db.insert(masked)
				.values({ userId: assignment.by, assignmentId: assignment.id, at: Date.now() })
				.run();
		else db.delete(masked).where(mine(assignment)).run();
		auditLog.note(
			{ id: assignment.by },
			{
				action: hidden ? 'names hidden' : 'names revealed',
				subject: 'assignment',
				subjectId: assignment.id,
				courseId: assignment.courseId
			}
		);
	});
}

const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/**
 * What the learners of one assignment are called while names are hidden: the same each time, for every instructor,
 * nothing like the number in the class list, and no two alike. Sorting by it gives a stable order that reveals nothing
 * about the class.
 * @param userIds in an order that never changes: of two whose first four letters are the same, the later takes more
 * @returns the alias of each, by user id
 */
export function aliases(assignment: { id: number; orderSeed: number }, userIds: string[]) {
	const given = new Map<string, string>();
	const taken = new Set<string>();
	for (const userId of userIds) {
		const all = spelled(assignment, userId);
		let length = 4;
		while (taken.has(all.slice(0, length)) && length < all.length) length += 1;
		const alias = all.slice(0, length);
		given.set(userId, alias);
		taken.add(alias);
	}
	return given;
}

/** 32 letters of which the first four are nearly always enough. */
function spelled(assignment: { id: number; orderSeed: number }, userId: string) {
	const hash = createHash('sha256')
		.update(`${assignment.id} ${assignment.orderSeed} ${userId}`)
		.digest();
	return [...hash].map((byte) => letters[byte % letters.length]).join('');
}
