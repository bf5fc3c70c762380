import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { codeOf, halt } from './halt.ts';
import { root } from './settings.ts';

/**
 * Opens a file and checks that it is a Parallax database.
 * @returns the open connection; refuses a missing file, another program's, and one made by a newer Parallax
 */
export function openExisting(file: string, options: { readonly?: boolean } = {}) {
	if (!existsSync(file) || !statSync(file).isFile()) halt(`There is no file ${file}.`);
	let client: Database.Database | undefined;
	try {
		client = new Database(file, { ...options, fileMustExist: true });
		const made = migrations(client);
		const known = knownMigrations();
		if (!made.length || made[0] !== known[0]) halt(`${file} isn’t a Parallax database.`);
		if (made.some((moment) => moment > (known.at(-1) ?? 0))) {
			halt(`${file} was made by a newer version of Parallax. Update this one first.`);
		}
		return client;
	} catch (error) {
		client?.close();
		if (codeOf(error) === 'SQLITE_NOTADB') halt(`${file} isn’t a Parallax database.`);
		if (codeOf(error).startsWith('SQLITE_')) halt(`${file} can’t be read (${codeOf(error)}).`);
		throw error;
	}
}

/** The times that identify the migrations applied to a database, oldest first. */
function migrations(client: Database.Database): number[] {
	const table = client
		.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'")
		.get();
	if (!table) return [];
	return client
		.prepare('SELECT created_at FROM __drizzle_migrations ORDER BY created_at')
		.pluck()
		.all()
		.map(Number);
}

/** The same for this program, from the journal beside the generated SQL. */
function knownMigrations(): number[] {
	const file = join(root, 'drizzle', 'meta', '_journal.json');
	const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { when: number }[] };
	return journal.entries.map((entry) => entry.when);
}

/** Says what is broken in a database; null when every page is intact and every row has its parent. */
export function damage(client: Database.Database): string | null {
	const pages = client.pragma('integrity_check', { simple: true });
	if (pages !== 'ok') return String(pages);
	const orphans = client.pragma('foreign_key_check') as unknown[];
	return orphans.length ? `${orphans.length} rows refer to missing ones` : null;
}

/** The contents in words: '1 lesson, 3 people, 2 notebooks'. */
export function contents(client: Database.Database): string {
	const count = (table: string, one: string, many: string) => {
		const rows = Number(client.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
		return `${rows} ${rows === 1 ? one : many}`;
	};
	return [
		count('lesson', 'lesson', 'lessons'),
		count('user', 'person', 'people'),
		count('notebook', 'notebook', 'notebooks')
	].join(', ');
}
