import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import * as scope from '#lib/server/assignment/scope.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { extension, membership } from '#lib/server/db/schema/course.ts';
import { stance } from '#lib/server/db/schema/findings.ts';
import { review } from '#lib/server/db/schema/review.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import * as attemptCounts from '#lib/server/notebook/attempt-counts.ts';
import { hasPassed } from '#lib/wording/due-minute.ts';
import { counted, newest } from '#lib/server/notebook/notebooks.ts';
import { Refusal } from '#lib/server/refusal.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';

export type Row = ReturnType<typeof of>[number];

/** How far a learner is with an assignment. `returned`: working on what was sent back. */
export type Standing = 'not started' | 'working' | 'handed in' | 'returned';

/**
 * The progress of a class, one row a learner, by alias: numbers and times, no words. Of a stance only whether it was
 * given. Learners who left are listed if they had begun. Six queries, however large the class.
 * @param assignment from `assignments.taught`
 */
export function of(assignment: Assignment, now = Date.now()) {
	const rows = seats(assignment);
	const attempts = rows.flatMap(({ attemptId }) => attemptId ?? []);
	const notes = attemptCounts.notes(attempts);
	const points = attemptCounts.judgements(attempts);
	const answers = attemptCounts.answers(attempts);
	const stood = given(attempts);
	const part = scope.part(assignment);
	const all = {
		points: scope.pointsAsked(part).length,
		questions: scope.questions(part).length
	};
	const submitted = earlier(assignment);
	return rows.map(({ place, attemptId, ...row }) => {
		const last = submitted.get(row.notebookId ?? 0) ?? null;
		const { number, handedInAt } = row;
		const standing: Standing =
			number === null
				? 'not started'
				: handedInAt !== null
					? 'handed in'
					: last?.returnedAt
						? 'returned'
						: 'working';
		const due = assignment.dueAt === null ? null : Math.max(row.dueAt ?? 0, assignment.dueAt);
		return {
			...row,
			dueAt: due,
			extended: due !== assignment.dueAt,
			standing,
			/** Whether they continue with what they handed in without its having been sent back. */
			withdrawn: standing === 'working' && (number ?? 0) > 1,
			/** Their last step. */
			step: place?.replace(/\?.*/, '') ?? null,
			notes: { a: notes(attemptId, 'a'), b: notes(attemptId, 'b') },
			points: { done: points(attemptId), of: all.points },
			answers: { ...answers(attemptId), of: all.questions },
			stance: {
				before: stood.has(`${attemptId} before`),
				after: stood.has(`${attemptId} after`)
			},
			/** Their latest submission, also while they continue with it because it was sent back. */
			last,
			/** Whether it was handed in late. */
			late: last !== null && hasPassed(last.dueThen, last.at),
			/** Whether they have handed in nothing, and their due date has passed. */
			overdue: last === null && hasPassed(due, now),
			/** Whether a submission awaits review. */
			waiting: handedInAt !== null && last?.returnedAt === null && !last.reviewed
		};
	});
}

/**
 * The overview for a page. Where names are hidden from this instructor, learners have aliases and are in their order,
 * and times are days.
 */
export function shown(
	assigned: Assignment,
	rows = of(assigned),
	{ hidden, aliases: all, moment } = hiddenNames.mask(assigned)
): Row[] {
	if (!hidden) return rows;
	const places = new Map(
		all.map(({ userId, alias }, i) => [userId, { name: `Student ${alias}`, i }])
	);
	const day = (at: number | null) => at && moment(at);
	return rows
		.map((row) => {
			const { name, i } = places.get(row.userId) ?? { name: '', i: all.length };
			const { dueAt, extended, lastAt, openedAt, handedInAt, last } = row;
			return {
				...row,
				name,
				alias: i + 1,
				dueAt: extended ? day(dueAt) : dueAt,
				lastAt: day(lastAt),
				openedAt: day(openedAt),
				handedInAt: day(handedInAt),
				last: last && {
					...last,
					at: moment(last.at),
					dueThen: day(last.dueThen),
					returnedAt: day(last.returnedAt)
				}
			};
		})
		.toSorted((one, other) => one.alias - other.alias);
}

function among(rows: Row[], learners: string[]): Row[] {
	const all = new Set(learners);
	return rows.filter(({ userId }) => all.has(userId));
}

