import { isScored, total } from '#lib/statistics/score-total.ts';
import type { Review } from '#lib/server/review/reviews.ts';

type Rubric = { key: string; name: string; levels: { points: number }[] }[];

/** The score of a criterion before anybody has given one. */
export const noScore = { level: null, blank: false, remark: '', revision: 0 };

/** The total of a review as it is now, and the criteria without a score. */
export function scoring(rubric: Rubric, { scores }: Pick<Review, 'scores'>) {
	const sheet = rubric.map((criterion) => {
		const { level, blank } = scores.find(({ key }) => key === criterion.key) ?? noScore;
		return { ...criterion, level, blank };
	});
	return { total: total(sheet), unscored: sheet.filter((one) => !isScored(one)) };
}
