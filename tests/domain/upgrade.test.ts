import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { client, close, open } from '#lib/server/db/index.ts';
import { withFolder } from '../support/each-test.ts';
import { databaseOf13636d5, oldDatabase } from '../support/old-database.ts';
import { check } from '#lib/http/auth.server.ts';
import * as users from '#lib/server/account/users.ts';

const folder = withFolder();
afterEach(close);

const withheld = (of: Database.Database) => of.prepare('select * from withheld order by id').all();

test('withheld content from before it could belong to an edition is kept, word for word', () => {
	const file = join(folder(), 'parallax.db');
	const old = oldDatabase(
		file,
		'0001_whole_way',
		`
		insert into lesson (id, slug, origin) values (1, 'old', 'seed');
		insert into edition (id, lesson_id, number, hash, title, question, content, texts_after_prediction, published_at)
			values (1, 1, 1, 'h', 't', 'q', '{}', 0, 1);
		insert into point (id, edition_id, key, ordinal, core, question) values (1, 1, 'p', 0, 1, 'p?');
		insert into question (id, edition_id, key, ordinal, step, core, skill, prompt, guidance, starters,
			citations_a, citations_b, quoted)
			values (1, 1, 'q', 0, 'answer', 1, 'evidence', 'q?', 'g', '[]', 0, 0, 0);
		insert into rubric (id, edition_id, number) values (1, 1, 1);
		insert into criterion (id, rubric_id, key, ordinal, name, wording) values (1, 1, 'c', 0, 'n', 'w');
		insert into withheld (kind, question_id, body) values ('model', 1, '{"model":"A model."}');
		insert into withheld (kind, point_id, body) values ('relation', 1, '{"relation":"agree"}');
		insert into withheld (kind, criterion_id, body) values ('marker', 1, '{"marker":"A hint."}')`
	);
	const before = withheld(old);
	expect(before).toHaveLength(3);
	old.close();
	open(file);
	expect(withheld(client)).toEqual(before.map((row) => ({ ...Object(row), edition_id: null })));
});

test('withheld content has exactly one owner', () => {
	open(':memory:');
	client.pragma('foreign_keys = OFF');
	const insert = (owners: string, values: string) => () =>
		client.exec(`insert into withheld (kind, body, ${owners}) values ('layer', '{}', ${values})`);
	expect(insert('edition_id, criterion_id', '1, 1')).toThrow('withheld_one_owner');
	expect(insert('edition_id', 'null')).toThrow('withheld_one_owner');
	expect(insert('edition_id', '1')).not.toThrow();
	expect(insert('edition_id', '1')).toThrow('UNIQUE');
});

test('what students wrote before there were classes stays private, word for word', () => {
	const file = join(folder(), 'parallax.db');
	const old = oldDatabase(
		file,
		'0003_layer',
		`
		insert into user (id, name, email, created_at, updated_at) values ('ada', 'Ada', 'ada@users.invalid', 1, 1);
		insert into lesson (id, slug, origin) values (1, 'old', 'seed');
		insert into version (id, lesson_id, side, hash, text, blocks, words) values (1, 1, 'a', 'h', 'A word.', '[]', 2);
		insert into edition (id, lesson_id, number, hash, title, question, content, texts_after_prediction, published_at)
			values (1, 1, 1, 'h', 't', 'q', '{}', 0, 1);
		insert into notebook (id, uid, user_id, edition_id, place, opened_at, last_at)
			values (1, 'n', 'ada', 1, 'read', 1, 1);
		insert into attempt (id, notebook_id, number, opened_at, handed_in_at) values (1, 1, 1, 1, 2), (2, 1, 2, 3, null);
		insert into annotation (attempt_id, uid, note, revision, created_at, changed_at, version_id, start, end,
			exact, prefix,
			suffix, first, last)
			values (2, 'u', 'a note', 1, 1, 1, 1, 0, 1, 'A', '', ' word.', 0, 0)`
	);
	const rows = (of: Database.Database) =>
		['user', 'notebook', 'attempt', 'annotation'].map((table) =>
			of.prepare(`select * from ${table} order by id`).all()
		);
	const before = rows(old);
	old.close();
	open(file);
	expect(rows(client)).toMatchObject(before);
	const [, notebooks, attempts, annotations] = rows(client);
	expect(notebooks).toMatchObject([{ assignment_id: null, first_side: 'a' }]);
	expect(attempts).toMatchObject([{ due_then: null }, { due_then: null }]);
	expect(annotations).toMatchObject([{ visibility: 'me' }]);
});

