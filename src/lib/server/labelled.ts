import { and, eq, lte } from 'drizzle-orm';
import { alias, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { sentence } from './db/schema/text.ts';

/** The sentences that a passage begins and ends in, for a query that reads their labels. */
export const firstSentence = alias(sentence, 'first_sentence');
export const lastSentence = alias(sentence, 'last_sentence');

/**
 * That a joined sentence is the one with this ordinal in the passage's text. An orphan lies on no sentence: its last
 * one comes before its first.
 */
export const at = (
	one: typeof firstSentence | typeof lastSentence,
	ordinal: AnySQLiteColumn,
	of: { versionId: AnySQLiteColumn; first: AnySQLiteColumn; last: AnySQLiteColumn }
) => and(eq(one.versionId, of.versionId), eq(one.ordinal, ordinal), lte(of.first, of.last));
