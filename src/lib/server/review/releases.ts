import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { taughtBy } from '#lib/server/course/courses.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { assignment } from '#lib/server/db/schema/course.ts';
import { review } from '#lib/server/db/schema/review.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { inSight, type Submitted } from '#lib/server/notebook/notebooks.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { unscoredReviewsWords, unscoredWords } from '#lib/wording/unscored.ts';
import * as scores from './scores.ts';
import type { Withdrawn } from './submission-access.ts';

/** Reviews with their notebook and attempt. */
const held = () =>
	db
		.select({
			id: review.id,
			submissionId: attempt.id,
			notebook: notebook.id,
			number: attempt.number,
			courseId: assignment.courseId,
			releasedAt: review.releasedAt
		})
		.from(review)
		.innerJoin(attempt, eq(attempt.id, review.submissionId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(assignment, eq(assignment.id, notebook.assignmentId));

type Of = Pick<Assignment, 'id' | 'by' | 'courseId'>;

/** Reviews that wait to be released, without those of withdrawn work: all finished ones, or of these submissions. */
const releasable = (of: Of, which?: number[]) =>
	held()
		.where(
			and(
				eq(assignment.id, of.id),
				taughtBy({ id: of.by }, assignment.courseId),
				isNull(review.releasedAt),
				inSight,
				which ? inArray(attempt.id, which) : isNotNull(review.doneAt)
			)
		)
		.all();

type Releasable = ReturnType<typeof releasable>;

/** Releases reviews. Part of a transaction. @returns how many were released */
function release(of: Of, rows: Releasable): number {
	const at = Date.now();
	const ids = rows.map(({ id }) => id);
	db.update(review)
		// a release that is undone leaves those finished that were finished before
		.set({ releasedAt: at, releasedBy: of.by, doneAt: sql`coalesce(${review.doneAt}, ${at})` })
		.where(inArray(review.id, ids))
		.run();
	for (const { notebook, number } of rows) note(of, notebook, 'review released', number);
	return rows.length;
}

/** Whether reviews may be released with criteria that have no score. */
type Allowed = { unscored?: boolean };

/** The criteria without a score in each of these reviews that has any. */
function unscored(part: scope.Part, rows: Releasable) {
	const ids = rows.map(({ submissionId }) => submissionId);
	const left = [...scores.progress(part, ids)].map(([submissionId, { unscored }]) => {
		return { submissionId, criteria: unscored };
	});
	return left.filter(({ criteria }) => criteria.length);
}

function releaseAll(assignment: Assignment, { unscored: allowed }: Allowed, which?: number[]) {
	return transact(() => {
		const rows = releasable(assignment, which);
		const left = allowed ? [] : unscored(scope.part(assignment), rows);
		if (left.length)
			throw new Refusal('unscored', `${unscoredReviewsWords(left.length)} Release anyway?`, left);
		return release(assignment, rows);
	});
}

/**
 * Releases the reviews of these submissions, finished or not. Skips those that are released already, have no review
 * or belong to another assignment.
 * @returns how many were released
 * @throws Refusal `unscored` with those that have criteria without a score, unless that is allowed; none is released
 */
export const some = (
	assignment: Assignment,
	submissions: number[],
	allowed: Allowed = {}
): number => releaseAll(assignment, allowed, submissions);

/** Releases every finished review. @returns how many were released @throws Refusal as `some` */
export const all = (assignment: Assignment, allowed: Allowed = {}): number =>
	releaseAll(assignment, allowed);

/**
 * Releases one.
 * @throws Refusal `incomplete` where no review was begun; `unscored` where criteria have no score, unless that is
 * allowed
 */
export function one(submission: Submitted, allowed: Allowed = {}) {
	transact(() => {
		const begun = db
			.select()
			.from(review)
			.where(eq(review.submissionId, submission.attemptId))
			.get();
		if (!begun || !submission.assignment)
			throw new Refusal(
				'incomplete',
				'There is nothing to release yet. Choose a level or write a comment first.'
			);
		const { id, courseId } = submission.assignment;
		const of = { id, courseId, by: submission.by };
		const rows = releasable(of, [submission.attemptId]);
		const [left] = allowed.unscored ? [] : unscored(submission, rows);
		if (left)
			throw new Refusal(
				'unscored',
				`${unscoredWords(left.criteria.map(({ name }) => name))} Release anyway?`,
				left.criteria
			);
		release(of, rows);
	});
}

/**
 * Takes releases back: learners see nothing of these reviews until the next release, and each is finished or a draft as
 * it was before. Logged for each, as releasing was. Part of a transaction.
 * @returns how many
 */
function takeBack(by: string, which: SQL | undefined): number {
	const rows = held()
		.where(and(isNotNull(review.releasedAt), which))
		.all();
	const ids = rows.map(({ id }) => id);
	db.update(review)
		.set({
			releasedAt: null,
			releasedBy: null,
			doneAt: sql`nullif(${review.doneAt}, ${review.releasedAt})`
		})
		.where(inArray(review.id, ids))
		.run();
	for (const { notebook, number, courseId } of rows)
		note({ by, courseId }, notebook, 'release taken back', number);
	return rows.length;
}

/** Takes one release back, so that a mistake can be corrected. It works for withdrawn work, too. */
export function withdraw({ attemptId, by }: Withdrawn) {
	transact(() => takeBack(by, eq(attempt.id, attemptId)));
}

/** Reviews of an assignment that this instructor released. */
const releasedBy = ({ id, by }: Assignment) =>
	and(eq(assignment.id, id), eq(review.releasedBy, by));

/** When this instructor last released reviews of an assignment; null if they haven't. All of one act have one time. */
export const last = (of: Assignment): number | null => {
	const times = held().where(releasedBy(of)).orderBy(desc(review.releasedAt)).limit(1);
	return times.get()?.releasedAt ?? null;
};

/** Takes back what this instructor released at a time. A second time does nothing. @returns how many */
export const undo = (of: Assignment, at: number): number =>
	transact(() => takeBack(of.by, and(releasedBy(of), eq(review.releasedAt, at))));

function note(
	{ by, courseId }: Pick<Assignment, 'by' | 'courseId'>,
	notebook: number,
	action: auditLog.Action,
	number: number
) {
	const act = { action, subject: 'notebook', subjectId: notebook, courseId } as const;
	auditLog.note({ id: by }, { ...act, detail: { number } });
}
