import { and, inArray, isNull, lt } from 'drizzle-orm';
import { db } from './db/index.ts';
import { ownPoint, silence } from './db/schema/findings.ts';
import { annotation, attempt } from './db/schema/work.ts';

/** How long what was erased can be brought back, in milliseconds. */
const undoable = 86_400_000;

/**
 * Removes for good what was erased more than a day ago, but not from work that was handed in. Runs at
 * every start.
 */
export function sweep() {
	const open = db.select({ id: attempt.id }).from(attempt).where(isNull(attempt.handedInAt));
	for (const table of [annotation, ownPoint, silence])
		db.delete(table)
			.where(and(lt(table.erasedAt, Date.now() - undoable), inArray(table.attemptId, open)))
			.run();
}
