import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { user } from './account.ts';
import { course } from './course.ts';

/** The whole instance: permissions, one-time addresses, settings and the log. */

/** A permission of a person: to run the instance, or to teach. */
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

/** A setting that an administrator chose; the others have their defaults. */
export const setting = sqliteTable('setting', {
	key: text().primaryKey(),
	value: text({ mode: 'json' }).notNull()
});

/**
 * The log: who changed roles, dates, visibility and returns. Ids, never names; rows never change (db/triggers.ts).
 */
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
