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

/** The migrations with one more, which rebuilds a table as drizzle-kit would. */
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

test('commits reach the disk, foreign keys are enforced, deleted words are overwritten', () => {
	const pragma = (name: string) => client.pragma(name, { simple: true });
	expect(pragma('synchronous')).toBe(2);
	expect(pragma('foreign_keys')).toBe(1);
	expect(pragma('journal_mode')).toBe('wal');
	expect(pragma('secure_delete')).toBe(1);
	expect(pragma('busy_timeout')).toBe(5000);
});

describe('a row in every table', () => {
	test('survives a restart', () => {
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
	test.each(names)('survives a migration that rebuilds %s, as do the triggers', (name) => {
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
	test('freeze every table with an attempt_id', () => {
		const hanging = tables().filter((name) =>
			column(`select name from pragma_table_info('${name}')`).includes('attempt_id')
		);
		expect(hanging.toSorted()).toEqual(work.toSorted());
	});

	test('are restored at the next start when they are missing', () => {
		const before = triggers();
		expect(before.length).toBeGreaterThan(30);
		for (const name of column("select name from sqlite_master where type = 'trigger'"))
			client.exec(`drop trigger ${name}`);
		close();
		open(file());
		expect(triggers()).toEqual(before);
	});

	test.each(work)('forbid changes to %s once the work is handed in', (name) => {
		fill();
		const again = `insert into ${name} select * from ${name}`;
		for (const change of [
			again,
			`update ${name} set attempt_id = attempt_id`,
			`delete from ${name}`
		])
			expect(() => client.exec(change)).toThrow('this work was handed in');
	});

	test('allow deleting a notebook with its handed-in work', () => {
		fill();
		client.exec('delete from notebook');
		expect(work.map((name) => contents()[name]?.length)).toEqual(work.map(() => 0));
	});

	test('forbid undoing a submission or changing its due date', () => {
		fill();
		expect(() => client.exec('update attempt set handed_in_at = null')).toThrow('stays handed in');
		expect(() => client.exec('update attempt set due_then = 1')).toThrow('stays as it was then');
	});

	test('allow returning handed-in work with a message', () => {
		fill();
		client.exec("update attempt set returned_at = 3, returned_by = 'ada', message = 'Once more.'");
		expect(contents().attempt).toMatchObject([{ returned_at: 3, message: 'Once more.' }]);
	});

	test.each(appended)('allow only additions to the %s', (name) => {
		fill();
		for (const change of [`update ${name} set at = 2`, `delete from ${name}`])
			expect(() => client.exec(change)).toThrow('the log never changes');
		expect(contents()[name]).toHaveLength(1);
	});
});
