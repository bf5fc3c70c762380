import type { Side } from '#lib/anchor/labels.ts';
import { alpha } from './krippendorff.ts';

// How a class labelled two articles, counted by sentence and code: each student counts once per sentence and code.

/**
 * A note of one learner by the ordinals of its sentences; `code` counts the codes from 0, null is a plain
 * highlight.
 */
export type Mark = { who: number; side: Side; first: number; last: number; code: number | null };

/** Of one sentence: how many learners marked it, how many gave it any code, and how many each code. */
export type Heat = { any: number; coded: number; codes: number[] };

/** Of one article: its sentences, how many learners gave any code in it, and of each code its learners and notes. */
export type Marked = {
	sentences: Heat[];
	coders: number;
	codes: { learners: number; notes: number }[];
};

/** What came to be counted, each by a key of its own. */
type Seen = Map<string, number>;

/**
 * Counts marks of one article.
 * @param marks in the order of who made them
 * @param groups sentences whose learners are counted together, by ordinal
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

/** The codes that most learners gave a sentence: several when they tie, none when nobody gave any. */
export function leading({ codes }: Pick<Heat, 'codes'>): number[] {
	const most = Math.max(0, ...codes);
	return most ? codes.flatMap((n, code) => (n === most ? [code] : [])) : [];
}

/** With fewer, a split says little and could reveal who said what. */
export const fewest = 5;

/**
 * The α of one code in one article, over its sentences: whoever gave any code there either gave a sentence this one or
 * did not; of the others nothing is known. Null where fewer than five coded, or the code is on no or on every sentence.
 */
export function agreement({ sentences, coders }: Marked, code: number): number | null {
	if (coders < fewest) return null;
	return alpha(sentences.map(({ codes }) => [codes[code] ?? 0, coders - (codes[code] ?? 0)]));
}

/** The ordinals of the sentences over which a code splits its coders most evenly, the most even first. */
export function mostSplit({ sentences, coders }: Marked, code: number, most = 3): number[] {
	return sentences
		.map(({ codes }, at) => ({ at, n: codes[code] ?? 0 }))
		.filter(({ n }) => n > 0 && n < coders)
		.sort((x, y) => y.n * (coders - y.n) - x.n * (coders - x.n) || x.at - y.at)
		.slice(0, most)
		.map(({ at }) => at);
}

/**
 * Where people said different things, the most evenly spread first; left out is where too few said anything, or all
 * the same.
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
 * How evenly people are spread over the ways of saying something, in bits (Shannon): 0 where all say the same, 1 where
 * two ways have half each. What nobody says isn't counted.
 */
export function entropy(counts: readonly number[]): number {
	const all = counts.reduce((sum, n) => sum + n, 0);
	const bits = counts
		.filter((n) => n > 0)
		.reduce((sum, n) => sum - (n / all) * Math.log2(n / all), 0);
	return bits || 0; // never −0
}
