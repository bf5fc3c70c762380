import { integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { Block } from '#lib/text/blocks.ts';
import { user } from './account.ts';

const id = () => integer().primaryKey({ autoIncrement: true });

/** The only table of a lesson whose rows change: its owner, and whether it is offered. */
export const lesson = sqliteTable('lesson', {
	id: id(),
	slug: text().notNull().unique(),
	origin: text({ enum: ['seed', 'app'] }).notNull(),
	seedHash: text(),
	ownerId: text().references(() => user.id),
	archivedAt: integer()
});

/** An immutable version of an article’s text, addressed by its hash: unchanged text keeps its row. */
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
 * The columns of a passage. Offsets are UTF-16 units into `version.text`; `first` and `last` are the ordinals of its
 * sentences, stored so that labels and counts need no computing.
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
