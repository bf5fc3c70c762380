import { and, asc, eq } from 'drizzle-orm';
import type { Anchor } from '#lib/anchor/anchor.ts';
import type { Side } from '#lib/anchor/labels.ts';
import * as places from '#lib/anchor/passages.ts';
import * as evidence from '#lib/text/evidence.ts';
import { db } from '#lib/server/db/index.ts';
import { cachedByEdition } from '#lib/server/db/cache.ts';
import { article } from '#lib/server/db/schema/lesson.ts';
import { sentence, version } from '#lib/server/db/schema/text.ts';
import { Refusal } from '#lib/server/refusal.ts';

export type Sentence = typeof sentence.$inferSelect;

/** A side's text with its version. */
export type Text = places.Text & { versionId: number; sentences: Sentence[] };

/** A passage ready to be stored. */
export type Passage = Anchor & { versionId: number; fit: 'exact' };

/**
 * Both texts of an edition with their sentences. Only text-access.ts may use it, because it checks who may read
 * them.
 */
export const both = cachedByEdition((editionId): Text[] => {
	const versions = db
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
	return versions.map((text) => ({
		...text,
		sentences: sentences.filter((s) => s.versionId === text.versionId)
	}));
});

/** The passage at a place, ready to be stored. @throws Refusal `invalid` when it does not exist */
export function placed(texts: Text[], place: places.Place): Passage {
	const { text, anchor } = refusing(() => places.placed(texts, place));
	return { ...anchor, versionId: text.versionId, fit: 'exact' };
}

/** The passages named in a field for labels of one side. @throws Refusal `invalid` as `evidence.named` */
export function named(texts: Text[], labels: string, side: Side): evidence.Citation[] {
	return refusing(() => evidence.named(labels, side, texts));
}

function refusing<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof places.Misplaced)) throw error;
		throw new Refusal('invalid', error.message);
	}
}
