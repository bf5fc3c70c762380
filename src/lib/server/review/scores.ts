import { type SQL, asc, eq, inArray } from 'drizzle-orm';
import * as scope from '#lib/server/assignment/scope.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { criterion, level } from '#lib/server/db/schema/lesson.ts';
import { review, score } from '#lib/server/db/schema/review.ts';
import { type Given, isScored, total } from '#lib/statistics/score-total.ts';

const select = (which: SQL) =>
	db
		.select({
			reviewId: score.reviewId,
			submissionId: review.submissionId,
			key: criterion.key,
			name: criterion.name,
			releasedAt: review.releasedAt,
			level: level.ordinal,
			blank: score.blank,
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
		.all()
		.map((row) => ({ ...row, points: row.blank ? 0 : row.points }));

/**
 * The stored scores of these reviews, including criteria that are no longer asked, each with who gave it. One query.
 */
export const ofReviews = (reviews: number[]) => select(inArray(score.reviewId, reviews));

/** The stored scores of the reviews of these submissions. One query. */
export const ofSubmissions = (submissions: number[]) =>
	select(inArray(review.submissionId, submissions));

/** A criterion without a score. */
export type Unscored = { key: string; name: string };

/** The criteria that are asked and have no score among these. */
export const unscored = (part: scope.Part, given: (Given & { key: string })[]): Unscored[] =>
	scope
		.criteria(part)
		.filter(({ key }) => !given.some((one) => one.key === key && isScored(one)))
		.map(({ key, name }) => ({ key, name }));

/** The criteria that are asked, with what is given on each. */
export const sheet = (part: scope.Part, given: (Given & { key: string })[]) =>
	scope.criteria(part).map(({ key, levels }) => {
		const { level = null, blank = false } = given.find((one) => one.key === key) ?? {};
		return { levels, level, blank };
	});

/**
 * How far these submissions of an assignment are scored: the total of each, and the criteria without a score. One
 * query.
 * @returns by submission
 */
export function progress(part: scope.Part, submissions: number[]) {
	const given = Map.groupBy(ofSubmissions(submissions), ({ submissionId }) => submissionId);
	return new Map(
		submissions.map((id) => {
			const mine = given.get(id) ?? [];
			return [id, { total: total(sheet(part, mine)), unscored: unscored(part, mine) }];
		})
	);
}
