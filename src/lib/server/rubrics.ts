import * as scope from './assignment/scope.ts';
import type { Submitted } from './notebook/notebooks.ts';
import { markers } from './notebook/withheld.ts';

/**
 * The rubric of a submission for its instructor: each criterion that is asked with its levels, the lowest first,
 * and what the author says to those who mark. It is the edition's that was handed in, so that one published later
 * changes no review. One query.
 */
export function of(of: Submitted) {
	const marking = markers(of);
	return scope.criteria(of).map(({ key, name, wording, questionKey, levels }) => ({
		...{ key, name, wording, questionKey, marker: marking.get(key) ?? '' },
		levels: levels.map(({ ordinal, points, wording }) => ({ ordinal, points, wording }))
	}));
}
