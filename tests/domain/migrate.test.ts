import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { client, close, open } from '#lib/server/db/index.ts';
import { appended, work } from '#lib/server/db/triggers.ts';
import { fill } from '../support/full-database.ts';
import { withDatabaseFile } from '../support/each-test.ts';

const { folder, file } = withDatabaseFile();

const column = (sql: string) => client.prepare(sql).pluck().all() as string[];
const tables = () =>
	column(
		"select name from sqlite_master where type = 'table' and name not " +
			"like 'sqlite%' and name not like '\\_\\_%' escape '\\' order by name"
	);
const contents = () =>
	Object.fromEntries(
		tables().map((name) => [name, client.prepare(`select * from "${name}"`).all()])
	);
const triggers = () =>
	column("select name || ': ' || sql from sqlite_master where type = 'trigger' order by name");

/** The migrations with one more, which rebuilds a table in the way that drizzle-kit generates it. */
function rebuilding(table: string): string {
	const migrations = join(folder(), 'drizzle');
	cpSync('drizzle', migrations, { recursive: true });
	const path = join(migrations, 'meta/_journal.json');
	const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: object[] };
	const [last] = journal.entries.slice(-1) as [{ idx: number; when: number }];
	const tag = `${String(last.idx + 1).padStart(4, '0')}_rebuild`;
	journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag });
	writeFileSync(path, JSON.stringify(journal));
	const name = (of: string) =>
		column(`select name from pragma_table_info('${of}')`).map((c) => `"${c}"`);
	const sql = client
		.prepare('select sql from sqlite_master where name = ?')
		.pluck()
		.get(table) as string;
	const indexes = column(
		`select sql from sqlite_master where type = 'index' and tbl_name = '${table}' and sql is not null`
	);
	const statements = [
		'PRAGMA foreign_keys=OFF;',
		sql.replace(/^CREATE TABLE [`"]\w+[`"]/, `CREATE TABLE \`__new_${table}\``),
		`INSERT INTO \`__new_${table}\`(${name(table).join()}) SELECT ${name(table).join()} FROM \`${table}\`;`,
		`DROP TABLE \`${table}\`;`,
		`ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\`;`,
		'PRAGMA foreign_keys=ON;',
		...indexes
	];
	writeFileSync(join(migrations, `${tag}.sql`), statements.join('\n--> statement-breakpoint\n'));
	return migrations;
}

test('acknowledged means on disk, parents are minded, erased words are overwritten', () => {
	const pragma = (name: string) => client.pragma(name, { simple: true });
	expect(pragma('synchronous')).toBe(2);
	expect(pragma('foreign_keys')).toBe(1);
	expect(pragma('journal_mode')).toBe('wal');
	expect(pragma('secure_delete')).toBe(1);
	expect(pragma('busy_timeout')).toBe(5000);
});

describe('a row in every table', () => {
	test('survives opening again', () => {
		fill();
		const before = contents();
		const empty = Object.entries(before).filter(([, rows]) => !rows.length);
		expect(empty).toEqual([]);
		close();
		open(file());
		expect(contents()).toEqual(before);
	});

	const names = [
		'lesson',
		'version',
		'edition',
		'point',
		'question',
		'user',
		'course',
		'assignment',
		'notebook',
		'attempt',
		'answer'
	];
	test.each(names)('survives a migration that rebuilds %s, and so do the triggers', (name) => {
		fill();
		const before = { contents: contents(), triggers: triggers() };
		const migrations = rebuilding(name);
		close();
		open(file(), migrations);
		expect({ contents: contents(), triggers: triggers() }).toEqual(before);
		expect(client.pragma('foreign_key_check')).toEqual([]);
		expect(client.pragma('foreign_keys', { simple: true })).toBe(1);
	});
});

describe('the triggers', () => {
	test('freeze every table that hangs from an attempt', () => {
		const hanging = tables().filter((name) =>
			column(`select name from pragma_table_info('${name}')`).includes('attempt_id')
		);
		expect(hanging.toSorted()).toEqual(work.toSorted());
	});

	test('come back at the next start after they were lost', () => {
		const before = triggers();
		expect(before.length).toBeGreaterThan(30);
		for (const name of column("select name from sqlite_master where type = 'trigger'"))
			client.exec(`drop trigger ${name}`);
		close();
		open(file());
		expect(triggers()).toEqual(before);
	});

	test.each(work)('let nobody change %s once it is handed in', (name) => {
		fill();
		const again = `insert into ${name} select * from ${name}`;
		for (const change of [
			again,
			`update ${name} set attempt_id = attempt_id`,
			`delete from ${name}`
		])
			expect(() => client.exec(change)).toThrow('this work was handed in');
	});

	test('let a deleted notebook take its handed-in work along', () => {
		fill();
		client.exec('delete from notebook');
		expect(work.map((name) => contents()[name]?.length)).toEqual(work.map(() => 0));
	});

	test('let nobody take back a handing in, or change when it was due', () => {
		fill();
		expect(() => client.exec('update attempt set handed_in_at = null')).toThrow('stays handed in');
		expect(() => client.exec('update attempt set due_then = 1')).toThrow('stays as it was then');
	});

	test('let handed-in work be returned with a message', () => {
		fill();
		client.exec("update attempt set returned_at = 3, returned_by = 'ada', message = 'Once more.'");
		expect(contents().attempt).toMatchObject([{ returned_at: 3, message: 'Once more.' }]);
	});

	test.each(appended)('let the %s be added to, and nothing else', (name) => {
		fill();
		for (const change of [`update ${name} set at = 2`, `delete from ${name}`])
			expect(() => client.exec(change)).toThrow('the log never changes');
		expect(contents()[name]).toHaveLength(1);
	});
});
