import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { backupsIn, databaseIn, hold, stamp } from './data-folder.ts';
import { demandKind } from './file-kinds.ts';
import { codeOf, explained, halt } from './halt.ts';
import { hasJournal, unmark } from './journal.ts';
import { contents, damage, openExisting } from './check-database.ts';

export type Copied = { file: string; bytes: number; contents: string };

/**
 * Copies the live database while the server is running, and checks the copy.
 * @param data the data folder
 * @param target the file to write, which must not exist; by default a new one in the folder's backups/
 * @returns the copy's path, its size and its contents
 */
export async function backup(data: string, target?: string): Promise<Copied> {
	demandKind(databaseIn(data), 'file');
	if (!existsSync(databaseIn(data))) halt(`There is nothing to back up in ${data} yet.`);
	const file = target ?? join(backupsIn(data), `parallax-${stamp()}.db`);
	demandKind(dirname(file), 'folder');
	if (existsSync(file)) halt(`${file} already exists. Choose another name for the backup.`);
	return copy(databaseIn(data), file);
}

/**
 * Replaces the present database by a backup, and keeps the old one beside it.
 * @returns what was restored, and the file with the replaced database, if there was one;
 * refuses while the server is running or another program has the database open, and a file that is damaged, not a
 * Parallax database or too new
 */
export async function restore(
	data: string,
	source: string
): Promise<Copied & { kept: string | null }> {
	const release = hold(data);
	if (!release) return halt(`Parallax is running with ${data}. Stop it (Ctrl-C), then restore.`);
	try {
		const database = databaseIn(data);
		demandUnused(data);
		const incoming = join(data, 'incoming.db');
		const copied = await copy(source, incoming);
		const kept = existsSync(database) ? join(data, `replaced-${stamp()}.db`) : null;
		if (kept) setAside(database, kept);
		unmark(data);
		renameSync(incoming, database);
		return { ...copied, file: database, kept };
	} finally {
		release();
	}
}

/** Copies a database with SQLite's online backup; only a complete copy gets the final name. */
async function copy(source: string, file: string): Promise<Copied> {
	const unfinished = `${file}.unfinished`;
	let original: Database.Database | undefined;
	let made: Database.Database | undefined;
	try {
		mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
		rmSync(unfinished, { force: true });
		original = openExisting(source, { readonly: true });
		writeFileSync(unfinished, '', { mode: 0o600 }); // for its owner only, wherever it is put
		// All pages in one step, because a step starts over if the server writes in between
		await original.backup(unfinished, { progress: () => 0x7fffffff });
		made = new Database(unfinished);
		made.pragma('journal_mode = DELETE'); // one file that can be copied anywhere
		const broken = damage(made);
		if (broken) halt(`${basename(source)} is damaged, so it wasn’t copied (${broken}).`);
		const inside = contents(made);
		made.close();
		renameSync(unfinished, file);
		return { file, bytes: statSync(file).size, contents: inside };
	} catch (error) {
		made?.close();
		rmSync(unfinished, { force: true });
		const why = explained(error, source);
		if (why === error && codeOf(error))
			halt(`${source} couldn’t be copied to ${file} (${codeOf(error)}).`);
		throw why;
	} finally {
		original?.close();
	}
}

/** Refuses a database that another program has open: it would go on writing into the one that is set aside. */
function demandUnused(data: string) {
	const database = databaseIn(data);
	if (!existsSync(database) || !statSync(database).isFile()) return;
	// before opening, which makes a journal where one is missing
	const merges = hasJournal(data);
	let client: Database.Database | undefined;
	try {
		client = new Database(database, { timeout: 1000 });
		client.pragma('locking_mode = EXCLUSIVE');
		client.exec('BEGIN EXCLUSIVE; ROLLBACK');
	} catch (error) {
		if (codeOf(error).startsWith('SQLITE_BUSY')) {
			client?.close();
			throw explained(error, database);
		}
		// a damaged one is replaced as it is
	}
	if (merges) unmark(data);
	client?.close();
}

/** Renames a database together with its journal files. */
function setAside(database: string, kept: string) {
	try {
		// merges the journal into the file, so that one rename is enough
		new Database(database).close();
	} catch {
		// a damaged database is moved as it is
	}
	for (const end of ['', '-wal', '-shm']) {
		if (existsSync(database + end)) renameSync(database + end, kept + end);
	}
}
