import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { user } from './account.ts';
import { notebook } from './work.ts';

/**
 * What is said about a note by others. It names the note by its notebook and uid, and so stays with it when the
 * next attempt begins as a copy; it is no part of what was handed in, and never frozen.
 */
const id = () => integer().primaryKey({ autoIncrement: true });
const about = () => ({
	notebookId: integer()
		.notNull()
		.references(() => notebook.id, { onDelete: 'cascade' }),
	annotationUid: text().notNull()
});
const person = () =>
	text()
		.notNull()
		.references(() => user.id);

/** One turn of the thread under a note. Whoever sees the note sees it. */
export const reply = sqliteTable(
	'reply',
	{
		id: id(),
		...about(),
		uid: text().notNull(),
		userId: person(),
		text: text().notNull(),
		createdAt: integer().notNull(),
		erasedAt: integer()
	},
	(t) => [
		unique().on(t.notebookId, t.uid),
		index('reply_annotation').on(t.notebookId, t.annotationUid)
	]
);

/** Somebody's word that a note, or with `replyId` a reply to it, should not stand there. Instructors resolve it. */
export const report = sqliteTable(
	'report',
	{
		id: id(),
		...about(),
		replyId: integer().references(() => reply.id, { onDelete: 'cascade' }),
		by: person(),
		at: integer().notNull(),
		resolvedAt: integer(),
		resolvedBy: text().references(() => user.id),
		/** Whether it was let stand, or taken out of the others' sight. */
		outcome: text({ enum: ['stands', 'hidden'] })
	},
	(t) => [
		uniqueIndex('report_annotation')
			.on(t.notebookId, t.annotationUid, t.by)
			.where(sql`reply_id is null`),
		uniqueIndex('report_reply')
			.on(t.replyId, t.by)
			.where(sql`reply_id is not null`)
	]
);
