import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { temporary } from './server.ts';

/** A database as it was when this migration was the newest, without triggers, and with these rows. */
export function oldDatabase(file: string, tag: string, rows: string): Database.Database {
	const migrations = temporary();
	cpSync('drizzle', migrations, { recursive: true });
	const path = join(migrations, 'meta/_journal.json');
	const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { tag: string }[] };
	const newest = journal.entries.findIndex((entry) => entry.tag === tag);
	if (newest < 0) throw new Error(`There is no migration ${tag}.`);
	journal.entries.splice(newest + 1);
	writeFileSync(path, JSON.stringify(journal));
	const old = new Database(file);
	migrate(drizzle({ client: old }), { migrationsFolder: migrations });
	old.exec(rows);
	rmSync(migrations, { recursive: true });
	return old;
}

/**
 * A database as the version of 23 November 2026 (13636d5) wrote it, with at least one row in every table and its
 * triggers. The head of the file lists the people in it.
 */
export const databaseOf13636d5 = (file: string) =>
	oldDatabase(file, '0006_class_moves', readFileSync('tests/fixtures/rows-of-13636d5.sql', 'utf8'));
