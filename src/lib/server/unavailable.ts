import Database from 'better-sqlite3';
import { log } from './logger.ts';
import { Refusal } from './refusal.ts';

/** What people read, by the beginning of SQLite's code. */
const sentences: [code: RegExp, sentence: string][] = [
	[
		/^SQLITE_(BUSY|LOCKED)/,
		'The database is busy: another program is using it. Nothing was saved. Try again in a moment.'
	],
	[
		/^SQLITE_(FULL|IOERR)/,
		'The server’s disk is full or broken. Nothing was saved. ' +
			'Tell your administrator, and try again later.'
	],
	[
		/^SQLITE_(READONLY|CANTOPEN|PERM)/,
		'Parallax isn’t allowed to write to its database. Nothing was saved. ' +
			'Tell your administrator, and try again later.'
	]
];

const minute = 60_000;
/** When each sentence was last logged, so that a class that keeps trying doesn't fill the log. */
const logged = new Map<string, number>();

/** Whether another process holds the database. */
export const isBusy = (error: unknown): boolean => /^SQLITE_BUSY/.test(codeOf(error));

function codeOf(error: unknown): string {
	if (error instanceof Database.SqliteError) return error.code;
	return error instanceof Error && error.cause ? codeOf(error.cause) : '';
}

/**
 * The refusal that people read when a change can't be stored for now: another process holds the database, or the disk
 * is full, broken or read-only. Logged without a stack trace, at most once a minute.
 * @returns null for any other error
 */
export function unavailable(error: unknown): Refusal | null {
	const code = codeOf(error);
	const sentence = sentences.find(([pattern]) => pattern.test(code))?.[1];
	if (!sentence) return null;
	seldom(sentence, () => log.warn({ code }, `${sentence} (Logged once a minute.)`));
	return new Refusal('unavailable', sentence);
}

/** Logs, unless the same was logged within a minute. */
export function seldom(what: string, say: () => void, now = Date.now()) {
	if (now - (logged.get(what) ?? 0) < minute) return;
	logged.set(what, now);
	say();
}
