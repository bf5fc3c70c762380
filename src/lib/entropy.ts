/**
 * How evenly people are spread over the ways of saying something, in bits (Shannon): 0 where all say the same, 1 where
 * two ways have half each. What nobody says does not count.
 */
export function entropy(counts: readonly number[]): number {
	const all = counts.reduce((sum, n) => sum + n, 0);
	const bits = counts
		.filter((n) => n > 0)
		.reduce((sum, n) => sum - (n / all) * Math.log2(n / all), 0);
	return bits || 0; // never −0
}
