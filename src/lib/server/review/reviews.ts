import { eq } from 'drizzle-orm';
import * as scope from '#lib/server/assignment/scope.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { review, score } from '#lib/server/db/schema/review.ts';
import type { Submitted } from '#lib/server/notebook/notebooks.ts';
import { markers } from '#lib/server/notebook/withheld.ts';
import { Refusal, missing } from '#lib/server/refusal.ts';
import { type Given, total } from '#lib/statistics/score-total.ts';
import { unscoredWords } from '#lib/wording/unscored.ts';
import * as remarks from './remarks.ts';
import { begun, rubricOf, stale, stored } from './review-drafts.ts';
import * as scores from './scores.ts';
import * as submittedWork from './submitted-work.ts';

/**
 * The score on one criterion: a level, or 0 because its answer was left blank, or neither yet; and a remark.
 */
export type Scoring = Pick<Given, 'level'> & { blank?: boolean; remark: string };

/** The overall comment; `override` replaces the total of the levels. */
export type Overall = { comment: string; override: number | null };

export type Score = ReturnType<typeof scoreSheet>[number];
export type Review = ReturnType<typeof find>;

/** Every criterion that is asked, with its score or an empty one. */
function scoreSheet(submission: scope.Part, reviewId?: number) {
	const stored = reviewId === undefined ? [] : scores.ofReviews([reviewId]);
	const said = stored.map(({ key, level, blank, remark, revision, by }) => ({
		key,
		level,
		blank,
		remark,
		revision,
		by
	}));
	const none = { level: null, blank: false, remark: '', revision: 0, by: '' };
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
	return {
		...overall(found),
		doneAt: row?.doneAt ?? null,
		releasedAt: row?.releasedAt ?? null,
		/** Whether the review was begun with another rubric, so that it should be checked again. */
		outdated: row !== undefined && row.rubricId !== rubricOf(submission),
		scores: said,
		total: total(scores.sheet(submission, said)),
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
 * @param said `blank` gives 0 and no level, where nothing was written
 * @throws Refusal `missing` for a criterion or level that is not asked; `invalid` for `blank` with a level, or where
 * something was written; `closed` once released; `stale` with the stored score when another instructor changed it since
 */
export function saveScore(submission: Submitted, key: string, base: number, said: Scoring): Score {
	const { level, blank = false, remark } = said;
	return transact(() => {
		const on = scope.criteria(submission).find((one) => one.key === key);
		const chosen = on?.levels.find(({ ordinal }) => ordinal === level);
		if (!on || (level !== null && !chosen)) throw missing();
		const reviewId = begun(submission);
		const was = scoreSheet(submission, reviewId).find((one) => one.key === key);
		if (was && was.level === level && was.blank === blank && was.remark === remark) return was;
		if ((was?.revision ?? 0) !== base) throw stale(was, was?.by);
		if (blank && level !== null)
			throw new Refusal(
				'invalid',
				'What was left blank has no level. Please choose one of the two.'
			);
		if (blank && submittedWork.isWritten(submission, on))
			throw new Refusal(
				'invalid',
				'Something was written here, so it doesn’t count as left blank. Please choose a level.'
			);
		const set = {
			levelId: chosen?.id ?? null,
			blank,
			remark,
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

/**
 * Marks a review as finished or not.
 * @param unscored whether criteria may be left without a score
 * @throws Refusal `closed` once released; `unscored` with the criteria that have no score, unless they may be left
 */
export function finish(
	submission: Submitted,
	done: boolean,
	{ unscored = false } = {}
): { doneAt: number | null } {
	return transact(() => {
		const id = begun(submission);
		const { doneAt = null } = stored(submission)?.review ?? {};
		if ((doneAt !== null) === done) return { doneAt };
		const left = scores.unscored(submission, scoreSheet(submission, id));
		if (done && left.length && !unscored)
			throw new Refusal(
				'unscored',
				`${unscoredWords(left.map(({ name }) => name))} Finish anyway?`,
				left
			);
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
