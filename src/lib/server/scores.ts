import { asc, eq, inArray, type SQL } from 'drizzle-orm';
import { db } from './db/index.ts';
import { user } from './db/schema/account.ts';
import { criterion, level } from './db/schema/lesson.ts';
import { review, score } from './db/schema/review.ts';

const given = (which: SQL) =>
	db
		.select({
			...{ reviewId: score.reviewId, submissionId: review.submissionId },
			...{ key: criterion.key, name: criterion.name, releasedAt: review.releasedAt },
			...{ level: level.ordinal, points: level.points, wording: level.wording },
			...{ remark: score.remark, revision: score.revision },
			...{ changedAt: score.changedAt, by: user.name }
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
export const of = (reviews: number[]) => given(inArray(score.reviewId, reviews));

/** The same of the reviews of these submissions, where there are any. */
export const about = (submissions: number[]) => given(inArray(review.submissionId, submissions));
