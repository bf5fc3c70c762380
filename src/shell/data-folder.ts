import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { demandKind } from './file-kinds.ts';
import { codeOf, Halt, halt } from './halt.ts';

/** Paths in the data folder. */
export const databaseIn = (data: string) => join(data, 'parallax.db');
export const backupsIn = (data: string) => join(data, 'backups');
const lockIn = (data: string) => join(data, 'running.lock');

/** The present time in UTC, for a file name. */
export const stamp = () => new Date().toISOString().replace(/[:.]/g, '-');

/**
 * Locks the data folder for this process, and creates it readable to its owner only, because it holds people's work.
 * The lock is SQLite's own on a file beside the database, held in a transaction that never ends. The operating system
 * releases it when the process ends in whatever way, so there are no stale locks.
 * @returns a function that releases the lock, or null while another process holds it; refuses a folder that cannot be
 * written
 */
export function hold(data: string): (() => void) | null {
	let lock: Database.Database | undefined;
	try {
		mkdirSync(data, { recursive: true, mode: 0o700 });
		accessSync(data, constants.W_OK);
		demandKind(lockIn(data), 'file');
		lock = new Database(lockIn(data), { timeout: 0 });
		lock.pragma('journal_mode = MEMORY');
		lock.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		lock?.close();
		if (error instanceof Halt) throw error;
		if (codeOf(error).startsWith('SQLITE_BUSY')) return null;
		halt(
			`Can’t write to the data folder ${data} (${codeOf(error) || error}). ` +
				'Make it writable, or choose another one: "PARALLAX_DATA=/another/folder npm start".'
		);
	}
	const held = lock;
	return () => held.close();
}
