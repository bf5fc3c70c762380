import { existsSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { client, close, open } from '#lib/server/db/index.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { backup, restore } from '../../src/shell/backup.ts';
import { databaseOf13636d5 } from '../support/old-database.ts';
import { administrator } from '../support/factories.ts';
import { visibleHtml } from '../support/http/read-page.ts';
import { visitor } from '../support/http/tiny-server.ts';
import { run, serve, type Served, temporary } from '../support/server.ts';
import { put } from '../support/tiny-lesson.ts';

let data: string;
let me: { home: string; token: string };
let admin: string;
beforeEach(() => {
	data = temporary();
	open(join(data, 'parallax.db'));
	put();
	const guest = users.guest();
	const notebook = notebooks.open(guest, lessons.find('tiny'), uid());
	me = { home: `/notebooks/${notebook.id}`, token: users.signIn(guest) };
	admin = users.signIn(administrator());
	close();
});
afterEach(() => rmSync(data, { recursive: true }));

const journal = () => join(data, 'parallax.db-wal');
const missing = /parallax\.db-wal, which had the newest changes, is gone or empty/;

/** Saves a note that the server acknowledges, then kills the server. */
async function saveAndKill(served: Served, words: string) {
	const note = { kind: 'annotate', uid: uid(), from: 'A1.1', code: '', note: words };
	const saved = await visitor(served.url, me.token).send(
		`${me.home}/commands`,
		JSON.stringify(note)
	);
	expect(saved.status).toBe(200);
	await served.kill();
}

function notes() {
	open(join(data, 'parallax.db'));
	const all = client.prepare('select note from annotation order by note').pluck().all();
	close();
	return all;
}

test('a journal that was removed after a kill is said to those who run the site, and can be put back', async () => {
	const { file } = await backup(data);
	await saveAndKill(await serve({ data }), 'Nearly lost.');
	const away = join(data, 'found-later');
	renameSync(journal(), away);
	rmSync(join(data, 'parallax.db-shm'), { force: true });

	let served = await serve({ data });
	const said = served.output();
	expect(said).toMatch(missing);
	expect(said).toMatch(/"level":50.+Parallax wasn’t shut down properly/);
	expect(said).toContain(`The newest good backup is ${file}.`);
	const people = await visitor(served.url, admin).get('/admin');
	expect(visibleHtml(people)).toContain('Parallax started without its newest changes');
	const log = await visitor(served.url, admin).get('/admin/log');
	expect(visibleHtml(log)).toContain('started without the newest changes');
	// others can work on, and learn nothing of it
	const page = await visitor(served.url, me.token).get(`${me.home}/read`);
	expect(page.status).toBe(200);
	expect(visibleHtml(page)).not.toContain('newest changes');
	await served.stop();
	expect(notes()).toEqual([]);

	// the way back that was printed
	const kept = readdirSync(data).find((name) => name.startsWith('without-journal-')) ?? '';
	expect(said).toContain(`rename it ${basename(kept)}-wal, put it beside that file`);
	expect(said).toContain(`npm run restore -- ${join(data, kept)}`);
	renameSync(away, join(data, `${kept}-wal`));
	await restore(data, join(data, kept));
	expect(notes()).toEqual(['Nearly lost.']);
	served = await serve({ data });
	expect(served.output()).not.toMatch(missing);
	await served.stop();
});

test('nothing is said after a stop, a kill, a backup, a restore, or a start that was killed early', async () => {
	const quietly = async () => {
		const served = await serve({ data });
		expect(served.output()).not.toMatch(missing);
		return served;
	};
	await (await quietly()).stop();
	expect(readdirSync(data).filter((name) => /wal|shm|unmerged/.test(name))).toEqual([]);
	await saveAndKill(await quietly(), 'One.');
	const { file } = await backup(data);
	expect(existsSync(journal())).toBe(true);
	await saveAndKill(await quietly(), 'Two.');
	expect(notes()).toEqual(['One.', 'Two.']); // which merges the journal, as a start does that is killed
	rmSync(join(data, 'parallax.db-unmerged'));
	await saveAndKill(await quietly(), 'Three.');
	rmSync(journal());
	await restore(data, file);
	await (await quietly()).stop();
	expect(notes()).toEqual(['One.']);
});

test('a restore that is refused leaves the changes in the database, and the next start says nothing', async () => {
	await saveAndKill(await serve({ data }), 'Kept.');
	await expect(restore(data, join(data, 'no-such.db'))).rejects.toThrow('There is no file');
	const served = await serve({ data });
	expect(served.output()).not.toMatch(missing);
	await served.stop();
	expect(notes()).toEqual(['Kept.']);
});

test('a restore that is refused doesn’t hide that the journal is gone', async () => {
	await saveAndKill(await serve({ data }), 'Lost.');
	rmSync(journal());
	await expect(restore(data, join(data, 'no-such.db'))).rejects.toThrow('There is no file');
	const served = await serve({ data });
	expect(served.output()).toMatch(missing);
	await served.stop();
});

test('a journal that was emptied after a kill is said, too, but not one that an erasure emptied', async () => {
	await saveAndKill(await serve({ data }), 'Lost.');
	truncateSync(journal());
	const second = await serve({ data });
	expect(second.output()).toMatch(missing);
	const erased = await visitor(second.url, me.token).post('/account/delete', {});
	expect(erased.status).toBe(303);
	await second.kill();
	const third = await serve({ data });
	expect(third.output()).not.toMatch(missing);
	await third.stop();
});

test('a journal that is gone from a damaged database is said before the damage', async () => {
	await saveAndKill(await serve({ data }), 'Lost.');
	rmSync(journal());
	truncateSync(join(data, 'parallax.db'), 20 * 4096);
	const { code, output } = await run(['serve'], { PARALLAX_DATA: data });
	expect(code).toBe(1);
	expect(output.search(missing)).toBeGreaterThan(-1);
	expect(output.search(/is damaged/)).toBeGreaterThan(output.search(missing));
	expect(readdirSync(data).join()).toContain('without-journal-');
});

test.each<[string, 'serve' | 'demo', () => void]>([
	['the demo', 'demo', () => writeFileSync(join(data, 'demo.txt'), 'Accounts to try')],
	[
		'a start with an older database',
		'serve',
		() => {
			rmSync(join(data, 'parallax.db'));
			databaseOf13636d5(join(data, 'parallax.db')).close();
		}
	]
])('a journal that was removed after a kill is said by %s, too', async (_, command, prepare) => {
	prepare();
	const first = await serve({ command, data });
	expect(first.output()).not.toMatch(missing);
	await first.kill();
	rmSync(journal());
	const second = await serve({ command, data });
	expect(second.output()).toMatch(missing);
	await second.stop();
	const third = await serve({ command, data });
	expect(third.output()).not.toMatch(missing);
	await third.stop();
});
