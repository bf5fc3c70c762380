import { and, asc, eq } from 'drizzle-orm';
import type { Anchor } from '#lib/anchor/anchor.ts';
import * as places from '#lib/anchor/passages.ts';
import { db } from './db/index.ts';
import { kept } from './db/kept.ts';
import { article } from './db/schema/lesson.ts';
import { sentence, version } from './db/schema/text.ts';
import { Refusal } from './refusal.ts';

export type Sentence = typeof sentence.$inferSelect;

/** A side's text as the database has it. */
export type Text = places.Text & { versionId: number; sentences: Sentence[] };

/** A passage ready to be stored. */
export type Passage = Anchor & { versionId: number; fit: 'exact' };

/** Both texts of the edition that a notebook pins, with their sentences. No query when they were read before. */
export const readable = kept((editionId): Text[] => {
	const texts = db
		.select({ side: article.side, versionId: version.id, text: version.text })
		.from(article)
		.innerJoin(version, eq(version.id, article.versionId))
		.where(eq(article.editionId, editionId))
		.orderBy(asc(article.side))
		.all();
	const sentences = db
		.select({ sentence })
		.from(sentence)
		.innerJoin(
			article,
			and(eq(article.versionId, sentence.versionId), eq(article.editionId, editionId))
		)
		.orderBy(asc(sentence.ordinal))
		.all()
		.map((row) => row.sentence);
	return texts.map((text) => ({
		...text,
		sentences: sentences.filter((s) => s.versionId === text.versionId)
	}));
});

/** The passage at a place, ready to be stored. @throws Refusal `invalid` when it is not there */
export function placed(texts: Text[], place: places.Place): Passage {
	try {
		const { text, anchor } = places.placed(texts, place);
		return { ...anchor, versionId: text.versionId, fit: 'exact' };
	} catch (error) {
		if (!(error instanceof places.Misplaced)) throw error;
		throw new Refusal('invalid', error.message);
	}
}
