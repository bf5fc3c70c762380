import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { State } from '#lib/address/review-queue.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { assignment, course, membership } from '#lib/server/db/schema/course.ts';
import { review } from '#lib/server/db/schema/review.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import * as hiddenNames from './hidden-names.ts';
import { hasPassed } from '#lib/wording/due-minute.ts';
import { newest, newestHandedIn } from '#lib/server/notebook/notebooks.ts';
import type { User } from '#lib/server/account/users.ts';

const before = alias(attempt, 'before');
const open = alias(attempt, 'open');

/**
 * Each learner's latest submission for an assignment with the state of its review, sorted by name or, where names
 * are hidden from this instructor, by alias. `shuffled` gives a stable order that reveals nothing. Withdrawn ones are
 * listed, and nothing in them can be opened but a released review. Three queries.
 * @param assignment from `assignments.taught`
 */
export function submissions(
	assignment: Assignment,
	{ hidden, moment, aliases: known } = hiddenNames.mask(assignment)
) {
	const all = handed(assignment);
	const aliases = new Map(
		(hidden ? known : hiddenNames.classAliases(assignment)).map(({ userId, alias }) => [
			userId,
			alias
		])
	);
	const rows = all.map(({ userId, name, ...row }) => {
		const alias = aliases.get(userId) ?? '';
		return {
			id: row.id,
			notebookId: row.notebookId,
			number: row.number,
			/** Where names are hidden, only the day. */
			at: row.at && moment(row.at),
			alias,
			name: hidden ? `Student ${alias}` : name || 'Deleted account',
			late: row.at !== null && hasPassed(row.dueThen, row.at),
			state: stateOf(row),
			/** Whether a review was begun, so that there is something to release. */
			begun: row.reviewId !== null,
			override: row.override,
			released: row.releasedAt !== null,
			done: row.doneAt !== null
		};
	});
	const by = (key: 'alias' | 'name') => (one: Named, other: Named) =>
		one[key].localeCompare(other[key], 'en') || one.alias.localeCompare(other.alias, 'en');
	return rows.toSorted(by(hidden ? 'alias' : 'name'));
}

/**
 * How many submissions await a review in each assignment of the courses that a person teaches, without archived
 * ones. Finished, released, returned and withdrawn ones don't count. One query, which starts from the person's
 * memberships and so never reads other courses.
 * @param courseId only of this course
 */
export const waiting = (who: Pick<User, 'id'>, courseId?: number) =>
	db
		.select({
			id: assignment.id,
			title: assignment.title,
			courseName: course.name,
			n: count()
		})
		.from(membership)
		.innerJoin(course, eq(course.id, membership.courseId))
		.innerJoin(assignment, eq(assignment.courseId, course.id))
		.innerJoin(notebook, eq(notebook.assignmentId, assignment.id))
		.innerJoin(attempt, and(eq(attempt.notebookId, notebook.id), eq(attempt.number, newest)))
		.leftJoin(review, eq(review.submissionId, attempt.id))
		.where(
			and(
				eq(membership.userId, who.id),
				eq(membership.role, 'instructor'),
				isNull(membership.leftAt),
				courseId === undefined ? undefined : eq(course.id, courseId),
				isNull(course.archivedAt),
				isNull(assignment.archivedAt),
				isNotNull(attempt.handedInAt),
				isNull(attempt.returnedAt),
				isNull(review.doneAt),
				isNull(review.releasedAt)
			)
		)
		.groupBy(assignment.id)
		.orderBy(asc(course.name), asc(assignment.title), asc(assignment.id))
		.all();

type Named = { alias: string; name: string };

/** The rows in the order that is the same for every instructor, whether names are hidden or not. */
export const shuffled = <T extends Named>(rows: T[]): T[] =>
	rows.toSorted((one, other) => one.alias.localeCompare(other.alias, 'en'));

const handed = (assignment: Assignment) =>
	db
		.select({
			id: attempt.id,
			notebookId: attempt.notebookId,
			number: attempt.number,
			at: attempt.handedInAt,
			dueThen: attempt.dueThen,
			returnedAt: attempt.returnedAt,
			returnedBefore: before.returnedAt,
			openId: open.id,
			userId: notebook.userId,
			name: user.name,
			reviewId: review.id,
			override: review.override,
			doneAt: review.doneAt,
			releasedAt: review.releasedAt
		})
		.from(notebook)
		.innerJoin(
			attempt,
			and(eq(attempt.notebookId, notebook.id), eq(attempt.number, newestHandedIn))
		)
		.innerJoin(user, eq(user.id, notebook.userId))
		.leftJoin(
			before,
			and(
				eq(before.notebookId, notebook.id),
				eq(before.number, sql`${attempt.number} - 1`),
				isNotNull(before.returnedAt)
			)
		)
		.leftJoin(open, and(eq(open.notebookId, notebook.id), isNull(open.handedInAt)))
		.leftJoin(review, eq(review.submissionId, attempt.id))
		.where(eq(notebook.assignmentId, assignment.id))
		.orderBy(asc(attempt.id))
		.all();

function stateOf(row: Omit<ReturnType<typeof handed>[number], 'userId' | 'name'>): State {
	if (row.returnedAt !== null) return 'returned';
	if (row.openId !== null) return 'taken back';
	if (row.releasedAt !== null) return 'released';
	if (row.doneAt !== null) return 'done';
	if (row.reviewId !== null) return 'draft';
	return row.returnedBefore === null ? 'to review' : 'resubmitted';
}
