import { and, asc, count, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Detail } from '#lib/server/audit-log.ts';
import { between, type Chosen, type Change, changes, sound, type State } from './rules.ts';
import { type Assignment, put } from './assignments.ts';
import { confirmPast } from './past-dates.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { work } from '#lib/server/db/triggers.ts';
import { first } from './reading-order.ts';
import { Refusal } from '#lib/server/refusal.ts';

/** How far the class is, which decides what may change. One query. */
export function state(assignment: Assignment): State {
	const written = work.map(
		(table) => sql`exists (select 1 from ${sql.identifier(table)} where attempt_id = ${attempt.id})`
	);
	const handedIn = db
		.select({ n: count(attempt.handedInAt), begun: count() })
		.from(attempt)
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.where(
			and(eq(notebook.assignmentId, assignment.id), or(isNotNull(attempt.handedInAt), ...written))
		)
		.get();
	if (handedIn?.n) return 'handed in';
	return handedIn?.begun ? 'begun' : 'no work';
}

/** What may change now: true, or the reason why not, for the page to show. */
export function allowed(assignment: Assignment): Record<Change, true | string> {
	const now = state(assignment);
	return Object.fromEntries(
		Object.entries(changes).map(([change, by]) => [change, by[now]])
	) as Record<Change, true | string>;
}

/**
 * Changes the choices of an assignment, all or none, and logs changes of dates and of who sees what. The same
 * choices again do nothing.
 * @param sure whether a new due date that has passed is meant
 * @throws Refusal `invalid` for choices that contradict each other; `closed` for what may no longer change;
 * `incomplete` for a new due date that has passed, unless it is sure
 */
export function change(assignment: Assignment, chosen: Chosen, sure = false): Assignment {
	return transact(() => {
		const to = sound(chosen, assignment.editionId);
		const wanted = between(assignment, to);
		if (!wanted.length) return assignment;
		const may = allowed(assignment);
		for (const one of wanted) {
			const why = may[one];
			if (why !== true) throw new Refusal('closed', `${why} Nothing was changed.`);
		}
		const { dueAt } = to;
		// only what is new is said
		const dates = { dueAt, opensAt: to.opensAt === assignment.opensAt ? null : to.opensAt };
		if (dueAt !== assignment.dueAt) confirmPast(dates, assignment.timeZone, sure);
		const now = put(assignment, to, 'changed', logDetail(assignment, to, wanted));
		if (wanted.includes('order')) redraw(now);
		return now;
	});
}

const watched = ['opensAt', 'dueAt', 'late', 'sharing', 'sharingNames', 'modelsAt'] as const;

/** The changes by name, with old and new dates and rules. Never anything that somebody typed. */
export function logDetail(from: Chosen, to: Chosen, wanted: Change[]): Detail {
	const moved = watched.filter((key) => from[key] !== to[key]);
	return {
		what: wanted.join(', '),
		...Object.fromEntries(moved.map((key) => [`${key} before`, from[key]])),
		...Object.fromEntries(moved.map((key) => [key, to[key]]))
	};
}

/** Draws again which article comes first, for learners who have opened it and written nothing. */
function redraw(assignment: Assignment) {
	const opened = db
		.select({ id: notebook.id })
		.from(notebook)
		.where(eq(notebook.assignmentId, assignment.id))
		.orderBy(asc(notebook.id))
		.all();
	opened.forEach(({ id }, n) => {
		const firstSide = assignment.order === 'balanced' ? first(assignment.orderSeed, n) : 'a';
		db.update(notebook).set({ firstSide }).where(eq(notebook.id, id)).run();
	});
}
