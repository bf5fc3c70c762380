import {
	cpSync,
	mkdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { close, open } from '#lib/server/db/index.ts';
import { backup, restore } from '../../src/shell/backup.ts';
import { explained } from '../../src/shell/halt.ts';
import { newestGood } from '../../src/shell/open-database.ts';
import { oldDatabase } from '../support/old-database.ts';
import { run, temporary } from '../support/server.ts';
import { put } from '../support/tiny-lesson.ts';

let template: string;
beforeAll(() => {
	template = temporary();
	open(join(template, 'parallax.db'));
	put();
	close();
});
afterAll(() => rmSync(template, { recursive: true }));

let data: string;
let file: string;
beforeEach(() => {
	data = temporary();
	file = join(data, 'parallax.db');
	cpSync(template, data, { recursive: true });
});
afterEach(() => rmSync(data, { recursive: true }));

const page = 4096;
/** Overwrites pages of the database with zeros; the first has the number 1. */
function zero(from: number, pages: number) {
	const bytes = readFileSync(file);
	bytes.fill(0, (from - 1) * page, (from - 1 + pages) * page);
	writeFileSync(file, bytes);
}

/** Runs statements that nothing but another program would. */
function sql(statements: string, of = file) {
	const client = new Database(of);
	client.pragma('foreign_keys = OFF');
	for (const name of client
		.prepare("select name from sqlite_master where type = 'trigger'")
		.pluck()
		.all())
		client.exec(`drop trigger "${String(name)}"`);
	client.exec(statements);
	client.close();
}

/** A session whose user isn’t there. */
const orphan = `insert into session (id, token, user_id, expires_at, created_at, updated_at)
	values ('s', 't', 'nobody', 9e14, 0, 0)`;

const cases: [what: string, damage: () => void, says: RegExp][] = [
	['the first page is zeros', () => zero(1, 1), /isn’t a Parallax database/],
	['early pages are zeros', () => zero(2, 3), /is damaged/],
	['later pages are zeros', () => zero(12, 30), /is damaged/],
	['half of it is missing', () => truncateSync(file, page * 20), /is damaged/],
	[
		'nearly all of it is missing',
		() => truncateSync(file, 100),
		/is(n’t a Parallax database| damaged)/
	],
	['the file is empty', () => truncateSync(file, 0), /isn’t a Parallax database/],
	[
		'it is another file',
		() => writeFileSync(file, 'Notes. '.repeat(2000)),
		/isn’t a Parallax database/
	],
	[
		'it is another program’s',
		() => (rmSync(file), sql('create table recipe (name text)')),
		/isn’t a Parallax/
	],
	[
		'a folder is in its place',
		() => (rmSync(file), mkdirSync(file)),
		/is a folder or a device, not a file/
	],
	[
		'a table is gone that triggers protect',
		() => sql('drop table level'),
		/the table level is missing/
	],
	[
		'a table is gone that changes at each start',
		() => sql('drop table tally'),
		/the table tally is missing/
	],
	[
		'a column is gone',
		() => sql('alter table user drop column image'),
		/the column user\.image is missing/
	],
	['an index is gone', () => sql('drop index log_course'), /the index log_course is missing/],
	['rows have lost their parent', () => sql(orphan), /1 rows refer to missing ones/]
];

describe('a start says in one sentence what is wrong, which backup to restore, and how, where', () => {
	test.each(cases)('%s', async (_, damage, says) => {
		const { file: good } = await backup(data);
		damage();
		const { code, output } = await run([], { PARALLAX_DATA: data });
		expect(code).toBe(1);
		const [sentence = '', remedy = '', ...rest] = output.trim().split('\n');
		expect(sentence).toMatch(says);
		expect(sentence).toContain(file);
		expect(remedy).toBe(
			`The newest good backup is ${good}. To restore it: npm run restore -- ${good}`
		);
		expect(rest).toEqual([]);
		// and that works
		expect((await restore(data, good)).contents).toMatch(/^1 lesson,/);
	});
});

test('the newest backup that is sound is named, whatever else is in the folder', async () => {
	const { file: good } = await backup(data, join(data, 'backups', 'good.db'));
	const { file: torn } = await backup(data, join(data, 'backups', 'torn.db'));
	sql('drop table tally', torn);
	writeFileSync(join(data, 'backups', 'half.db'), 'SQLite');
	mkdirSync(join(data, 'backups', 'folder.db'));
	utimesSync(good, 1000, 1000);
	expect(newestGood(data)).toBe(good);
	rmSync(good);
	expect(newestGood(data)).toBeNull();
	zero(2, 3);
	const { output } = await run([], { PARALLAX_DATA: data });
	expect(output).toMatch(
		/There is no good backup in .+backups\. If you have one elsewhere: npm run restore -- FILE\n$/
	);
});

test('a backup of any earlier version counts as sound', async () => {
	const { entries } = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as {
		entries: { tag: string }[];
	};
	for (const { tag } of entries) {
		rmSync(join(data, 'backups'), { recursive: true, force: true });
		mkdirSync(join(data, 'backups'));
		const backup = join(data, 'backups', `${tag}.db`);
		oldDatabase(backup, tag, '').close();
		expect(newestGood(data)).toBe(backup);
	}
});

describe('while another program has the database,', () => {
	let other: Database.Database;
	beforeEach(() => {
		other = new Database(file);
	});
	afterEach(() => other.close());

	const used =
		/^.+parallax\.db is being used by another program\. Close that program, then try again\.\n$/;

	test.each([
		['writes', 'begin immediate'],
		['reads and writes it alone', 'pragma locking_mode = exclusive; begin exclusive']
	])('which %s, a start says so', async (_, held) => {
		other.exec(held);
		const { code, output } = await run([], { PARALLAX_DATA: data });
		expect(code).toBe(1);
		expect(output).toMatch(used);
	});

	test('a restore is refused, and a backup is made or refused in a sentence', async () => {
		const { file: good } = await backup(data);
		other.exec('select 1 from user');
		const busy = /parallax\.db is being used by another program\. Close that program/;
		await expect(restore(data, good)).rejects.toThrow(busy);
		other.exec('begin immediate');
		expect((await backup(data, join(data, 'second.db'))).contents).toMatch(/^1 lesson,/);
		other.exec('rollback; pragma locking_mode = exclusive; begin exclusive');
		await expect(backup(data, join(data, 'third.db'))).rejects.toThrow(busy);
	});
});

test('a database that may not be read or written is refused in a sentence', async () => {
	const reader = new Database(file, { readonly: true });
	const refused = () => reader.exec('create table t (a)');
	expect(refused).toThrow();
	try {
		refused();
	} catch (error) {
		expect(explained(error, file)).toMatchObject({
			message: expect.stringContaining('Give your account permission for it and its folder')
		});
	}
	reader.close();
});
