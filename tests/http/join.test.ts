import { beforeAll, expect, test } from 'vitest';
import { password } from '../support/http/password.ts';
import { fieldsOf, refusalIn, visibleHtml } from '../support/http/read-page.ts';
import { addressHeader } from '../support/http/test-server.ts';
import { signedInBy } from '../support/http/tiny-server.ts';
import { twoCourses, type TwoCourses } from '../support/http/two-courses.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

let mine: TwoCourses;
let home: string;
beforeAll(async () => {
	mine = await twoCourses(tiny.url);
	home = `/courses/${mine.id}`;
});

test('joining with a wrong code is refused in words, and keeps what was typed', async () => {
	const typed = await tiny.nobody.get('/join?code=bbbb-bbb');
	expect(typed.headers.get('location')).toBe('/join/bbbb-bbb');
	const reply = await tiny.nobody.get('/join/bbbb-bbb');
	expect(refusalIn(reply)).toMatch(/^No class has this code/);
	expect(fieldsOf(reply).code).toBe('bbbb-bbb');
});

const elsewhere = { 'sec-fetch-site': 'cross-site' };
const link = { ...elsewhere, 'sec-fetch-dest': 'document' };
const image = { accept: 'image/avif,image/webp,*/*;q=0.8' };
test.each<[string, Record<string, string>]>([
	['an image', { ...elsewhere, ...image, 'sec-fetch-dest': 'image' }],
	['an image of a browser that doesn’t say from where', image],
	['a frame', { ...link, 'sec-fetch-dest': 'iframe' }],
	['a script', { ...elsewhere, 'sec-fetch-dest': 'empty' }],
	['a page loaded in advance', { ...link, 'sec-purpose': 'prefetch' }]
])('joining by %s on another site tells nothing and uses up no try', async (_, headers) => {
	const replies = await Promise.all(
		Array.from({ length: 320 }, (_, n) => tiny.nobody.get(`/join/WRONG${n}`, headers))
	);
	const right = await tiny.nobody.get(`/join/${mine.code}`, headers);
	expect(right.body).not.toContain('History 9b');
	expect(replies.map(({ status }) => status)).toEqual(replies.map(() => right.status));
	expect(replies.filter(({ body }) => /No class has|Too many/.test(body))).toEqual([]);
	expect(visibleHtml(await tiny.nobody.get(`/join/${mine.code}`))).toContain('History 9b');
});

test('joining by a link in a message or on another site works', async () => {
	const page = await tiny.nobody.get(`/join/${mine.code}`, link);
	expect(visibleHtml(page)).toContain('History 9b');
});

test('joining where too many codes were wrong offers people without an account a way on', async () => {
	const from = { [addressHeader]: '10.9.8.7' };
	await Promise.all(
		Array.from({ length: 301 }, (_, n) => tiny.nobody.get(`/join/WRONG${n}`, from))
	);
	const page = await tiny.nobody.get(`/join/${mine.code}`, from);
	expect(refusalIn(page)).toMatch(/^Too many wrong codes .+ Sign in or create an account first/);
	expect(visibleHtml(page)).toContain(`href="/sign-in?next=/join/${mine.code}"`);
	const account = await tiny.holder();
	expect(visibleHtml(await account.get(`/join/${mine.code}`, from))).toContain('History 9b');
	expect((await account.post(`/join/${mine.code}`, {}, from)).headers.get('location')).toBe(home);
});

test('joining brings a guest back after creating an account, with their work', async () => {
	const guest = tiny.learner();
	const page = visibleHtml(await guest.get(`/join/${mine.code}`));
	expect(page).toContain('What you’ve done in this browser comes with you');
	const [, there = ''] = /href="(\/sign-up\?next=[^"]+)"/.exec(page) ?? [];
	expect(there).toBe(`/sign-up?next=/join/${mine.code}`);
	const fields = { name: 'Ada', login: `ada-${mine.id}`, password, passwordAgain: password };
	const made = await guest.post(there, { ...fields, keep: 'on' });
	expect(made.headers.get('location')).toBe(`/join/${mine.code}`);
	const me = signedInBy(made, tiny.url);
	const joined = await me.post(`/join/${mine.code}`, {});
	expect(joined.headers.get('location')).toBe(home);
	expect((await me.get(`${guest.home}/read`)).status).toBe(200);
});
