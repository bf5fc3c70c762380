import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Damaged, explained, halt } from './halt.ts';
import { root } from './settings.ts';

/**
 * Opens a file and checks that it is a Parallax database.
 * @returns the open connection; refuses a missing file, another program's, and one made by a newer Parallax
 */
export function openExisting(file: string, options: { readonly?: boolean } = {}) {
	if (!existsSync(file)) halt(`There is no file ${file}.`);
	if (!statSync(file).isFile()) throw new Damaged(`${file} is a folder or a device, not a file.`);
	let client: Database.Database | undefined;
	try {
		client = new Database(file, { ...options, fileMustExist: true });
		const made = migrations(client);
		const known = knownMigrations();
		if (!made.length || made[0] !== known[0])
			throw new Damaged(`${file} isn’t a Parallax database.`);
		if (made.some((moment) => moment > (known.at(-1) ?? 0))) {
			halt(`${file} was made by a newer version of Parallax. Update this one first.`);
		}
		return client;
	} catch (error) {
		client?.close();
		throw explained(error, file);
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
	const journal = readMeta<{ entries: { when: number }[] }>('_journal.json');
	return journal.entries.map((entry) => entry.when);
}

const readMeta = <T>(name: string) =>
	JSON.parse(readFileSync(join(root, 'drizzle', 'meta', name), 'utf8')) as T;

/**
 * Says what is broken in a database; null when every page is intact, every table, column and index is there, and every
 * row has its parent.
 * @param quick whether it is enough that the pages are sound, without comparing each index with its table
 */
export function damage(client: Database.Database, quick = false): string | null {
	const pages = client.pragma(quick ? 'quick_check(1)' : 'integrity_check(1)', { simple: true });
	if (pages !== 'ok') return String(pages).replaceAll('\n', ' ').trim();
	const [gone] = missing(client);
	if (gone) return `${gone} is missing`;
	const orphans = client.pragma('foreign_key_check') as unknown[];
	return orphans.length ? `${orphans.length} rows refer to missing ones` : null;
}

type Snapshot = {
	tables: Record<string, { name: string; columns: Record<string, object>; indexes: object }>;
};

/** The tables, columns and indexes that the migrations applied so far made and that are not there. */
function missing(client: Database.Database): string[] {
	const newest = String(migrations(client).length - 1).padStart(4, '0');
	const { tables } = readMeta<Snapshot>(`${newest}_snapshot.json`);
	const found = new Set(
		client
			.prepare<[], string>(
				`SELECT type || ' ' || name FROM sqlite_master
					UNION ALL SELECT 'column ' || m.name || '.' || c.name
					FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'`
			)
			.pluck()
			.all()
	);
	return Object.values(tables)
		.flatMap(({ name, columns, indexes }) => [
			`table ${name}`,
			...Object.keys(columns).map((column) => `column ${name}.${column}`),
			...Object.keys(indexes).map((index) => `index ${index}`)
		])
		.filter((each) => !found.has(each))
		.map((each) => `the ${each}`);
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
