import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { hashTokens } from './session-tokens.ts';
import { freeze, thaw } from './triggers.ts';

/** The one open database. Bound by `open`, before the first request and in each test; never while building. */
export let client: Database.Database;
export let db: BetterSQLite3Database;

/**
 * How long a statement waits, in ms, while another process holds the database, before it fails. Waiting keeps the whole
 * process waiting, so a running server waits only for what others do in passing, and `written` waits instead.
 */
const waits = { long: 5000, short: 100, none: 0 };
const patience = new WeakMap<Database.Database, keyof typeof waits>();

function wait(how: keyof typeof waits) {
	if (patience.get(client) === how) return;
	client.pragma(`busy_timeout = ${waits[how]}`);
	patience.set(client, how);
}

/** From now on statements wait only for a moment. A running server calls this once it is open. */
export const hurry = () => wait('short');

/** Notes whether another process holds the database. While it does, no statement of a running server waits for it. */
export function noteHeld(held: boolean) {
	if (patience.get(client) !== 'long') wait(held ? 'none' : 'short');
}

/** Runs `work`, whose statements wait for others as long as they did while opening. */
export function patiently(work: () => void) {
	const before = patience.get(client) ?? 'long';
	wait('long');
	try {
		work();
	} finally {
		wait(before);
	}
}

/**
 * Opens the database file, creating it and its folder, and migrates it. A save that was acknowledged must be on
 * disk: `synchronous = FULL` is set on the connection, because the default of this SQLite build is less.
 * @param path the file, or ':memory:'
 * @param migrations the folder of generated SQL
 */
export function open(path: string, migrations = 'drizzle') {
	if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
	client = new Database(path);
	wait('long');
	client.pragma('journal_mode = WAL');
	client.pragma('synchronous = FULL');
	if (client.pragma('synchronous', { simple: true }) !== 2)
		throw new Error(
			'SQLite did not take synchronous = FULL, so a save would not be sure to be on disk.'
		);
	client.pragma('secure_delete = ON');
	db = drizzle({ client, casing: 'snake_case' });
	// Generated migrations rebuild tables inside a transaction, where their own `foreign_keys = OFF` does
	// nothing and DROP TABLE silently deletes child rows. So: off, migrate, check, on.
	client.pragma('foreign_keys = OFF');
	// one transaction each: otherwise every trigger would wait for the disk
	client.transaction(thaw)(client);
	const changes = client.prepare('select total_changes()').pluck();
	const before = changes.get();
	migrate(db, { migrationsFolder: migrations });
	// each migration is noted in a row
	const broken = changes.get() === before ? [] : (client.pragma('foreign_key_check') as unknown[]);
	if (broken.length)
		throw new Database.SqliteError(
			`${broken.length} rows lost their parent while migrating`,
			'SQLITE_CONSTRAINT_FOREIGNKEY'
		);
	client.pragma('foreign_keys = ON');
	client.transaction(freeze)(client);
	hashTokens(client);
}

/** Opens an existing, migrated database on a read-only connection. */
export function openForReading(path: string) {
	client = new Database(path, { readonly: true, fileMustExist: true });
	wait('long');
	db = drizzle({ client, casing: 'snake_case' });
}

/** Closes the file, which checkpoints its journal. */
export function close() {
	client.close();
}

/**
 * Runs `work` in one immediate transaction: a deferred one that reads before it writes fails as soon
 * as a second process shares the file.
 * @returns what `work` returns
 */
export function transact<T>(work: () => T): T {
	const before = later.length;
	try {
		const result = db.transaction(work, { behavior: 'immediate' });
		if (!client.inTransaction) for (const next of later.splice(0)) next();
		return result;
	} catch (error) {
		// of a part that is undone nothing is stored
		later.length = before;
		throw error;
	}
}

const later: (() => void)[] = [];

/** Does what counts only once everything is stored: at once, or when the transaction around it has been committed. */
export function onceStored(work: () => void) {
	if (client.inTransaction) later.push(work);
	else work();
}

/**
 * Does a write that a reader can do without, such as remembering where they are. Where another process holds the
 * database, or the disk is full, broken or read-only, it is left out, so that what is stored can still be read.
 * @returns whether it was written
 */
export function ifWritable(write: () => void): boolean {
	try {
		write();
		noteHeld(false);
		return true;
	} catch (error) {
		const code = error instanceof Database.SqliteError ? error.code : '';
		if (!/^SQLITE_(BUSY|FULL|IOERR|READONLY)/.test(code)) throw error;
		if (code.startsWith('SQLITE_BUSY')) noteHeld(true);
		return false;
	}
}
