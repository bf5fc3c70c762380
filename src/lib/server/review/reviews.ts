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

/** What is said on one criterion: a level, counted from 0, the lowest; null for none yet. */
export type Scoring = { level: number | null; remark: string };

/** What is said of the whole; `override` stands for what the levels add up to. */
export type Overall = { comment: string; override: number | null };

export type Score = ReturnType<typeof scoreSheet>[number];
export type Review = ReturnType<typeof find>;

/** Every criterion that is asked, with what was said on it. */
function scoreSheet(submission: Submitted, reviewId?: number) {
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

/**
 * The review of a submission for its course's instructors, who share it; an empty one before anybody began. Three
 * queries.
 */
export function find(submission: Submitted) {
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
		/** Whether the rubric is not the one that it was begun with, so that it is to be gone through again. */
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
 * Keeps a level and a remark on a criterion; a level of null takes it back. The same a second time changes nothing.
 * @param base the revision that the instructor saw, 0 for none
 * @throws Refusal `missing` for a criterion or level that is not asked; `closed` once released; `stale` with what
 * the other instructor said meanwhile
 */
export function give(submission: Submitted, key: string, base: number, said: Scoring): Score {
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
 * Keeps what is said of the whole. The same a second time changes nothing.
 * @throws Refusal `closed` and `stale` as `give`; `invalid` for a total that is none
 */
export function say(submission: Submitted, base: number, { comment, override }: Overall) {
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

/** Says that a review is ready to be released, or not yet. @throws Refusal `closed` once released */
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
 * The rubric of a submission for its instructor: each criterion that is asked with its levels, the lowest first,
 * and what the author says to those who mark. It is the edition's that was handed in, so that one published later
 * changes no review. One query.
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

/** What is stored on the criteria in these reviews, asked now or not, each with who said it. One query. */
export const scoresOf = (reviews: number[]) => selectScores(inArray(score.reviewId, reviews));

/** The same of the reviews of these submissions, where there are any. */
export const scoresOfSubmissions = (submissions: number[]) =>
	selectScores(inArray(review.submissionId, submissions));
