// A sentence's label gives side, paragraph and sentence: A3.2. People say it, type it and read it on paper, so every
// usual way of writing it is understood here, and it is printed in one way.

export type Side = 'a' | 'b';

/** The parts of a label. Paragraphs and sentences count from 1. */
export type Place = { side: Side; paragraph: number; sentence: number };

/** A citation as it was typed: printed labels (equal for one sentence) and its place in the text. */
export type Cited = { side: Side; from: string; to: string; at: number; length: number };

/** Returns the label of a sentence: `label('a', 3, 2)` is `A3.2`. */
export function label(side: Side, paragraph: number, sentence: number): string {
	return `${side.toUpperCase()}${paragraph}.${sentence}`;
}

/** Reads one label, in either case. Returns null for anything that is not exactly one label. */
export function parse(written: string): Place | null {
	const match = /^([ab])([1-9]\d{0,3})\.([1-9]\d{0,3})$/i.exec(written);
	if (!match) return null;
	const [, side = '', paragraph, sentence] = match;
	return { side: sideOf(side), paragraph: Number(paragraph), sentence: Number(sentence) };
}

/** Prints a passage for reading: `A3.2`, or `A3.2–A3.4` when it ends in another sentence. */
export function print(from: string, to: string = from): string {
	return from === to ? from : `${from}–${to}`;
}

/**
 * Orders labels as one reads: side A before B, then by paragraph and sentence (`A3.2` before `A3.10`).
 * For `sort`. Throws a RangeError for anything that is not a label.
 */
export function compare(one: string, other: string): number {
	const x = parse(one);
	const y = parse(other);
	if (!x || !y) throw new RangeError(`Not a sentence label: ${x ? other : one}`);
	if (x.side !== y.side) return x.side < y.side ? -1 : 1;
	return x.paragraph - y.paragraph || x.sentence - y.sentence;
}

const NUMBER = '[1-9]\\d{0,3}';
/** Between paragraph and sentence: a full stop, or what another keyboard has in its place, or a phone adds to it. */
const POINT = '(?:[.,\\u3002\\u066b]|\\.[ \\u00a0])';
/** Hyphens, dashes and the minus sign: everything that a keyboard or autocorrection may insert. */
const DASH = '[-\\u2010-\\u2015\\u2212]';
/** What belongs to one word or number with a Latin letter beside it. */
const WORD = '\\p{Cased}\\u0300-\\u036f\\p{N}_';
/**
 * A label, and optionally the end of a range: a whole label, with white space allowed around the dash, or without
 * spaces and shortened to `4` (same paragraph) or `4.1` (same side). Not part of a longer word ("DNA3.2", "A3.2x",
 * "GPT-A3.2") or of a longer number ("A3.2.1"). Only a script with capitals can make a longer word of it: Japanese
 * puts no space beside a label, and Arabic writes "and" in one with it.
 */
const CITATION = new RegExp(
	`(?<![${WORD}]|\\p{Cased}-)([ab])(${NUMBER})${POINT}(${NUMBER})` +
		`(?:\\s*${DASH}\\s*([ab])(${NUMBER})${POINT}(${NUMBER})|${DASH}(?:(${NUMBER})\\.)?(${NUMBER}))?` +
		`(?![${WORD}@]|\\.\\d)`,
	'giu'
);
/** Addresses, with or without a scheme. Brackets end them: `https://x.org[A3.2]` still cites. */
const ADDRESS = /(?:https?:|mailto:|www\.|[\p{L}\p{N}-]{1,63}\.\p{L}{2,}[/?#])[^\s[\]<>]*/giu;

/**
 * Finds the passages that a text cites: `A3.2`, `[a3.2]`, `[A3.2–A3.4]`, `A3.2-4`, `[A3.2; B1.1]`.
 * Takes the text of a learner or author; returns the citations in order of appearance, repeats included, with the
 * place and length of what was typed (without brackets). A range across sides, or one that runs backwards, is two
 * citations; a shortened range that runs backwards cites its first sentence.
 * Doesn't check whether the sentence exists.
 */
export function cited(text: string): Cited[] {
	const found: Cited[] = [];
	const add = (side: Side, from: string, to: string, at: number, length: number) =>
		found.push({ side, from, to, at, length });

	for (const match of readable(text).matchAll(CITATION)) {
		const [all, letter = '', paragraph, sentence, endLetter, endParagraph, endSentence] = match;
		const [shortParagraph, shortSentence] = match.slice(7);
		const side = sideOf(letter);
		const from = label(side, Number(paragraph), Number(sentence));
		const written = beginning(all).length;
		const tail = endLetter ?? shortSentence;
		if (tail === undefined) {
			add(side, from, from, match.index, written);
			continue;
		}
		const to = endLetter
			? label(sideOf(endLetter), Number(endParagraph), Number(endSentence))
			: label(side, Number(shortParagraph ?? paragraph), Number(shortSentence));
		if (sideOf(endLetter ?? letter) === side && compare(from, to) <= 0) {
			add(side, from, to, match.index, all.length);
			continue;
		}
		add(side, from, from, match.index, written);
		if (endLetter) {
			const length = all.length - all.search(END);
			add(sideOf(endLetter), to, to, match.index + all.length - length, length);
		}
	}
	return found;
}

/** The label of one sentence as it is printed, from any way of writing it; null for anything else. */
export function asPrinted(typed: string): string | null {
	const written = typed.trim();
	const [only] = cited(written);
	return only?.length === written.length && only.from === only.to ? only.from : null;
}

function sideOf(letter: string): Side {
	return letter.toLowerCase() === 'a' ? 'a' : 'b';
}

/** The label that a range ends with, and what it begins with. */
const END = new RegExp(`[ab]${NUMBER}${POINT}${NUMBER}$`, 'i');
const BEGINNING = new RegExp(`^[ab]${NUMBER}${POINT}${NUMBER}`, 'i');
const beginning = (citation: string) => BEGINNING.exec(citation)?.[0] ?? '';

/** Letters that look like A and B on other keyboards. */
const ALIKE: Record<string, string> = {
	А: 'A',
	а: 'a',
	В: 'B',
	в: 'b',
	Α: 'A',
	α: 'a',
	Β: 'B',
	β: 'b'
};

/**
 * The same text, character for character, with full-width forms and Arabic digits as ASCII, Cyrillic and Greek letters
 * before a digit as the Latin ones that look alike, and addresses blanked.
 */
function readable(text: string): string {
	return text
		.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
		.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
		.replace(/[АаВвΑαΒβ](?=\d)/g, (letter) => ALIKE[letter] ?? letter)
		.replace(ADDRESS, (address) => ' '.repeat(address.length));
}
