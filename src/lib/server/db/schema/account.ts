import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * `user`, `session` and `account` have columns that Parallax doesn't use, such as `image` and `accessToken`:
 * better-auth, which verified passwords at first, needed them. They stay, because dropping them would mean
 * rebuilding tables that hold people's accounts, for nothing.
 */
const moment = () => integer({ mode: 'timestamp_ms' });
const now = () => new Date();

export const user = sqliteTable('user', {
	id: text().primaryKey(),
	name: text().notNull(),
	email: text().notNull().unique(),
	emailVerified: integer({ mode: 'boolean' }).notNull().default(false),
	image: text(),
	username: text().unique(),
	displayUsername: text(),
	isAnonymous: integer({ mode: 'boolean' }).notNull().default(false),
	createdAt: moment().notNull().$defaultFn(now),
	updatedAt: moment().notNull().$defaultFn(now),
	/** When somebody else chose the present password; its owner must replace it at the next sign-in. */
	passwordGivenAt: integer(),
	/**
	 * The class whose list made this account: its teachers may give it another passphrase. Null for accounts that people
	 * created themselves. No foreign key, because the tables of classes are built on this one.
	 */
	listedIn: integer(),
	erasedAt: integer()
});

export const session = sqliteTable(
	'session',
	{
		id: text().primaryKey(),
		/** Held the token itself until tokens were stored as hashes; now the id again. */
		token: text().notNull().unique(),
		/** Of the token in the browser's cookie (db/session-tokens.ts). */
		hash: text().unique(),
		userId: text()
			.notNull()
			.references(() => user.id, { onDelete: 'cascade' }),
		expiresAt: moment().notNull(),
		ipAddress: text(),
		userAgent: text(),
		createdAt: moment().notNull().$defaultFn(now),
		updatedAt: moment().notNull().$defaultFn(now)
	},
	(t) => [index('session_user').on(t.userId)]
);

export const account = sqliteTable(
	'account',
	{
		id: text().primaryKey(),
		accountId: text().notNull(),
		providerId: text().notNull(),
		userId: text()
			.notNull()
			.references(() => user.id, { onDelete: 'cascade' }),
		accessToken: text(),
		refreshToken: text(),
		idToken: text(),
		accessTokenExpiresAt: moment(),
		refreshTokenExpiresAt: moment(),
		scope: text(),
		password: text(),
		createdAt: moment().notNull().$defaultFn(now),
		updatedAt: moment().notNull().$defaultFn(now)
	},
	(t) => [index('account_user').on(t.userId)]
);

/** A resume code, which opens the work on another device: as secret as the work itself. */
export const resume = sqliteTable('resume', {
	userId: text()
		.primaryKey()
		.references(() => user.id, { onDelete: 'cascade' }),
	code: text().notNull().unique()
});

/**
 * Counters of limited actions (rate-limits.ts). The keys are keyed hashes, from which no name or address can be
 * read.
 */
export const tally = sqliteTable('tally', {
	key: text().primaryKey(),
	points: integer().notNull().default(0),
	expire: integer()
});
