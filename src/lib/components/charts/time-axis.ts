/** The position of each moment on an axis, and the positions of its cuts. */
export type Axis = { at: (moment: number) => number; cuts: number[] };

/**
 * A time axis that keeps crowded moments apart: a gap of more than six times the median gap is shortened to that
 * length, with a cut in its middle.
 * @param moments in ms, in any order
 * @param from the position of the first one
 * @param to the position of the last one
 */
export function axis(moments: readonly number[], from: number, to: number): Axis {
	const sorted = [...new Set(moments)].sort((one, other) => one - other);
	const gaps = sorted.slice(1).map((moment, i) => moment - (sorted[i] ?? 0));
	const median = gaps.toSorted((one, other) => one - other)[gaps.length >> 1] ?? 0;
	const longest = 6 * median;
	const drawn = gaps.map((gap) => Math.min(gap, longest));
	const whole = drawn.reduce((sum, gap) => sum + gap, 0) || 1;
	const places = [from];
	for (const gap of drawn) places.push((places.at(-1) ?? from) + (gap / whole) * (to - from));
	return {
		at: (moment) => places[sorted.indexOf(moment)] ?? from,
		cuts: gaps.flatMap((gap, i) =>
			gap > longest ? [((places[i] ?? 0) + (places[i + 1] ?? 0)) / 2] : []
		)
	};
}
