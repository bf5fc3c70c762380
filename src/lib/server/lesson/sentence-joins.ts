import { and, eq, type SQL, sql } from 'drizzle-orm';
import { alias, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { sentence } from '#lib/server/db/schema/text.ts';

/** The first and last sentence of a passage, for a query that reads their labels. */
export const firstSentence = alias(sentence, 'first_sentence');
export const lastSentence = alias(sentence, 'last_sentence');

/** Their labels; empty for an orphan. */
export const labels = {
	from: sql<string>`coalesce(${firstSentence.label}, '')`,
	to: sql<string>`coalesce(${lastSentence.label}, '')`
};

type Value = AnySQLiteColumn | SQL;
type Passage = { versionId: Value; first: Value; last: Value };

/** `firstSentence` is the first one of the passage. An orphan is in no sentence: its last comes before its first. */
export const begins = ({ versionId, first, last }: Passage) =>
	and(
		eq(firstSentence.versionId, versionId),
		eq(firstSentence.ordinal, first),
		sql`${first} <= ${last}`
	);

/** `lastSentence` is the last one of the passage. */
export const ends = ({ versionId, first, last }: Passage) =>
	and(
		eq(lastSentence.versionId, versionId),
		eq(lastSentence.ordinal, last),
		sql`${first} <= ${last}`
	);
