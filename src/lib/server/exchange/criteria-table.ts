import { and, eq, sql } from 'drizzle-orm';
import * as scope from '#lib/server/assignment/scope.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { counted } from '#lib/server/notebook/notebooks.ts';
import { newestReleased } from '#lib/server/review/counted-work.ts';
import * as scores from '#lib/server/review/scores.ts';
import { type Handed, parts, who, whose } from './class-tables.ts';
import { type Cell, head, iso, rows } from './csv.ts';

/**
 * The attempt is its learner's latest submission or, if they have withdrawn that, their newest one whose review is
 * released: scores that were given stay.
 */
const scorable = (assignment: Pick<Assignment, 'id'>) =>
	and(
		eq(notebook.assignmentId, assignment.id),
		sql`${attempt.number} = coalesce(${counted}, ${newestReleased})`
	);

const scored = (attempts: number[]) =>
	scores.ofSubmissions(attempts).map((row) => ({ ...row, attemptId: row.submissionId }));

/** Levels are counted from 1. What was left blank has none, and 0 points. */
const levelCell = (of?: { level: number | null; blank: boolean }): Cell =>
	of?.blank ? 'left blank' : of?.level == null ? '' : of.level + 1;

/**
 * One row per criterion that is asked; level and points are empty where there is no score yet. A released review
 * stays when its work is withdrawn, and says so.
 */
export function* criteria(assignment: Assignment): Generator<string> {
	const due = scope.criteria(scope.part(assignment));
	const about = ['Criterion', 'Name', 'Level', 'Of', 'Points', 'Comment', 'Released at'];
	yield head([...who, ...about, 'Withdrawn']);
	const written = (one: Handed, found: ReturnType<typeof scored>) =>
		due.map(({ key, name, levels }): Cell[] => {
			const mine = found.find((its) => its.key === key);
			return [
				...whose(one),
				key,
				name,
				levelCell(mine),
				levels.length,
				mine?.points ?? '',
				mine?.remark ?? '',
				iso(mine?.releasedAt ?? null),
				one.withdrawn ? 'yes' : ''
			];
		});
	const all = parts(assignment, scored, written, scorable(assignment));
	for (const part of all) yield rows(part);
}
