import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { masked } from '#lib/server/db/schema/review.ts';

/** Whose eyes, and on which assignment. */
type Of = Pick<Assignment, 'id' | 'by'>;

const mine = ({ id, by }: Of) => and(eq(masked.assignmentId, id), eq(masked.userId, by));

/** Whether this instructor has the names of an assignment's learners hidden while reviewing. One query. */
export const hides = (of: Of): boolean =>
	db.select().from(masked).where(mine(of)).get() !== undefined;

/** Hides the names from this instructor, or shows them; either is written down. What is so already stays so. */
export function hide(of: Assignment, hidden: boolean) {
	transact(() => {
		if (hides(of) === hidden) return;
		if (hidden)
			db.insert(masked).values({ userId: of.by, assignmentId: of.id, at: Date.now() }).run();
		else db.delete(masked).where(mine(of)).run();
		auditLog.note(
			{ id: of.by },
			{
				action: hidden ? 'names hidden' : 'names revealed',
				subject: 'assignment',
				subjectId: of.id,
				courseId: of.courseId
			}
		);
	});
}

const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/**
 * What a learner is called in one assignment while names are hidden: the same each time, for every instructor,
 * and nothing like the number in the class list. In its order submissions lie as if shuffled once for all.
 */
export function alias(of: { id: number; orderSeed: number }, userId: string): string {
	const hash = createHash('sha256').update(`${of.id} ${of.orderSeed} ${userId}`).digest();
	return [...hash.subarray(0, 4)].map((byte) => letters[byte % letters.length]).join('');
}
