// Passages as people give them: sentences by label, words in them, or the offsets of a selection.
import { type Anchor, describe } from './anchor.ts';
import { asPrinted, type Side } from './labels.ts';
import type { Span } from './sentences.ts';

/** A side's text with its labelled sentences in order: all that is needed to anchor a passage in it. */
export type Text = { side: Side; text: string; sentences: (Span & { label: string })[] };

/**
 * The place of a passage: sentences by label, optionally with words in them, or UTF-16 offsets into a side's text.
 * `exact`, if given, are the words that the reader saw there.
 */
export type Place = {
	from?: string;
	to?: string;
	words?: string;
	side?: Side;
	start?: number;
	end?: number;
	exact?: string;
};

/** Thrown when there is no passage at the given place; the message says why and what to do. */
export class Misplaced extends Error {}

/** The sentence with this label, in any way of writing it, or undefined. */
export function labelled<T extends Text>(texts: T[], label: string) {
	const wanted = asPrinted(label);
	for (const text of texts) {
		const found = text.sentences.find((s) => s.label === wanted);
		if (found) return { text, sentence: found };
	}
}

/**
 * The passage at a place, and the text it is in; offsets take precedence over labels.
 * @throws Misplaced when a label is unknown, the ends are in different texts or in the wrong order, the words are
 * missing or occur twice, the place is outside the text, or the reader saw other words there
 */
export function placed<T extends Text>(texts: T[], place: Place): { text: T; anchor: Anchor } {
	const found = pointed(texts, place);
	if (place.exact !== undefined && place.exact !== found.anchor.exact)
		throw new Misplaced(
			'The words you selected aren’t the article’s own. Reload this page, show the original ' +
				'if your browser translated it, and select them again.'
		);
	return found;
}

function pointed<T extends Text>(texts: T[], place: Place): { text: T; anchor: Anchor } {
	const { from, side, start, end } = place;
	const text = texts.find((one) => one.side === side);
	if (!text || start === undefined || end === undefined) {
		if (from) return between(texts, from, place.to, place.words);
		throw new Misplaced('Please enter a sentence number, for example A3.2.');
	}
	try {
		return { text, anchor: describe(text.text, text.sentences, start, end) };
	} catch {
		throw new Misplaced('This passage isn’t in the article. Please select it again.');
	}
}

/** The passage from one sentence to another, or the given words within it. */
function between<T extends Text>(texts: T[], from: string, to?: string, words?: string) {
	const first = known(texts, from);
	const last = to ? known(texts, to) : first;
	const { text } = first;
	if (text !== last.text)
		throw new Misplaced(
			`${first.sentence.label} and ${last.sentence.label} are in ` +
				'different articles. Please make one note in each.'
		);
	if (last.sentence.start < first.sentence.start)
		throw new Misplaced(
			`${last.sentence.label} comes before ${first.sentence.label}. Please put the earlier sentence first.`
		);
	const stretch = text.text.slice(first.sentence.start, last.sentence.end);
	const at = words ? stretch.indexOf(words) : 0;
	if (words && at < 0)
		throw new Misplaced(
			`The words “${words}” aren’t in ${first.sentence.label}. Please copy them exactly from the article.`
		);
	if (words && stretch.includes(words, at + 1))
		throw new Misplaced(
			`The words “${words}” appear in ${first.sentence.label} more than once. ` +
				'Please add a word before or after them to show which ones you mean.'
		);
	const start = first.sentence.start + at;
	const end = start + (words ? words.length : stretch.length);
	return { text, anchor: describe(text.text, text.sentences, start, end) };
}

function known<T extends Text>(texts: T[], label: string) {
	const found = labelled(texts, label);
	if (found) return found;
	throw new Misplaced(unknown(texts, label));
}

/** The message that a label is unknown, and which labels exist. */
export function unknown(texts: Text[], label: string): string {
	const spans = texts.map(
		({ sentences }) => `${sentences[0]?.label} to ${sentences.at(-1)?.label}`
	);
	return `There is no sentence ${label.trim().slice(0, 20)}. The numbers run from ${spans.join(' and from ')}.`;
}

/** A text rebuilt from the blocks that a page shows, with the same offsets as the published one. */
export function written(
	side: Side,
	blocks: { sentences: (Text['sentences'][number] & { runs: { text: string }[] })[] }[]
): Text {
	let text = '';
	for (const { sentences } of blocks) {
		if (text) text += '\n';
		for (const { start, runs } of sentences)
			text = text.padEnd(start) + runs.map((run) => run.text).join('');
	}
	return { side, text, sentences: blocks.flatMap((block) => block.sentences) };
}
