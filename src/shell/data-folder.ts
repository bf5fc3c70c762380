import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { codeOf, halt } from './halt.ts';

/** Where things lie in the data folder. */
export const databaseIn = (data: string) => join(data, 'parallax.db');
export const backupsIn = (data: string) => join(data, 'backups');

/** The present moment as part of a file name, in UTC. */
export const stamp = () => new Date().toISOString().replace(/[:.]/g, '-');

/**
 * Takes the data folder for this process, creating it readable to its owner only: it holds people's work.
 * The lock is SQLite's own on a file beside the database, held in a transaction that never ends. The
 * operating system drops it with the process, however that ends, so nothing stale can stay.
 * @returns how to let go, or null while another process holds the folder; refuses a folder that cannot be written
 */
export function hold(data: string): (() => void) | null {
	let lock: Database.Database | undefined;
	try {
		mkdirSync(data, { recursive: true, mode: 0o700 });
		accessSync(data, constants.W_OK);
		lock = new Database(join(data, 'running.lock'), { timeout: 0 });
		lock.pragma('journal_mode = MEMORY');
		lock.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		lock?.close();
		if (codeOf(error).startsWith('SQLITE_BUSY')) return null;
		halt(
			`Can’t write to the data folder ${data} (${codeOf(error) || error}). ` +
				'Make it writable, or choose another one: "PARALLAX_DATA=/another/folder npm start".'
		);
	}
	const held = lock;
	return () => held.close();
}
