/** The total of a rubric's chosen levels. The program adds; it never chooses a level. */

/** What was given on a criterion: a level counted from 0, the lowest, or 0 marks because the answer was left blank. */
export type Given = { level: number | null; blank: boolean };

type Scored = Given & { levels: { points: number }[] };

export type Total = { points: number; of: number; missing: number };

/** Whether a criterion has a score. */
export const isScored = ({ level, blank }: Given): boolean => level !== null || blank;

/**
 * The points of all chosen levels, the highest possible total, and how many criteria have no score yet. What was left
 * blank is scored, with 0.
 */
export function total(criteria: readonly Scored[]): Total {
	const most = ({ levels }: Scored) => Math.max(0, ...levels.map(({ points }) => points));
	return {
		points: criteria.reduce(
			(sum, { levels, level }) => sum + (levels[level ?? -1]?.points ?? 0),
			0
		),
		of: criteria.reduce((sum, one) => sum + most(one), 0),
		missing: criteria.filter((one) => !isScored(one)).length
	};
}

/** A total in words, which says if it was set by hand. */
export function totalWords(
	{ points, of }: Pick<Total, 'points' | 'of'>,
	override: number | null
): string {
	return override === null ? `${points} of ${of} marks` : `${override} of ${of} marks, set by hand`;
}
