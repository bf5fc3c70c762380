import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { total } from '#lib/statistics/score-total.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { type Cell, head, rows } from './csv.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { review } from '#lib/server/db/schema/review.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as scores from '#lib/server/review/scores.ts';
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

/** All totals, by the learners' numbers in the course, and the possible maximum. Two queries. */
export function grades(assignment: Assignment): { most: number; all: Grade[] } {
	const part = scope.part(assignment);
	const reviews = db
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
		.where(
			and(
				eq(notebook.assignmentId, assignment.id),
				isNotNull(review.releasedAt),
				eq(attempt.number, newestReleased)
			)
		)
		.orderBy(asc(membership.alias))
		.all();
	const stored = scores.ofReviews(reviews.map(({ reviewId }) => reviewId));
	const given = Map.groupBy(stored, ({ reviewId }) => reviewId);
	const sum = (of: typeof stored = []) => total(scores.sheet(part, of));
	return {
		most: sum().of,
		all: reviews.map(({ reviewId, override, username, email, ...rest }) => ({
			...rest,
			username,
			email: username ? null : email,
			points: override ?? sum(given.get(reviewId)).points
		}))
	};
}

/** Columns that Canvas takes for totals of its own and drops. It tells capital letters from small ones. */
const totals = /(Current|Final|Override) (Score|Points|Grade|Status)/g;
/** The headings of the columns that Canvas knows students by. */
const known = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Integration ID'];

/** The title of an assignment as a heading that Canvas takes for an assignment. */
export function canvasTitle(title: string): string {
	// Canvas would take a number in brackets at the end for the id of an assignment
	const heading = title
		.replace(/\s*\((\d+)\)\s*$/, ' $1')
		.replace(totals, (_, one: string, other: string) => `${one} ${other.toLowerCase()}`);
	return known.includes(heading.trim()) ? `${heading.trim()} (assignment)` : heading;
}

/** A name as Canvas could write it either way round, “Ada Lind” or “Lind, Ada”. */
const plainly = (name: string) =>
	name.toLowerCase().split(',').toReversed().join(' ').trim().replace(/\s+/g, ' ');

/** The names that more than one person of the class has. One query. */
function shared({ courseId }: Assignment): Set<string> {
	const names = db
		.select({ name: user.name })
		.from(membership)
		.innerJoin(user, eq(user.id, membership.userId))
		.where(and(eq(membership.courseId, courseId), isNull(membership.leftAt)))
		.all()
		.map(({ name }) => plainly(name));
	return new Set(names.filter((name, i) => names.indexOf(name) !== i));
}

export type Gradebook = ReturnType<typeof of>;

/**
 * The released grades by the file that they are in. No grade is in a file where the other system could take it for
 * somebody else’s: Canvas looks for the name if it doesn’t know the login, and Moodle gives a row without a login to
 * the student of the row before.
 * @param assignment from `assignments.taught`
 */
export function of(assignment: Assignment) {
	const { most, all } = grades(assignment);
	const twice = shared(assignment);
	const unsure = ({ name }: Grade) => twice.has(plainly(name)) || /Points Possible/.test(name);
	const login = ({ username, email }: Grade) => username ?? email;
	const username = all.filter((one) => one.username);
	const email = all.filter((one) => !one.username && one.email);
	const byEmail = !username.length;
	return {
		most,
		all,
		canvas: all.filter((one) => login(one) && !unsure(one)),
		/** Those whose marks must be entered in Canvas by hand. */
		canvasLeft: all.filter((one) => !login(one) || unsure(one)),
		/** What `moodle.csv` finds students by: user names if anybody has one. */
		moodleBy: byEmail ? ('email' as const) : ('username' as const),
		moodle: byEmail ? email : username,
		/** Those in a file of their own, because they sign in by email and others don’t. */
		moodleEmail: byEmail ? [] : email,
		moodleLeft: all.filter((one) => !login(one))
	};
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
	const { most, canvas } = of(assignment);
	const title = canvasTitle(assignment.title);
	const columns = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', title];
	yield rows([columns, ['    Points Possible', '', '', '', '', most]]);
	yield rows(
		canvas.map(({ name, email, username, points }): Cell[] => [
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
	const { moodleBy, moodle } = of(assignment);
	return moodleRows(assignment, moodleBy, moodle);
}

/** The same for those who sign in by email in a class where others have user names. @throws Refusal as `canvas` */
export function moodleEmail(assignment: Assignment): Iterable<string> {
	hiddenNames.demandNames(assignment);
	return moodleRows(assignment, 'email', of(assignment).moodleEmail);
}

/** The headings that find students. */
export const moodleKeys = { username: 'Username', email: 'Email address' } as const;

function* moodleRows(
	{ title }: Assignment,
	key: keyof typeof moodleKeys,
	graded: Grade[]
): Generator<string> {
	yield head(['Full name', moodleKeys[key], title, 'Feedback']);
	yield rows(
		graded.map(({ name, points, comment, ...login }): Cell[] => [
			name,
			login[key] ?? '',
			points,
			// a hyphen at the start could begin a formula and would get an apostrophe; a dash reads the same and can't
			comment.replace(/^(\s*)-/, '$1–')
		])
	);
}
