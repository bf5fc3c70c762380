import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { user } from './account.ts';
import { notebook } from './work.ts';

/**
 * Replies and reports about notes. They refer to a note by its notebook and uid, so they stay with it when the next
 * attempt begins as a copy. They are not part of a submission, and never frozen.
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

/** A reply under a note, for everybody who sees the note. */
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

/** A report that a note or, with `replyId`, a reply to it should be hidden. Instructors decide. */
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
		/** The decision: it stays, or it is hidden from others. */
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
