import { and, asc, eq } from 'drizzle-orm';
import type { Anchor } from '#lib/anchor/anchor.ts';
import * as places from '#lib/anchor/passages.ts';
import { client, db } from './db/index.ts';
import { article } from './db/schema/lesson.ts';
import { sentence, version } from './db/schema/text.ts';
import { Refusal } from './refusal.ts';

export type Sentence = typeof sentence.$inferSelect;

/** A side's text as the database has it. */
export type Text = places.Text & { versionId: number; sentences: Sentence[] };

/** A passage ready to be stored. */
export type Passage = Anchor & { versionId: number; fit: 'exact' };

/** Editions never change, so what was read once stays true as long as the database is open. */
const known = new WeakMap<typeof client, Map<number, Text[]>>();
/** How many editions' texts are remembered; each takes about 50 kB. */
const most = 100;

/** Both texts of the edition that a notebook pins, with their sentences. No query when they were read before. */
export function readable({ editionId }: { editionId: number }): Text[] {
	const here = known.get(client) ?? new Map<number, Text[]>();
	known.set(client, here);
	const texts = here.get(editionId) ?? read(editionId);
	here.delete(editionId);
	here.set(editionId, texts);
	for (const [oldest] of here) if (here.size > most) here.delete(oldest);
	return texts;
}

function read(editionId: number): Text[] {
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
}

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