/**
 * Those of these learners for whom a reminder is, by name or alias, in groups that have the same due date; the others
 * have handed in or left. Who works on what was sent back after the due date has none, nor has anybody while names are
 * hidden: an extension would say who it is.
 * @throws Refusal `closed` where it is for nobody
 */
export function reminded(assigned: Assignment, learners: string[], now = Date.now()) {
	const rows = of(assigned);
	const mask = hiddenNames.mask(assigned);
	const names = new Map(shown(assigned, rows, mask).map(({ userId, name }) => [userId, name]));
	const named = (some: Row[]) =>
		some
			.map(({ userId }) => names.get(userId) ?? '')
			.toSorted((one, other) => one.localeCompare(other, 'en'));
	const asked = among(rows, learners);
	const open = asked.filter(({ standing, leftAt }) => standing !== 'handed in' && leftAt === null);
	if (!open.length)
		throw new Refusal(
			'closed',
			'These students have all handed in or left the class, so none needs a reminder.'
		);
	const groups = Map.groupBy(open, ({ standing, dueAt }) =>
		mask.hidden || (standing === 'returned' && hasPassed(dueAt, now)) ? null : dueAt
	);
	return {
		groups: [...groups].map(([dueAt, some]) => ({
			dueAt,
			passed: hasPassed(dueAt, now),
			names: named(some)
		})),
		others: named(asked.filter((row) => !open.includes(row)))
	};
}

/** The ids of those of these learners who are still in the class. */
export const seated = (assigned: Assignment, learners: string[]) =>
	among(of(assigned), learners).flatMap(({ userId, leftAt }) => (leftAt === null ? [userId] : []));

/** What these learners have handed in and not continued, by notebook and number. */
export const handedIn = (assigned: Assignment, learners: string[]) =>
	among(of(assigned), learners).flatMap(({ standing, notebookId, number }) =>
		standing === 'handed in' && notebookId && number ? [{ notebookId, number }] : []
	);

/** Every learner, with their notebook and newest attempt if they have begun. */
const seats = (assignment: Assignment) =>
	db
		.select({
			userId: membership.userId,
			name: user.name,
			alias: membership.alias,
			leftAt: membership.leftAt,
			notebookId: notebook.id,
			place: notebook.place,
			lastAt: notebook.lastAt,
			attemptId: attempt.id,
			openedAt: notebook.openedAt,
			number: attempt.number,
			handedInAt: attempt.handedInAt,
			dueAt: extension.dueAt
		})
		.from(membership)
		.innerJoin(user, eq(user.id, membership.userId))
		.leftJoin(
			notebook,
			and(eq(notebook.assignmentId, assignment.id), eq(notebook.userId, membership.userId))
		)
		.leftJoin(attempt, and(eq(attempt.notebookId, notebook.id), eq(attempt.number, newest)))
		.leftJoin(
			extension,
			and(eq(extension.assignmentId, assignment.id), eq(extension.userId, membership.userId))
		)
		.where(
			and(
				eq(membership.courseId, assignment.courseId),
				eq(membership.role, 'learner'),
				or(isNull(membership.leftAt), sql`${notebook.id} is not null`)
			)
		)
		.orderBy(membership.alias)
		.all();

/** The latest submission of each notebook, unless it is withdrawn. */
function earlier(assignment: Assignment) {
	const rows = db
		.select({
			notebookId: notebook.id,
			id: attempt.id,
			number: attempt.number,
			at: attempt.handedInAt,
			dueThen: attempt.dueThen,
			returnedAt: attempt.returnedAt,
			reviewed: sql`coalesce(${review.releasedAt}, ${review.doneAt}) is not null`.mapWith(Boolean)
		})
		.from(attempt)
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.leftJoin(review, eq(review.submissionId, attempt.id))
		.where(and(eq(notebook.assignmentId, assignment.id), eq(attempt.number, counted)))
		.all();
	return new Map(
		rows.flatMap(({ notebookId, at, ...rest }) =>
			at === null ? [] : [[notebookId, { at, ...rest }] as const]
		)
	);
}

/** Which stances were given: that they exist, and nothing of them. */
function given(attempts: number[]) {
	const rows = db
		.select({ attemptId: stance.attemptId, moment: stance.moment })
		.from(stance)
		.where(inArray(stance.attemptId, attempts))
		.all();
	return new Set(rows.map(({ attemptId, moment }) => `${attemptId} ${moment}`));
}
