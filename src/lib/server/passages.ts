import { and, asc, eq } from 'drizzle-orm';
import { type Anchor, describe } from '#lib/anchor/anchor.ts';
import { db } from './db/index.ts';
import { article } from './db/schema/lesson.ts';
import { sentence, version } from './db/schema/text.ts';
import type { Side } from './lesson-content.ts';
import { Refusal } from './refusal.ts';

export type Sentence = typeof sentence.$inferSelect;

/** A side's text with its sentences in order: all that is needed to anchor a passage in it. */
export type Text = { side: Side; versionId: number; text: string; sentences: Sentence[] };

/** A passage ready to be stored. */
export type Passage = Anchor & { versionId: number; fit: 'exact' };

/** Both texts of the edition that a notebook pins, with their sentences. Two queries. */
export function readable(of: { editionId: number }): Text[] {
	const texts = db
		.select({ side: article.side, versionId: version.id, text: version.text })
		.from(article)
		.innerJoin(version, eq(version.id, article.versionId))
		.where(eq(article.editionId, of.editionId))
		.orderBy(asc(article.side))
		.all();
	const sentences = db
		.select({ sentence })
		.from(sentence)
		.innerJoin(
			article,
			and(eq(article.versionId, sentence.versionId), eq(article.editionId, of.editionId))
		)
		.orderBy(asc(sentence.ordinal))
		.all()
		.map((row) => row.sentence);
	return texts.map((text) => ({
		...text,
		sentences: sentences.filter((s) => s.versionId === text.versionId)
	}));
}

/** The sentence with this label, or undefined. Labels are compared without regard to case. */
export function labelled(texts: Text[], label: string) {
	const wanted = label.trim().toUpperCase();
	for (const text of texts) {
		const found = text.sentences.find((s) => s.label === wanted);
		if (found) return { text, sentence: found };
	}
}

/**
 * The passage from one sentence to another, or some words within it.
 * @param from label of the first sentence
 * @param to label of the last; the same as `from` when left out
 * @param words exact words inside that stretch; the whole stretch when left out
 * @throws Refusal `invalid` when a label is unknown, the ends stand in different texts or the wrong way
 * round, or the words are not there
 */
export function between(texts: Text[], from: string, to?: string, words?: string): Passage {
	const first = known(texts, from);
	const last = to ? known(texts, to) : first;
	if (first.text !== last.text)
		throw new Refusal(
			'invalid',
			`${first.sentence.label} and ${last.sentence.label} stand in different articles. A passage stays within one: please make two notes.`
		);
	if (last.sentence.ordinal < first.sentence.ordinal)
		throw new Refusal(
			'invalid',
			`${last.sentence.label} comes before ${first.sentence.label}. Please put the earlier sentence first.`
		);
	const stretch = first.text.text.slice(first.sentence.start, last.sentence.end);
	const at = words ? stretch.indexOf(words) : 0;
	if (words && at < 0)
		throw new Refusal(
			'invalid',
			`The words “${words}” do not stand in ${first.sentence.label}. Please copy them exactly as they are written there.`
		);
	const start = first.sentence.start + at;
	return anchored(first.text, start, start + (words ? words.length : stretch.length));
}

/** Where a passage is: sentences by label and perhaps words in them, or UTF-16 offsets into a side's text. */
export type Place = {
	from?: string;
	to?: string;
	words?: string;
	side?: Side;
	start?: number;
	end?: number;
};

/**
 * The passage at a place; offsets win over labels.
 * @throws Refusal `invalid` as `between`, or when the place is nowhere in the text
 */
export function placed(texts: Text[], { from, to, words, side, start, end }: Place): Passage {
	const text = texts.find((one) => one.side === side);
	if (!text || start === undefined || end === undefined) {
		if (from) return between(texts, from, to, words);
		throw new Refusal('invalid', 'Please say which sentence you mean, for example A3.2.');
	}
	try {
		return anchored(text, start, end);
	} catch {
		throw new Refusal('invalid', 'This passage is not in the text. Please select it again.');
	}
}

/** The passage at these UTF-16 offsets of a text. */
export function anchored(text: Text, start: number, end: number): Passage {
	return {
		...describe(text.text, text.sentences, start, end),
		versionId: text.versionId,
		fit: 'exact'
	};
}

function known(texts: Text[], label: string) {
	const found = labelled(texts, label);
	if (found) return found;
	throw new Refusal('invalid', unknown(texts, label));
}

/** The sentence that says a label is unknown, and which ones there are. */
export function unknown(texts: Text[], label: string): string {
	const spans = texts.map(
		({ sentences }) => `${sentences[0]?.label} to ${sentences.at(-1)?.label}`
	);
	return `There is no sentence ${label.trim().slice(0, 20)}. The sentences go from ${spans.join(' and from ')}.`;
}
