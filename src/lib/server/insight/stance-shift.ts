import { and, eq, ne, not, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { fewest } from '#lib/statistics/class-marks.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { passed } from '#lib/server/assignment/scope.ts';
import { handedIn } from '#lib/server/review/counted-work.ts';
import { db, ifWritable, transact } from '#lib/server/db/index.ts';
import { classMove, classMoved } from '#lib/server/db/schema/stance-moves.ts';
import { extension } from '#lib/server/db/schema/course.ts';
import { stance } from '#lib/server/db/schema/findings.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { hasPassed } from '#lib/wording/due-minute.ts';

type Of = Pick<Assignment, 'id' | 'dueAt'>;

/** Seven positions, and “did not know enough yet” after them. */
const places = 8;

/**
 * How a class moved, or why that is hidden: `never` when there is no due date, `not due` until everybody's time is up.
 * That has no date, because it may be an extension's. `rows[before][after]` counts learners.
 */
export type Moves =
	| { hidden: 'never' | 'not due' | 'few'; n?: never; rows?: never }
	| { hidden: null; n: number; rows: number[][] };

const before = alias(stance, 'before');
const after = alias(stance, 'after');
const place = (moment: typeof before | typeof after) =>
	sql<number>`case when ${moment.view} = 'held' then ${moment.position} - 1 else ${places - 1} end`;

/**
 * The stances of a class before and after reading, as totals only. They are counted when everybody's time is up and
 * at least five gave both, and then stored: nobody is taken out of them later, and latecomers are added in groups of
 * at least five, because a difference of one would show whose stance it is. Counts, if there is somebody to count,
 * in its own transaction; on a disk that can't be written to, only what was counted before is shown.
 */
export function moves(assignment: Of, now = Date.now()): Moves {
	const why = waits(assignment, now);
	if (!why && waiting(assignment).length >= fewest)
		ifWritable(() => transact(() => add(assignment)));
	const cells = db
		.select({ from: classMove.from, to: classMove.to, n: classMove.learners })
		.from(classMove)
		.where(eq(classMove.assignmentId, assignment.id))
		.all();
	const n = cells.reduce((sum, cell) => sum + cell.n, 0);
	if (!n) return { hidden: why ?? 'few' };
	const rows = Array.from({ length: places }, () => Array.from({ length: places }, () => 0));
	for (const { from, to, n } of cells) rows[from]?.splice(to, 1, n);
	return { hidden: null, n, rows };
}

/** Why nobody can be counted now: there is no due date, or somebody still has time; null when time is up. */
function waits(assignment: Of, now: number): 'never' | 'not due' | null {
	if (assignment.dueAt === null) return 'never';
	if (!hasPassed(assignment.dueAt, now)) return 'not due';
	const later = db
		.select()
		.from(extension)
		.where(and(eq(extension.assignmentId, assignment.id), not(passed(extension.dueAt, now))))
		.get();
	return later ? 'not due' : null;
}

/** Learners who handed in, gave both stances and are not counted yet, by their latest submission. */
const waiting = (assignment: Of) =>
	db
		.select({ notebookId: notebook.id, from: place(before), to: place(after) })
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(before, and(eq(before.attemptId, attempt.id), eq(before.moment, 'before')))
		.innerJoin(after, and(eq(after.attemptId, attempt.id), eq(after.moment, 'after')))
		.where(
			and(
				handedIn(assignment),
				// checked first, because in a class that is counted it leaves nobody
				notExists(db.select().from(classMoved).where(eq(classMoved.notebookId, notebook.id))),
				ne(before.view, 'declined'),
				ne(after.view, 'declined')
			)
		)
		.all();

/** Adds everybody who is not counted yet. The totals and the list of who is counted are stored apart. */
function add(assignment: Of) {
	const all = waiting(assignment);
	if (all.length < fewest) return;
	const ids = JSON.stringify(all.map(({ notebookId }) => notebookId));
	db.insert(classMoved)
		.select(sql`select value from json_each(${ids})`)
		.run();
	const cells = Map.groupBy(all, ({ from, to }) => from * places + to);
	for (const [cell, { length: learners }] of cells)
		db.insert(classMove)
			.values({
				assignmentId: assignment.id,
				from: Math.floor(cell / places),
				to: cell % places,
				learners
			})
			.onConflictDoUpdate({
				target: [classMove.assignmentId, classMove.from, classMove.to],
				set: { learners: sql`${classMove.learners} + excluded.learners` }
			})
			.run();
}
