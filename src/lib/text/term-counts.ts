import type { Side } from '#lib/anchor/labels.ts';

/** Two names for the same thing, one from each article, and what it is. */
type Pair = { a: string; b: string; about: string };

/** How often a name occurs in each article. */
export type Count = { term: string } & Record<Side, number>;

/** How often either name of each pair occurs in A and in B. */
export function termCounts(
	texts: { side: Side; text: string }[],
	pairs: Pair[]
): { about: string; a: Count; b: Count }[] {
	const count = (term: string): Count => {
		const on = (side: Side) =>
			texts.reduce((n, one) => n + (one.side === side ? occurrences(term, one.text) : 0), 0);
		return { term, a: on('a'), b: on('b') };
	};
	return pairs.map(({ about, a, b }) => ({ about, a: count(a), b: count(b) }));
}

const letter = '[\\p{L}\\p{M}\\p{N}_]';

/**
 * How often these words occur in a text as whole words. Case and the kind of quotation mark, apostrophe or space do
 * not matter.
 */
export const occurrences = (words: string, text: string): number =>
	places(words, even(text)).length;

/** The places of these words in a text returned by `even`, in order. */
export function places(words: string, text: string): { start: number; end: number }[] {
	const wanted = even(words)
		.trim()
		.split(/\s+/)
		.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
		.join('\\s+');
	if (!wanted) return [];
	const whole = new RegExp(`(?<!${letter})${wanted}(?!${letter})`, 'giu');
	return [...text.matchAll(whole)].map(({ 0: found, index }) => ({
		start: index,
		end: index + found.length
	}));
}

/**
 * A text with one kind of apostrophe and quotation mark. Its length changes only where combining accents are joined.
 */
export const even = (text: string) =>
	text.normalize('NFC').replace(/[‘’ʼ]/g, "'").replace(/[“”„]/g, '"');
