import type { Side } from '#lib/anchor/labels.ts';
import { alpha } from './krippendorff.ts';

// How a class labelled two articles, counted by sentence and code: each student counts once per sentence and code.

/**
 * A note of one learner by the ordinals of its sentences; `code` counts the codes from 0, null is a plain
 * highlight.
 */
export type Mark = { who: number; side: Side; first: number; last: number; code: number | null };

/** For one sentence: how many learners highlighted it, how many gave it any code, and how many gave it each code. */
export type Heat = { any: number; coded: number; codes: number[] };

/** For one article: its sentences, how many learners gave any code in it, and the learners and notes of each code. */
export type Marked = {
	sentences: Heat[];
	coders: number;
	codes: { learners: number; notes: number }[];
};

/** The last learner counted at each place. */
type Seen = Map<string, number>;

/**
 * Counts the notes on one article.
 * @param marks grouped by learner
 * @param groups sets of sentences, by ordinal; the learners in each are counted together
 */
export function marked(
	marks: Iterable<Mark>,
	side: Side,
	size: { sentences: number; codes: number },
	groups: ReadonlySet<number>[] = []
): Marked & { groups: number[] } {
	const sentences = Array.from({ length: size.sentences }, (): Heat => ({
		any: 0,
		coded: 0,
		codes: Array<number>(size.codes).fill(0)
	}));
	const codes = Array.from({ length: size.codes }, () => ({ learners: 0, notes: 0 }));
	const counts = { coders: 0, groups: groups.map(() => 0) };
	const seen: Seen = new Map();
	/** Whether this is the learner's first note at this place. */
	const first = (place: string, who: number) => {
		if (seen.get(place) === who) return false;
		seen.set(place, who);
		return true;
	};
	for (const { who, code, ...mark } of marks) {
		if (mark.side !== side) continue;
		const of = code === null ? undefined : codes[code];
		if (of) of.notes++;
		if (of && first(`code ${code}`, who)) of.learners++;
		if (of && first('coder', who)) counts.coders++;
		for (let at = mark.first; at <= mark.last; at++) {
			const on = sentences[at];
			if (!on) continue;
			if (first(`${at}`, who)) on.any++;
			if (of && first(`${at} coded`, who)) on.coded++;
			if (of && code !== null && first(`${at} ${code}`, who))
				on.codes[code] = (on.codes[code] ?? 0) + 1;
			groups.forEach((group, i) => {
				if (group.has(at) && first(`group ${i}`, who))
					counts.groups[i] = (counts.groups[i] ?? 0) + 1;
			});
		}
	}
	return { sentences, codes, ...counts };
}

/** The codes that most learners gave a sentence: several if they tie, none if nobody gave any. */
export function leading({ codes }: Pick<Heat, 'codes'>): number[] {
	const most = Math.max(0, ...codes);
	return most ? codes.flatMap((n, code) => (n === most ? [code] : [])) : [];
}

/** The smallest group to show: with fewer, a split means little and could reveal who said what. */
export const fewest = 5;

/**
 * The α of one code in one article, over its sentences. Only learners who gave any code there are coders: each either
 * gave a sentence this code or did not. Null where there are fewer than five coders, or the code is on no sentence or
 * on every one.
 */
export function agreement({ sentences, coders }: Marked, code: number): number | null {
	if (coders < fewest) return null;
	return alpha(sentences.map(({ codes }) => [codes[code] ?? 0, coders - (codes[code] ?? 0)]));
}

/** The ordinals of the sentences that most learners gave a code, the most first; of each at least two. */
export function mostGiven({ sentences }: Pick<Marked, 'sentences'>, code: number, most = 3) {
	return sentences
		.map(({ codes }, at) => ({ at, n: codes[code] ?? 0 }))
		.filter(({ n }) => n > 1)
		.sort((x, y) => y.n - x.n || x.at - y.at)
		.slice(0, most)
		.map(({ at }) => at);
}

/** On how many sentences one learner alone gave a code. */
export const givenByOne = ({ sentences }: Pick<Marked, 'sentences'>, code: number): number =>
	sentences.filter(({ codes }) => codes[code] === 1).length;

/**
 * The items on which people differed, the most evenly split first; without those where fewer than five answered, or
 * all agreed.
 */
export function ranked<T extends { n: number; split: number[] }>(
	list: T[]
): (T & { bits: number })[] {
	return list
		.map((one) => ({ ...one, bits: entropy(one.split) }))
		.filter(({ n, bits }) => n >= fewest && bits > 0)
		.sort((x, y) => y.bits - x.bits || y.n - x.n);
}

/**
 * How evenly people are spread over the options, in bits (Shannon): 0 if all chose the same one, 1 if two options
 * have half each. Options that nobody chose don't count.
 */
export function entropy(counts: readonly number[]): number {
	const all = counts.reduce((sum, n) => sum + n, 0);
	const bits = counts
		.filter((n) => n > 0)
		.reduce((sum, n) => sum - (n / all) * Math.log2(n / all), 0);
	return bits || 0; // +0 instead of −0
}
