import { type Anchor, describe, locate } from '#lib/anchor/anchor.ts';
import { toUnits } from '#lib/anchor/code-points.ts';
import { nameOf } from './urn.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import { type Text } from '#lib/server/lesson/passages.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import type { Place, Quote } from './read-selectors.ts';

/**
 * The position of an imported passage in this notebook's texts. If it cannot be found (`fit: 'orphan'`), the quote
 * is kept and the offsets are empty.
 */
export type Lying = Anchor & {
	versionId: number;
	side: Text['side'];
	/** The labels of its first and last sentence; empty for an orphan. */
	from: string;
	to: string;
	fit: 'exact' | 'approximate' | 'orphan';
};

/** Occurs in no text, so that no match crosses from one text into the other. */
const seam = '\0';
const longest = 5000;

/**
 * Returns a function that locates imported passages: in the text that their source names, by its hash or the
 * article's address; otherwise in both, by quote and context. A position is exact only in the very text that it was
 * counted in; in the article elsewhere it is approximate.
 * @returns for each place its position, or a sentence why it cannot be used
 */
export function lying(notebook: Notebook): (place: Place) => Lying | string {
	const texts = readable(notebook);
	const records = lessons.articles(lessons.pinned(notebook));
	const known = texts.map((text) => ({ text, name: nameOf(text.text) }));
	return ({ source, quote, position }) => {
		const very = known.find(({ name }) => name === source)?.text;
		const urled = texts.filter(({ side }) => same(records[side].url, source));
		const text = very ?? (urled.length === 1 ? urled[0] : undefined);
		if (quote && quote.exact.length > longest)
			return (
				`Its passage has ${quote.exact.length.toLocaleString('en')} ` +
				`characters; the limit is ${longest.toLocaleString('en')}.`
			);
		const start = very && position ? toUnits(very.text, position.start) : null;
		if (quote) return text ? within(text, quote, start ?? -1) : among(texts, quote);
		const end = text && position ? toUnits(text.text, position.end) : null;
		const from = text && position ? toUnits(text.text, position.start) : null;
		if (!text)
			return 'It has a position but no words, and its source is neither of these articles.';
		if (from === null || end === null) return 'Its position is past the end of the article.';
		return anchored(text, from, end, very ? 'exact' : 'approximate');
	};
}

/** The text with one kind of space, apostrophe, quotation mark and dash, at the same length. */
const plain = (text: string) =>
	text
		.replace(/\s/g, ' ')
		.replace(/[‘’‛ʼ`´]/g, "'")
		.replace(/[“”„‟«»]/g, '"')
		.replace(/[‐‑–—−]/g, '-');
/** A quote as it is copied from pages, with line breaks and indents collapsed. */
const copied = (words: string) => plain(words).replace(/ +/g, ' ');

/** Finds a quote exactly or, with other spaces and punctuation marks, approximately. */
function seek(text: string, { exact, prefix, suffix }: Quote, start: number) {
	const quote = { exact, prefix, suffix, start, end: start + exact.length };
	const found = locate(text, quote);
	if (found) return found;
	const words = copied(exact).trim();
	const alike = { exact: words, prefix: copied(prefix), suffix: copied(suffix) };
	const near = locate(plain(text), { ...alike, start, end: start + words.length });
	return near && { ...near, fit: 'approximate' as const };
}

function within(text: Text, quote: Quote, start: number): Lying | string {
	const found = seek(text.text, quote, start);
	return found ? anchored(text, found.start, found.end, found.fit) : orphan(text, quote);
}

/** Searches both texts as one, so that the better context decides between them. */
function among([a, b]: Text[], quote: Quote): Lying | string {
	if (!a || !b) throw new Error('A notebook has two texts.');
	const both = a.text + seam + b.text;
	const found = seek(both, quote, -1);
	const behind = a.text.length + seam.length;
	if (!found || (found.start < behind && found.end >= behind)) return orphan(a, quote);
	const { start, end, fit } = found;
	return start < behind
		? anchored(a, start, end, fit)
		: anchored(b, start - behind, end - behind, fit);
}

function anchored(text: Text, start: number, end: number, fit: Lying['fit']): Lying | string {
	try {
		const anchor = describe(text.text, text.sentences, start, end);
		const { versionId, side, sentences } = text;
		const from = sentences[anchor.first]?.label ?? '';
		const to = sentences[anchor.last]?.label ?? '';
		return { ...anchor, versionId, side, from, to, fit };
	} catch {
		return 'Its passage has no words.';
	}
}

/** An orphan is in no sentence: its last comes before its first. */
function orphan({ versionId, side }: Text, { exact, prefix, suffix }: Quote): Lying {
	const nowhere = { start: 0, end: 0, first: 0, last: -1, from: '', to: '' };
	const quote = {
		exact: exact.toWellFormed(),
		prefix: prefix.slice(-200).toWellFormed(),
		suffix: suffix.slice(0, 200).toWellFormed()
	};
	return { ...quote, ...nowhere, versionId, side, fit: 'orphan' };
}

/** Whether two addresses, as people copy them, are of the same page. */
function same(url: string | null, source: string): boolean {
	const bare = (address: string) =>
		address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/+$/, '');
	return Boolean(url) && bare(url ?? '') === bare(source);
}
