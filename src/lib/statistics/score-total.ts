/** The total of a rubric's chosen levels. The program adds; it never chooses a level. */

type Scored = { levels: { points: number }[]; level: number | null };

export type Total = { points: number; of: number; missing: number };

/** The points of all chosen levels, the highest possible total, and how many criteria have no level yet. */
export function total(criteria: readonly Scored[]): Total {
	const most = ({ levels }: Scored) => Math.max(0, ...levels.map(({ points }) => points));
	return {
		points: criteria.reduce(
			(sum, { levels, level }) => sum + (levels[level ?? -1]?.points ?? 0),
			0
		),
		of: criteria.reduce((sum, one) => sum + most(one), 0),
		missing: criteria.filter(({ level }) => level === null).length
	};
}

/** A total in words, which says if it was set by hand. */
export function totalWords({ points, of }: Total, override: number | null): string {
	return override === null ? `${points} of ${of} marks` : `${override} of ${of} marks, set by hand`;
}
