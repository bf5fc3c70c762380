import { and, eq, type SQL, sql } from 'drizzle-orm';
import { alias, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { sentence } from '#lib/server/db/schema/text.ts';

/** The sentences that a passage begins and ends in, for a query that reads their labels. */
export const firstSentence = alias(sentence, 'first_sentence');
export const lastSentence = alias(sentence, 'last_sentence');

/** Their labels as they are read; an orphan has none. */
export const labels = {
	from: sql<string>`coalesce(${firstSentence.label}, '')`,
	to: sql<string>`coalesce(${lastSentence.label}, '')`
};

type Value = AnySQLiteColumn | SQL;
type Passage = { versionId: Value; first: Value; last: Value };

/**
 * That `firstSentence` is the one that a passage begins in. An orphan lies on no sentence: its last comes before
 * its first.
 */
export const begins = ({ versionId, first, last }: Passage) =>
	and(
		eq(firstSentence.versionId, versionId),
		eq(firstSentence.ordinal, first),
		sql`${first} <= ${last}`
	);

/** That `lastSentence` is the one that a passage ends in. */
export const ends = ({ versionId, first, last }: Passage) =>
	and(
		eq(lastSentence.versionId, versionId),
		eq(lastSentence.ordinal, last),
		sql`${first} <= ${last}`
	);
