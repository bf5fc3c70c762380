import * as scope from '#lib/server/assignment/scope.ts';
import * as reviews from './reviews.ts';
import type { Withdrawn } from './submission-access.ts';

/**
 * The released review of work that its learner has withdrawn, for an instructor: what was said and scored, and no words
 * or passages of the work. Null where none was released. Four queries.
 */
export function released(of: Withdrawn) {
	const { releasedAt, comment, override, total, scores, remarks } = reviews.find(of);
	if (releasedAt === null) return null;
	return {
		releasedAt,
		comment,
		override,
		total,
		criteria: scope.criteria(of).map(({ key, name, levels }) => {
			const given = scores.find((one) => one.key === key);
			const { level = null, blank = false, remark } = given ?? {};
			return { key, name, of: levels.length, level, blank, remark };
		}),
		remarks: remarks.flatMap(({ uid, text, erasedAt }) => (erasedAt ? [] : [{ uid, text }]))
	};
}