test('people signed in under better-auth stay signed in, and their passwords still work', async () => {
	const file = join(folder(), 'parallax.db');
	const later = Date.now() + 86_400_000;
	const hash =
		'98249f45acb50449f683a7b9f19d28fa:21c938cff8060a6d6c44a1b6c47a8bb17a1a6dc24ef1e3b' +
		'3d838d362a151c8fd7a70b63a6e70caba84cc56521a058bd7b9c198c50cc134cf53d68d5c7534a617';
	const old = oldDatabase(
		file,
		'0006_class_moves',
		`
		insert into user (id, name, email, username, created_at, updated_at)
			values ('ada', 'Ada', 'ada@example.org', 'ada', 1, 1);
		insert into account (id, account_id, provider_id, user_id, password, created_at, updated_at)
			values ('a', 'ada', 'credential', 'ada', '${hash}', 1, 1);
		insert into session (id, token, user_id, expires_at, created_at, updated_at)
			values ('s', 'token', 'ada', ${later}, 1, 1);
		insert into verification (id, identifier, value, expires_at, created_at, updated_at) values ('v', 'i', 'v', 2, 1, 1)`
	);
	const rows = (of: Database.Database) =>
		['user', 'account', 'session'].map((table) => of.prepare(`select * from ${table}`).all());
	const before = rows(old);
	old.close();
	open(file);
	expect(rows(client)).toMatchObject([before[0], before[1], [{ id: 's', user_id: 'ada' }]]);
	expect(users.bySession('token')).toMatchObject({ id: 'ada' });
	// the id of a session does not open it
	expect(users.bySession('s')).toBeNull();
	for (const login of ['ada', 'Ada@example.org'])
		expect(await check(login, 'three quiet words', '192.0.2.1', 'Wrong.')).toMatchObject({
			id: 'ada'
		});
	const wrong = check('ada', 'three quiet word', '192.0.2.1', 'Wrong.');
	await expect(wrong).rejects.toThrow('Wrong.');
	const named = client.prepare("select name from sqlite_master where name like 'verification%'");
	expect(named.all()).toEqual([]);
});

test('old session tokens are removed from the file, and their sessions continue', () => {
	const file = join(folder(), 'parallax.db');
	const later = Date.now() + 86_400_000;
	const tokens = Array.from({ length: 50 }, (_, n) => `a-token-of-old-${n}-in-no-word`);
	const values = tokens.map((token, n) => `('s${n}', '${token}', 'ada', ${later}, 1, 1)`);
	const old = oldDatabase(
		file,
		'0007_drop_verification',
		`
		insert into user (id, name, email, created_at, updated_at) values ('ada', 'Ada', 'ada@users.invalid', 1, 1);
		insert into session (id, token, user_id, expires_at, created_at, updated_at) values ${values.join()}`
	);
	old.close();
	expect(readFileSync(file).toString('latin1')).toContain('a-token-of-old');
	open(file);
	expect(tokens.map((token) => users.bySession(token)?.id)).toEqual(Array(50).fill('ada'));
	const fresh = users.signIn({ id: 'ada', name: 'Ada', isAnonymous: false });
	client.pragma('wal_checkpoint(TRUNCATE)');
	for (const path of [file, `${file}-wal`]) {
		const bytes = readFileSync(path).toString('latin1');
		expect(bytes).not.toContain('a-token-of-old');
		expect(bytes).not.toContain(fresh);
	}
});

test('every judgement of an old database counts as locked as it was, handed in or not', () => {
	const file = join(folder(), 'parallax.db');
	databaseOf13636d5(file).close();
	open(file);
	const judgements = client.prepare(
		`select at = view_asked_at and relation = locked_relation and reason = locked_reason as same, handed_in_at
			from judgement join attempt on attempt.id = attempt_id`
	);
	const rows = judgements.all() as { same: number; handed_in_at: number | null }[];
	expect(rows.map(({ same }) => same)).toEqual([1, 1, 1, 1, 1]);
	expect(rows.filter((row) => row.handed_in_at !== null)).not.toEqual([]);
	expect(rows.filter((row) => row.handed_in_at === null)).not.toEqual([]);
});

test('no score of an old database counts as left blank, and a level excludes it', () => {
	const file = join(folder(), 'parallax.db');
	databaseOf13636d5(file).close();
	open(file);
	expect(client.prepare('select distinct blank from score').pluck().all()).toEqual([0]);
	const mark = client.prepare('update score set blank = 1 where level_id is not null');
	expect(() => mark.run()).toThrow('score_blank_or_level');
});

const tables = `select name from sqlite_master
	where type = 'table' and name not like 'sqlite_%' and name <> '__drizzle_migrations' order by name`;
function everyRow(of: Database.Database): Record<string, unknown[]> {
	const names = of.prepare(tables).pluck().all() as string[];
	return Object.fromEntries(
		names.map((name) => [name, of.prepare(`select * from "${name}" order by rowid`).all()])
	);
}

test('a database of 23 November 2026 keeps every row of every table, unchanged', () => {
	const file = join(folder(), 'parallax.db');
	const old = databaseOf13636d5(file);
	const { verification, ...before } = everyRow(old);
	old.close();
	open(file);
	const after = everyRow(client);
	expect(verification).toHaveLength(1);
	expect(Object.keys(before)).toHaveLength(49);
	// except tokens, which are stored only as hashes
	before.session = (before.session ?? []).map((row) => ({ ...Object(row), token: Object(row).id }));
	for (const [table, rows] of Object.entries(before)) {
		expect([table, rows.length]).not.toEqual([table, 0]);
		expect([table, after[table]]).toMatchObject([table, rows]);
	}
	expect(client.pragma('foreign_key_check')).toEqual([]);
});
