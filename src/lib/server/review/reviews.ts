import { type SQL, asc, eq, inArray } from 'drizzle-orm';
import * as scope from '#lib/server/assignment/scope.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { criterion, level } from '#lib/server/db/schema/lesson.ts';
import { review, score } from '#lib/server/db/schema/review.ts';
import type { Submitted } from '#lib/server/notebook/notebooks.ts';
import { markers } from '#lib/server/notebook/withheld.ts';
import { Refusal, missing } from '#lib/server/refusal.ts';
import { total } from '#lib/statistics/score-total.ts';
import * as remarks from './remarks.ts';
import { begun, rubricOf, stale, stored } from './review-drafts.ts';

/** The score on one criterion: a level counted from 0, the lowest, or null for none yet; and a remark. */
export type Scoring = { level: number | null; remark: string };

/** The overall comment; `override` replaces the total of the levels. */
export type Overall = { comment: string; override: number | null };

export type Score = ReturnType<typeof scoreSheet>[number];
export type Review = ReturnType<typeof find>;

/** Every criterion that is asked, with its score or an empty one. */
function scoreSheet(submission: scope.Part, reviewId?: number) {
	const stored = reviewId === undefined ? [] : scoresOf([reviewId]);
	const said = stored.map(({ key, level, remark, revision, by }) => ({
		key,
		level,
		remark,
		revision,
		by
	}));
	const none = { level: null, remark: '', revision: 0, by: '' };
	return scope
		.criteria(submission)
		.map(({ key }) => said.find((one) => one.key === key) ?? { ...none, key });
}

/** What a review is found by. A withdrawn submission has it, too. */
type Reviewed = scope.Part & Pick<Submitted, 'attemptId'>;

/**
 * The review of a submission, shared by all instructors of its course; empty before anybody begins. Three queries.
 */
export function find(submission: Reviewed) {
	const found = stored(submission);
	const row = found?.review;
	const said = scoreSheet(submission, row?.id);
	const criteria = scope.criteria(submission).map(({ key, levels }) => ({
		levels,
		level: said.find((one) => one.key === key)?.level ?? null
	}));
	return {
		...overall(found),
		doneAt: row?.doneAt ?? null,
		releasedAt: row?.releasedAt ?? null,
		/** Whether the review was begun with another rubric, so that it should be checked again. */
		outdated: row !== undefined && row.rubricId !== rubricOf(submission),
		scores: said,
		total: total(criteria),
		remarks: row ? remarks.of({ reviewId: row.id }) : []
	};
}

const overall = (found: ReturnType<typeof stored>) => ({
	comment: found?.review.comment ?? '',
	override: found?.review.override ?? null,
	revision: found?.review.revision ?? 0,
	by: found?.by ?? ''
});

/**
 * Saves the score on a criterion; a level of null clears it. Repeating a save does nothing.
 * @param base the revision that the instructor saw, 0 for none
 * @throws Refusal `missing` for a criterion or level that is not asked; `closed` once released; `stale` with the
 * stored score when another instructor changed it since
 */
export function saveScore(submission: Submitted, key: string, base: number, said: Scoring): Score {
	return transact(() => {
		const on = scope.criteria(submission).find((one) => one.key === key);
		const chosen = on?.levels.find(({ ordinal }) => ordinal === said.level);
		if (!on || (said.level !== null && !chosen)) throw missing();
		const reviewId = begun(submission);
		const was = scoreSheet(submission, reviewId).find((one) => one.key === key);
		if (was && was.level === said.level && was.remark === said.remark) return was;
		if ((was?.revision ?? 0) !== base) throw stale(was, was?.by);
		const set = {
			levelId: chosen?.id ?? null,
			remark: said.remark,
			revision: base + 1,
			changedAt: Date.now(),
			changedBy: submission.by
		};
		db.insert(score)
			.values({ reviewId, criterionId: on.id, ...set })
			.onConflictDoUpdate({ target: [score.reviewId, score.criterionId], set })
			.run();
		const now = scoreSheet(submission, reviewId).find((one) => one.key === key);
		if (!now) throw missing();
		return now;
	});
}

/**
 * Saves the overall comment and total. Repeating a save does nothing.
 * @throws Refusal `closed` and `stale` as `saveScore`; `invalid` for a total that is no such number
 */
export function saveOverall(submission: Submitted, base: number, { comment, override }: Overall) {
	if (override !== null && !(override >= 0 && override <= 1000))
		throw new Refusal('invalid', 'A total is a number from 0 to 1000, such as 12 or 12.5.');
	return transact(() => {
		const id = begun(submission);
		const was = overall(stored(submission));
		if (was.comment === comment && was.override === override) return was;
		if (was.revision !== base) throw stale(was, was.by);
		const set = { comment, override, revision: base + 1 };
		db.update(review)
			.set({ ...set, changedAt: Date.now(), changedBy: submission.by })
			.where(eq(review.id, id))
			.run();
		return overall(stored(submission));
	});
}

/** Marks a review as finished or not. @throws Refusal `closed` once released */
export function finish(submission: Submitted, done: boolean): { doneAt: number | null } {
	return transact(() => {
		const id = begun(submission);
		const { doneAt = null } = stored(submission)?.review ?? {};
		if ((doneAt !== null) === done) return { doneAt };
		const at = done ? Date.now() : null;
		db.update(review).set({ doneAt: at }).where(eq(review.id, id)).run();
		return { doneAt: at };
	});
}

/**
 * The rubric of a submission for its instructor: the criteria that are asked with their levels, lowest first, and
 * the author's notes for markers. It belongs to the edition that was handed in, so later editions change no review.
 * One query.
 */
export function rubric(submission: Submitted) {
	const marking = markers(submission);
	return scope.criteria(submission).map(({ key, name, wording, questionKey, levels }) => ({
		key,
		name,
		wording,
		questionKey,
		marker: marking.get(key) ?? '',
		levels: levels.map(({ ordinal, points, wording }) => ({ ordinal, points, wording }))
	}));
}

const selectScores = (which: SQL) =>
	db
		.select({
			reviewId: score.reviewId,
			submissionId: review.submissionId,
			key: criterion.key,
			name: criterion.name,
			releasedAt: review.releasedAt,
			level: level.ordinal,
			points: level.points,
			wording: level.wording,
			remark: score.remark,
			revision: score.revision,
			changedAt: score.changedAt,
			by: user.name
		})
		.from(score)
		.innerJoin(review, eq(review.id, score.reviewId))
		.innerJoin(criterion, eq(criterion.id, score.criterionId))
		.innerJoin(user, eq(user.id, score.changedBy))
		.leftJoin(level, eq(level.id, score.levelId))
		.where(which)
		.orderBy(asc(criterion.ordinal))
		.all();

/**
 * The stored scores of these reviews, including criteria that are no longer asked, each with who gave it. One query.
 */
export const scoresOf = (reviews: number[]) => selectScores(inArray(score.reviewId, reviews));

/** The stored scores of the reviews of these submissions. */
export const scoresOfSubmissions = (submissions: number[]) =>
	selectScores(inArray(review.submissionId, submissions));
