import { expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { client } from '#lib/server/db/index.ts';
import { uid } from '#lib/uid.ts';
import { refusalIn, visibleHtml } from '../support/http/read-page.ts';
import { type Learner, type Reply } from '../support/http/tiny-server.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

const odd = 'She said “no” & <b>meant</b> "yes" </textarea>\n👩‍👩‍👧 نعم';
const here = (exact: string, body?: string) => ({ target: { selector: { exact } }, body });

/** Sends a file as the page's form does, without a script. */
async function send({ token, home }: Learner, action: string, file: Blob | string): Promise<Reply> {
	const body = new FormData();
	if (typeof file === 'string') body.set('file', file);
	else body.set('file', file, 'notes.jsonld');
	const headers = { accept: 'text/html', origin: tiny.url, cookie: `parallax_session=${token}` };
	const address = `${tiny.url}${home}/import?/${action}`;
	const reply = await fetch(address, { method: 'POST', body, headers, redirect: 'manual' });
	return { status: reply.status, headers: reply.headers, body: await reply.text() };
}
const upload = (value: unknown) => new Blob([JSON.stringify(value, null, '\t')]);

/** The contents of the file, which the preview keeps in a hidden field. */
function held(reply: Reply): string {
	const [, value = ''] = /name="file" value="([^"]*)"/.exec(visibleHtml(reply)) ?? [];
	return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

test('a file is previewed, and imported when its owner confirms, without a script', async () => {
	const me = tiny.learner();
	const before = await me.work();
	const file = [here('a body clock', odd), here('later'), here('the sundial'), { body: 'Hm.' }];
	const preview = await send(me, 'preview', upload(file));
	expect(preview.status).toBe(200);
	for (const words of ['Exact match (1)', 'Position uncertain (1)'])
		expect(visibleHtml(preview)).toContain(words);
	for (const words of ['No match in these articles (1)', 'Can’t be imported (1)'])
		expect(visibleHtml(preview)).toContain(words);
	expect(visibleHtml(preview)).toContain('Import 3 notes');
	expect(preview.body).not.toContain('<b>meant');
	expect(await me.work()).toEqual(before);

	const brought = await send(me, 'bring', held(preview));
	expect([brought.status, brought.headers.get('location')]).toEqual([
		303,
		`${me.home}/import?brought=3`
	]);
	expect(visibleHtml(await me.get(`${me.home}/import?brought=3`))).toContain('3 notes imported');
	const { annotations } = await me.work();
	expect(annotations).toHaveLength(3);
	expect(annotations).toContainEqual(
		expect.objectContaining({ note: odd, exact: 'a body clock', fit: 'exact' })
	);
	expect(visibleHtml(await me.get(`${me.home}/read`))).toContain(
		'Notes that no longer match these'
	);

	const again = await send(me, 'preview', upload(file));
	expect(visibleHtml(again)).toContain('Already in your notebook (3)');
	expect(visibleHtml(again)).toContain('This file has no new notes.');
	expect(held(again)).toBe('');
	await send(me, 'bring', JSON.stringify(file));
	expect((await me.work()).annotations).toEqual(annotations);
});

test('notes that one student downloads and another imports are the same for both', async () => {
	const me = tiny.learner();
	const other = tiny.learner();
	const words = ['rings “in the middle', 'A body clock', '“stopped being a waiting room”'];
	annotations.add(me.notebook, uid(), { from: 'A1.3', words: words[0], code: 'loaded', note: odd });
	annotations.add(me.notebook, uid(), { from: 'A1.3', to: 'A2.1', code: null, note: '' });
	annotations.add(me.notebook, uid(), { from: 'A2.3', words: words[2], code: 'cause', note: '' });
	const away = await me.get(`${me.home}/annotations.jsonld`);
	expect(away.headers.get('content-type')).toBe(
		'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
	);
	expect(away.headers.get('content-disposition')).toBe('attachment; filename="tiny-notes.jsonld"');
	expect((await send(other, 'bring', new Blob([away.body]))).status).toBe(303);
	const mine = (await me.work()).annotations as Record<string, unknown>[];
	const theirs = (await other.work()).annotations;
	expect(mine).toHaveLength(3);
	expect(theirs).toEqual(mine.map((note) => ({ ...note, uid: expect.any(String) })));
});

const padded = (bytes: number) => {
	const file = JSON.stringify([here('a body clock')]);
	return new Blob([file, ' '.repeat(bytes - file.length)]);
};
const most = 2 * 1024 * 1024;

test('a file of 2 MB is accepted, and a larger one is refused in words', async () => {
	const me = tiny.learner();
	expect((await send(me, 'preview', padded(most))).status).toBe(200);
	for (const bytes of [most + 1, 2.9 * 1024 * 1024, 20 * 1024 * 1024])
		for (const action of ['preview', 'bring']) {
			const reply = await send(me, action, padded(bytes));
			expect([bytes, action, reply.status]).toEqual([bytes, action, 413]);
			expect(refusalIn(reply)).toMatch(/^This file is larger than 2 MB/);
		}
	expect((await me.work()).annotations).toEqual([]);
});

test('a file that cannot be read is refused in words, and changes nothing', async () => {
	const me = tiny.learner();
	const refused: [Blob | string, number, RegExp][] = [
		[new Blob([]), 400, /^Please choose a file first/],
		['', 400, /^Please choose a file first/],
		[new Blob(['Dear diary']), 400, /^This file isn’t JSON/],
		[new Blob([new Uint8Array([0xff, 0xfe, 0x7b, 0x00])]), 400, /^This file isn’t JSON/],
		[upload({ name: 'x' }), 400, /^There are no notes in this file/]
	];
	for (const action of ['preview', 'bring'])
		for (const [file, status, says] of refused) {
			const reply = await send(me, action, file);
			expect([action, reply.status]).toEqual([action, status]);
			expect(refusalIn(reply)).toMatch(says);
		}
	expect((await me.work()).annotations).toEqual([]);
});

test('nothing can be imported into a notebook that was handed in, and its page says so', async () => {
	const me = tiny.learner();
	const handIn = client.prepare('update attempt set handed_in_at = 1 where notebook_id = ?');
	handIn.run(me.notebook.id);
	const page = visibleHtml(await me.get(`${me.home}/import`));
	expect(page).toContain('You’ve finished this notebook');
	expect(page).not.toContain('type="file"');
	for (const action of ['preview', 'bring'])
		expect((await send(me, action, upload([here('a body clock')]))).status).toBe(409);
	expect((await me.work()).annotations).toEqual([]);
});

test.each(['notes', 'points', 'answers'])('the table of %s is a CSV file', async (what) => {
	const me = tiny.learner();
	const { headers, body } = await me.get(`${me.home}/${what}.csv`);
	expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
	expect(headers.get('content-disposition')).toBe(`attachment; filename="tiny-${what}.csv"`);
	expect(body).toMatch(/^\ufeff?\w+(,[\w ]+)+\r\n$/);
});
