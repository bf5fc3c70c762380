import type { Side } from '#lib/server/db/schema/lesson-content.ts';

/** A reproducible sequence of random numbers from a seed (Mulberry32, by Tommy Ettinger). */
function* numbers(seed: number): Generator<number, never> {
	for (let state = seed | 0; ;) {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}
}

/**
 * Which article the learner reads first who opens an assignment as the nth, counted from 0. Of every four in a row
 * two begin with A and two with B, in a drawn order: a class is always balanced to within one or two, and nobody can
 * tell their own from a neighbour's.
 */
export function first(seed: number, n: number): Side {
	const random = numbers(Math.imul(seed, 2_654_435_761) + Math.floor(n / 4));
	const four = (['a', 'a', 'b', 'b'] as const).map((side) => ({ side, by: random.next().value }));
	return four.toSorted((one, other) => one.by - other.by)[n % 4]?.side ?? 'a';
}

/** A new seed for a draw. */
export const seed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
