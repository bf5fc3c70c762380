/** How often each value was given to one unit. Coders who gave it none are not counted. */
export type Unit = readonly number[];

/**
 * Krippendorff’s α for nominal data with any number of coders and missing values, as in Krippendorff, “Computing
 * Krippendorff’s Alpha-Reliability” (2011), section C: 1 is full agreement, 0 what chance would give.
 * Units with fewer than two values do not count.
 * @returns null where it is not defined: no unit has two values, or all values are the same
 */
export function alpha(of: readonly Unit[]): number | null {
	const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0);
	const paired = of.filter((unit) => sum(unit) > 1);
	const totals = (paired[0] ?? []).map((_, value) => sum(paired.map((unit) => unit[value] ?? 0)));
	const all = sum(totals);
	/** How many ordered pairs of values in such counts differ. */
	const differing = (counts: Unit) => sum(counts) ** 2 - sum(counts.map((n) => n * n));
	const expected = differing(totals);
	if (!expected) return null;
	const observed = sum(paired.map((unit) => differing(unit) / (sum(unit) - 1)));
	return 1 - ((all - 1) * observed) / expected;
}
