import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { total } from '#lib/statistics/score-total.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { type Cell, head, rows } from './csv.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { level } from '#lib/server/db/schema/lesson.ts';
import { review, score } from '#lib/server/db/schema/review.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import { newestReleased } from '#lib/server/review/counted-work.ts';
import { counted } from '#lib/server/notebook/notebooks.ts';

/**
 * A learner's total for the gradebook of another system, from their newest released review, also if they have
 * withdrawn their work since. Learners without one are left out, because an empty cell would delete a grade there.
 */
type Grade = {
	name: string;
	/** Their login: an email address or a user name. */
	email: string | null;
	username: string | null;
	points: number;
	comment: string;
	/** Whether they have withdrawn their work. */
	withdrawn: boolean;
};

/** The review is the newest released one of its notebook. */
const released = (assignment: Assignment) =>
	and(
		eq(notebook.assignmentId, assignment.id),
		isNotNull(review.releasedAt),
		eq(attempt.number, newestReleased)
	);

/** All totals, by the learners' numbers in the course, and the possible maximum. Two queries. */
export function grades(assignment: Assignment): { most: number; all: Grade[] } {
	const criteria = scope.criteria(scope.part(assignment));
	const given = db
		.select({ reviewId: score.reviewId, criterionId: score.criterionId, level: level.ordinal })
		.from(score)
		.innerJoin(review, eq(review.id, score.reviewId))
		.innerJoin(attempt, eq(attempt.id, review.submissionId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(level, eq(level.id, score.levelId))
		.where(released(assignment))
		.all();
	const scores = Map.groupBy(given, ({ reviewId }) => reviewId);
	const sum = (reviewId: number | null) =>
		total(
			criteria.map(({ id, levels }) => {
				const mine = scores.get(reviewId ?? 0)?.find(({ criterionId }) => criterionId === id);
				return { levels, level: mine?.level ?? null };
			})
		);
	const all = db
		.select({
			reviewId: review.id,
			name: user.name,
			email: user.email,
			username: user.username,
			comment: review.comment,
			override: review.override,
			withdrawn: sql`${counted} is null`.mapWith(Boolean)
		})
		.from(review)
		.innerJoin(attempt, eq(attempt.id, review.submissionId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(user, eq(user.id, notebook.userId))
		.innerJoin(
			membership,
			and(
				eq(membership.courseId, assignment.courseId),
				eq(membership.userId, user.id),
				isNull(membership.leftAt)
			)
		)
		.where(released(assignment))
		.orderBy(asc(membership.alias))
		.all()
		.map(({ reviewId, override, username, email, ...rest }) => ({
			...rest,
			username,
			email: username ? null : email,
			points: override ?? sum(reviewId).points
		}));
	return { most: sum(null).of, all };
}

/**
 * The grades as Canvas imports them: its own columns, the maximum in the row “Points Possible”, learners matched by
 * login or name. See Canvas' `GradebookImporter`.
 * @param assignment from `assignments.taught`
 * @throws Refusal `closed` while names are hidden from this instructor
 */
export function canvas(assignment: Assignment): Iterable<string> {
	hiddenNames.demandNames(assignment);
	return canvasRows(assignment);
}

function* canvasRows(assignment: Assignment): Generator<string> {
	const { most, all } = grades(assignment);
	// Canvas would take a number in brackets at the end for the id of an assignment
	const title = assignment.title.replace(/\s*\((\d+)\)\s*$/, ' $1');
	const columns = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', title];
	yield rows([columns, ['    Points Possible', '', '', '', '', most]]);
	yield rows(
		all.map(({ name, email, username, points }): Cell[] => [
			name,
			'',
			'',
			username ?? email ?? '',
			assignment.courseName,
			points
		])
	);
}

/**
 * The grades for Moodle, whose import lets teachers choose the columns: user name or email address, points, and the
 * overall comment as feedback. See Moodle's `gradeimport_csv`.
 * @param assignment from `assignments.taught`
 * @throws Refusal as `canvas`
 */
export function moodle(assignment: Assignment): Iterable<string> {
	hiddenNames.demandNames(assignment);
	return moodleRows(assignment);
}

function* moodleRows(assignment: Assignment): Generator<string> {
	yield head(['Full name', 'Username', 'Email address', assignment.title, 'Feedback']);
	yield rows(
		grades(assignment).all.map(({ name, email, username, points, comment }): Cell[] => [
			name,
			username ?? '',
			email ?? '',
			points,
			comment
		])
	);
}
