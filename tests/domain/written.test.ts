import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { client, onceStored, transact } from '#lib/server/db/index.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { unavailable } from '#lib/server/unavailable.ts';
import { written } from '#lib/server/written.ts';
import { withDatabaseFile } from '../support/each-test.ts';

withDatabaseFile();

const set = (key: string) =>
	transact(() => client.prepare("insert into setting values (?, '1')").run(key));
const keys = () => client.prepare('select key from setting order by key').pluck().all();
const closed = new Refusal('closed', 'This is closed.');

test('what was written before a refusal or a redirect stays, as each part would by itself', async () => {
	const redirect = { status: 303 };
	for (const [key, thrown] of [
		['a', closed],
		['b', redirect]
	] as const)
		await expect(
			written(() => {
				set(key);
				throw thrown;
			})
		).rejects.toBe(thrown);
	expect(keys()).toEqual(['a', 'b']);
	expect(await written(() => set('c').changes)).toBe(1);
});

test('a failure undoes everything, and nothing happens that should once it is stored', async () => {
	const done: string[] = [];
	const work = (fails: boolean) => () => {
		set('a');
		onceStored(() => done.push(`stored ${keys().join()}`));
		transact(() => onceStored(() => done.push('inner')));
		expect(done).toEqual([]);
		if (fails) client.exec('insert into no_such_table values (1)');
	};
	await expect(written(work(true))).rejects.toThrow('no such table');
	expect(keys()).toEqual([]);
	await written(work(false));
	expect(done).toEqual(['stored a', 'inner']);
	onceStored(() => done.push('at once'));
	expect(done).toHaveLength(3);
});

test('what a part that is undone would do once it is stored isn’t done', async () => {
	const done: string[] = [];
	const part = (name: string, fails: boolean) => () => {
		set(name);
		onceStored(() => done.push(name));
		if (fails) throw closed;
	};
	await written(() => {
		transact(part('a', false));
		expect(() => transact(part('b', true))).toThrow(closed);
		transact(part('c', false));
	});
	expect([keys(), done]).toEqual([
		['a', 'c'],
		['a', 'c']
	]);
});

test('a change waits until another connection lets go of the database, and then happens once', async () => {
	const other = new Database(client.name);
	client.pragma('busy_timeout = 0');
	other.exec('begin immediate');
	const changes = ['a', 'b'].map((key) => written(() => set(key)));
	expect(keys()).toEqual([]);
	other.exec('commit');
	other.close();
	await Promise.all(changes);
	expect(keys()).toEqual(['a', 'b']);
});

test('a database that can’t be written for now is explained in a sentence, and other errors are not', () => {
	client.pragma('query_only = on');
	const fails = () => {
		try {
			set('a');
			return null;
		} catch (error) {
			return unavailable(error);
		}
	};
	expect(fails()?.message).toMatch(/^Parallax isn’t allowed to write to its database\. Nothing/);
	client.pragma('query_only = off');
	const says = (code: string) =>
		unavailable(new Error('Failed query', { cause: new Database.SqliteError('', code) }))?.message;
	expect(says('SQLITE_BUSY_SNAPSHOT')).toMatch(/another program is using it/);
	expect(says('SQLITE_FULL')).toMatch(/disk is full/);
	expect(says('SQLITE_CONSTRAINT')).toBeUndefined();
	expect(unavailable(closed)).toBeNull();
});
