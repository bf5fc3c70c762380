import { integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { assignment } from './course.ts';
import { notebook } from './work.ts';

/**
 * How many learners of a class moved from which stance to which, as shown to its instructors. The numbers only grow.
 */
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

/** Who is in those numbers, without their stances. */
export const classMoved = sqliteTable('class_moved', {
	notebookId: integer()
		.primaryKey()
		.references(() => notebook.id, { onDelete: 'cascade' })
});
