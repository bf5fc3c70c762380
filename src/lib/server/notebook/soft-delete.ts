import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import { db, transact } from '#lib/server/db/index.ts';
import { prompt } from '#lib/server/db/schema/course.ts';
import { ownPoint, silence } from '#lib/server/db/schema/findings.ts';
import { remark } from '#lib/server/db/schema/review.ts';
import { reply } from '#lib/server/db/schema/note-discussion.ts';
import { annotation, attempt } from '#lib/server/db/schema/work.ts';
import { type Notebook, touch } from './notebooks.ts';

/** The tables of a learner's own work that can be soft-deleted. */
const tables = [annotation, ownPoint, silence] as const;

/**
 * Builds `erase` and `restore` for a soft-deletable table. Both are idempotent.
 * @param find one row by its uid, deleted or not; throws Refusal `missing`
 */
export function erasing<T extends { revision: number; erasedAt: number | null }>(
	table: (typeof tables)[number],
	find: (notebook: Notebook, uid: string) => T
) {
	const mark = (notebook: Notebook, uid: string, erasedAt: number | null): T =>
		transact(() => {
			const stored = find(notebook, uid);
			if (!stored.erasedAt === !erasedAt) return stored;
			touch(notebook);
			db.update(table)
				.set({ erasedAt, revision: stored.revision + 1 })
				.where(and(eq(table.attemptId, notebook.attemptId), eq(table.uid, uid)))
				.run();
			return find(notebook, uid);
		});
	return {
		erase: (notebook: Notebook, uid: string) => mark(notebook, uid, Date.now()),
		restore: (notebook: Notebook, uid: string) => mark(notebook, uid, null)
	};
}

/** How long deleted rows can be restored, in milliseconds. */
export const undoable = 86_400_000;

/** Removes rows that were deleted more than a day ago, but none of handed-in work. Runs at every start. */
export function sweep() {
	const before = Date.now() - undoable;
	const open = db.select({ id: attempt.id }).from(attempt).where(isNull(attempt.handedInAt));
	for (const table of tables)
		db.delete(table)
			.where(and(lt(table.erasedAt, before), inArray(table.attemptId, open)))
			.run();
	for (const table of [reply, prompt, remark])
		db.delete(table).where(lt(table.erasedAt, before)).run();
}
