import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { Block } from '#lib/text/blocks.ts';
import { user } from './account.ts';

const id = () => integer().primaryKey({ autoIncrement: true });

/** The only table of a lesson that changes: who owns it, whether it is offered. */
export const lesson = sqliteTable('lesson', {
	id: id(),
	slug: text().notNull().unique(),
	origin: text({ enum: ['seed', 'app'] }).notNull(),
	seedHash: text(),
	ownerId: text().references(() => user.id),
	archivedAt: integer()
});

/** An immutable state of an article's text, addressed by its content: an unchanged text is the same row. */
export const version = sqliteTable(
	'version',
	{
		id: id(),
		lessonId: integer()
			.notNull()
			.references(() => lesson.id),
		side: text({ enum: ['a', 'b'] }).notNull(),
		hash: text().notNull(),
		text: text().notNull(),
		blocks: text({ mode: 'json' }).$type<Block[]>().notNull(),
		words: integer().notNull()
	},
	(t) => [unique().on(t.lessonId, t.side, t.hash)]
);

export const sentence = sqliteTable(
	'sentence',
	{
		versionId: integer()
			.notNull()
			.references(() => version.id),
		ordinal: integer().notNull(),
		start: integer().notNull(),
		end: integer().notNull(),
		label: text().notNull()
	},
	(t) => [primaryKey({ columns: [t.versionId, t.ordinal] })]
);

/**
 * The columns of a passage. Offsets are UTF-16 units into `version.text`; `first` and `last` are the
 * ordinals of its sentences, written by the server, so that labels and counts need no arithmetic.
 */
export const anchor = () => ({
	versionId: integer()
		.notNull()
		.references(() => version.id),
	start: integer().notNull(),
	end: integer().notNull(),
	exact: text().notNull(),
	prefix: text().notNull(),
	suffix: text().notNull(),
	first: integer().notNull(),
	last: integer().notNull(),
	fit: text({ enum: ['exact', 'approximate', 'orphan'] })
		.notNull()
		.default('exact')
});
