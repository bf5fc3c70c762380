import { integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { assignment } from './course.ts';
import { notebook } from './work.ts';

/** How many of a class went from which stance to which: what its instructors were shown, which only grows. */
export const classMove = sqliteTable(
	'class_move',
	{
		assignmentId: integer()
			.notNull()
			.references(() => assignment.id),
		from: integer().notNull(),
		to: integer().notNull(),
		learners: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.assignmentId, t.from, t.to] })]
);

/** Whose stances are in those numbers, without a word on which. */
export const classMoved = sqliteTable('class_moved', {
	notebookId: integer()
		.primaryKey()
		.references(() => notebook.id, { onDelete: 'cascade' })
});
