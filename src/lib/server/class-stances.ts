import { and, count, eq, max, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { fewest } from '#lib/heat.ts';
import type { Assignment } from './assignments.ts';
import { db } from './db/index.ts';
import { extension } from './db/schema/course.ts';
import { stance } from './db/schema/findings.ts';
import { attempt, notebook } from './db/schema/work.ts';

type Of = Pick<Assignment, 'id' | 'dueAt'>;

/** Seven places, and after them “did not know enough yet”. */
const places = 8;

/** How a class moved, or why that is not shown: `never` when it is never due. `rows[before][after]` are learners. */
export type Moves =
	| { hidden: 'never' | 'not due' | 'few'; n?: never; rows?: never }
	| { hidden: null; n: number; rows: number[][] };

/**
 * What tells who was in time: as long as it is the same, and nothing is handed in, stances move nowhere. Before everybody's
 * time is up, whoever was given more of it included, nothing depends on when that will be.
 */
export function standing(of: Of, now = Date.now()): 'never' | 'not due' | number[] {
	if (of.dueAt === null) return 'never';
	if (of.dueAt >= now) return 'not due';
	const { last, ...rest } = db
		.select({
			last: sql<number>`coalesce(max(${extension.dueAt}), 0)`,
			n: count(),
			until: sql<number>`total(${extension.dueAt})`,
			given: sql<number>`total(${extension.at})`
		})
		.from(extension)
		.where(eq(extension.assignmentId, of.id))
		.all()[0] ?? { last: 0 };
	return last > now ? 'not due' : [of.dueAt, ...Object.values(rest)];
}

const before = alias(stance, 'before');
const after = alias(stance, 'after');
const place = (of: typeof before | typeof after) =>
	sql<number>`case when ${of.view} = 'held' then ${of.position} - 1 else ${places - 1} end`;

/**
 * Where a class stood before reading and where after it, in numbers alone: nobody's, in no selection, and only when at
 * least five said both. What counts is what was handed in last in time, with more time only where it was
 * given before the class was due: else a late one, or one more hand-in, would show by what it changes whose it is.
 */
export function moves(of: Of, now = Date.now()): Moves {
	const when = standing(of, now);
	if (typeof when === 'string') return { hidden: when };
	const inTime = db
		.select({ notebookId: attempt.notebookId, number: max(attempt.number).as('last_number') })
		.from(attempt)
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.leftJoin(
			extension,
			and(eq(extension.assignmentId, of.id), eq(extension.userId, notebook.userId))
		)
		.where(
			and(
				eq(notebook.assignmentId, of.id),
				sql`${attempt.handedInAt} <= case when ${extension.at} <= ${of.dueAt}
					then max(${extension.dueAt}, ${of.dueAt}) else ${of.dueAt} end`
			)
		)
		.groupBy(attempt.notebookId)
		.as('in_time');
	const counted = db
		.select({ from: place(before), to: place(after), n: count() })
		.from(inTime)
		.innerJoin(
			attempt,
			and(eq(attempt.notebookId, inTime.notebookId), eq(attempt.number, inTime.number))
		)
		.innerJoin(before, and(eq(before.attemptId, attempt.id), eq(before.moment, 'before')))
		.innerJoin(after, and(eq(after.attemptId, attempt.id), eq(after.moment, 'after')))
		.where(and(ne(before.view, 'declined'), ne(after.view, 'declined')))
		.groupBy(sql`1`, sql`2`)
		.all();
	const n = counted.reduce((sum, row) => sum + row.n, 0);
	if (n < fewest) return { hidden: 'few' };
	const rows = Array.from({ length: places }, (_, from) =>
		Array.from(
			{ length: places },
			(_, to) => counted.find((row) => row.from === from && row.to === to)?.n ?? 0
		)
	);
	return { hidden: null, n, rows };
}
