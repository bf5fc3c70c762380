import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { client, close, open } from '#lib/server/db/index.ts';
import { work } from '#lib/server/db/triggers.ts';
import { forget } from '../lessons/mutate.ts';
import { put } from '../lessons/tiny.ts';

let folder: string;
const file = () => join(folder, 'parallax.db');

const column = (sql: string) => client.prepare(sql).pluck().all() as string[];
const tables = () =>
	column(
		"select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '\\_\\_%' escape '\\' order by name"
	);
const contents = () =>
	Object.fromEntries(
		tables().map((name) => [name, client.prepare(`select * from "${name}"`).all()])
	);
const triggers = () =>
	column("select name || ': ' || sql from sqlite_master where type = 'trigger' order by name");

/** A row in every table, the work of a handed-in notebook among them. */
function fill() {
	put();
	const anchor = `(select min(id) from version), 0, 9, 'Teenagers', '', ' are', 0, 0, 'exact'`;
	const anchored = 'version_id, start, end, exact, prefix, suffix, first, last, fit';
	client.exec(`
		insert into user (id, name, email, created_at, updated_at) values ('ada', 'Ada', 'ada@users.invalid', 1, 1);
		insert into session (id, token, user_id, expires_at, created_at, updated_at) values ('s', 't', 'ada', 2, 1, 1);
		insert into account (id, account_id, provider_id, user_id, created_at, updated_at) values ('a', 'a', 'p', 'ada', 1, 1);
		insert into verification (id, identifier, value, expires_at, created_at, updated_at) values ('v', 'i', 'v', 2, 1, 1);
		insert into tally (key, points, expire) values ('k', 1, 1);
		insert into resume (user_id, code) values ('ada', 'code');
		insert into notebook (uid, user_id, edition_id, place, opened_at, last_at)
			values ('n', 'ada', (select id from edition), 'read', 1, 1);
		insert into attempt (notebook_id, number, opened_at) values ((select id from notebook), 1, 1);
		insert into annotation (attempt_id, uid, note, revision, created_at, changed_at, ${anchored})
			values ((select id from attempt), 'u', 'a note', 1, 1, 1, ${anchor});
		insert into answer (attempt_id, question_id, text, revision, save_uid, saved_at)
			values ((select id from attempt), (select min(id) from question), 'an answer', 1, 'u', 1);
		insert into answer_revision (answer_id, number, text, at) values ((select id from answer), 1, 'an answer', 1);
		insert into citation (attempt_id, answer_id, ordinal, ${anchored})
			values ((select id from attempt), (select id from answer), 0, ${anchor});
		insert into judgement (attempt_id, point_id, relation, reason, revision, at)
			values ((select id from attempt), (select min(id) from point), 'agree', '', 1, 1);
		insert into stance (attempt_id, moment, view, position, confidence, reason, revision, at)
			values ((select id from attempt), 'before', 'held', 3, 2, '', 1, 1);
		insert into own_point (attempt_id, uid, title, relation, why, revision, at)
			values ((select id from attempt), 'o', 'a point', 'b_silent', '', 1, 1);
		insert into silence (attempt_id, uid, silent_side, text, revision, at)
			values ((select id from attempt), 's', 'b', 'not a word', 1, 1);
		insert into self_level (attempt_id, criterion_id, level_id, at)
			values ((select id from attempt), (select min(id) from criterion), (select min(id) from level), 1);
		update attempt set handed_in_at = 2`);
}

/** The migrations with one more, which rebuilds a table in the way that drizzle-kit generates it. */
function rebuilding(table: string): string {
	const migrations = join(folder, 'drizzle');
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

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'migrate-'));
	open(file());
});
afterEach(() => {
	close();
	rmSync(folder, { recursive: true });
	forget();
});

test('acknowledged means on disk, parents are minded, erased words are overwritten', () => {
	const pragma = (name: string) => client.pragma(name, { simple: true });
	expect(pragma('synchronous')).toBe(2);
	expect(pragma('foreign_keys')).toBe(1);
	expect(pragma('journal_mode')).toBe('wal');
	expect(pragma('secure_delete')).toBe(1);
	expect(pragma('busy_timeout')).toBe(250);
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

	test('let nobody take back a handing in', () => {
		fill();
		expect(() => client.exec('update attempt set handed_in_at = null')).toThrow('stays handed in');
	});
});
