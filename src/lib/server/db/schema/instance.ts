import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { user } from './account.ts';
import { course } from './course.ts';

/** Who may do what in the whole instance, what was chosen for it, and the log of what was done. */

/** What the whole instance allows a person: to run it, or to teach. */
export const grant = sqliteTable(
	'grant',
	{
		userId: text()
			.notNull()
			.references(() => user.id),
		role: text({ enum: ['admin', 'teacher'] }).notNull(),
		grantedBy: text().references(() => user.id),
		at: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.userId, t.role] })]
);

/** A one-time address: it makes the first administrator, or resets a password. Only its hash is kept. */
export const token = sqliteTable('token', {
	hash: text().primaryKey(),
	purpose: text({ enum: ['first_admin', 'reset_password'] }).notNull(),
	userId: text().references(() => user.id, { onDelete: 'cascade' }),
	expiresAt: integer().notNull(),
	usedAt: integer()
});

/** What an administrator chose for the whole instance; what is not here is as the program ships it. */
export const setting = sqliteTable('setting', {
	key: text().primaryKey(),
	value: text({ mode: 'json' }).notNull()
});

/** Who did what to roles, dates, visibility and returns: ids, never names, and never changed (db/triggers.ts). */
export const log = sqliteTable(
	'log',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		at: integer().notNull(),
		actorId: text().references(() => user.id),
		courseId: integer().references(() => course.id),
		action: text().notNull(),
		subject: text().notNull(),
		subjectId: text().notNull(),
		detail: text({ mode: 'json' }).notNull()
	},
	(t) => [index('log_course').on(t.courseId, t.at)]
);
