/** What the levels of a rubric add up to. The program adds; it never chooses a level. */

type Scored = { levels: { points: number }[]; level: number | null };

export type Total = { points: number; of: number; missing: number };

/** The points of all levels that were chosen, of how many there are, and how many criteria have none yet. */
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

/** A total as people read it, saying where it was overridden. */
export function totalWords({ points, of }: Total, override: number | null): string {
	return override === null ? `${points} of ${of}` : `${override} of ${of}, set by hand`;
}
