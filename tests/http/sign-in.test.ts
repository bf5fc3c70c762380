import { describe, expect, test } from 'vitest';
import * as rateLimits from '#lib/server/rate-limits.ts';
import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { fieldsOf, refusalIn, visibleHtml } from '../support/http/read-page.ts';
import { type Reply, signedInBy, type Visitor } from '../support/http/tiny-server.ts';
import { password } from '../support/http/password.ts';
import { addressHeader } from '../support/http/test-server.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

const browser = (reply: Reply) => signedInBy(reply, tiny.url);

/** The header of a page, which shows who is signed in. */
const head = async (who: Pick<Visitor, 'get'>) =>
	/<header[\s\S]*?<\/header>/.exec(visibleHtml(await who.get('/lessons')))?.[0] ?? '';

describe('signing in', () => {
	test('moves a guest’s work into the account, next to the work already there, and lists both', async () => {
		const { login, home } = await tiny.holder();
		const guest = tiny.learner();
		const account = browser(await guest.post('/sign-in', { login, password, keep: 'on' }));
		const list = visibleHtml(await account.get('/lessons'));
		for (const each of [home, guest.home]) {
			expect((await account.get(`${each}/read`)).status).toBe(200);
			expect(list).toContain(`href="${each}/`);
		}
		const lesson = visibleHtml(await account.get('/lessons/tiny'));
		expect(lesson).toContain(`href="${home}/`);
		expect(lesson).toContain(`href="${guest.home}/`);
		expect((await guest.get(`${guest.home}/read`)).status).toBe(404);
	});

	test('asks whether the work in this browser is yours', async () => {
		const { login } = await tiny.holder();
		const guest = tiny.learner();
		const page = visibleHtml(await guest.get('/sign-in'));
		expect(page).toContain('The work in this browser is mine');
		expect(visibleHtml(await tiny.nobody.get('/sign-in'))).not.toContain(
			'The work in this browser'
		);
		const account = browser(await guest.post('/sign-in', { login, password }));
		expect((await account.get(`${guest.home}/read`)).status).toBe(404);
	});

	test('with a wrong password gets the same answer as with an unknown name', async () => {
		const { login } = await tiny.holder();
		const said = new Set<string>();
		for (const typed of [
			{ login, password: 'wrong words here' },
			{ login: `nobody-${uid()}`, password },
			{ login: 'nobody@example.org', password }
		]) {
			const reply = await tiny.nobody.post('/sign-in', typed);
			expect(reply.status).toBe(400);
			expect(fieldsOf(reply)).toMatchObject({ login: typed.login });
			expect(reply.body).not.toContain(typed.password);
			said.add(refusalIn(reply));
		}
		expect([...said]).toEqual([expect.stringMatching(/^This name and password don’t match/)]);
	});

	test('is blocked after ten wrong passwords, over JSON too, while other accounts can sign in', async () => {
		const { login } = await tiny.holder();
		const other = await tiny.holder();
		const wrong = { login, password: 'wrong words here' };
		for (let i = 0; i < 10; i += 1) await tiny.nobody.post('/sign-in', wrong);
		for (const typed of [wrong, { login, password }]) {
			const reply = await tiny.nobody.post('/sign-in', typed);
			expect(reply.status).toBe(429);
			expect(refusalIn(reply)).toMatch(
				/Too many wrong passwords\. Please try again in 1[45] minutes/
			);
		}
		const json = await tiny.nobody.post(
			'/sign-in',
			{ login, password },
			{ accept: 'application/json' }
		);
		expect(JSON.parse(json.body)).toMatchObject({ type: 'failure', status: 429 });
		expect((await tiny.nobody.post('/sign-in', { login: other.login, password })).status).toBe(303);
	});

	test('where an address has had too many wrong passwords doesn’t tell which names exist', async () => {
		const from = { [addressHeader]: '10.9.8.6' };
		for (let i = 0; i < 200; i += 1)
			await rateLimits.guessing({ login: `made-up-${i}`, address: '10.9.8.6' }, async () => null);
		const { login } = await tiny.holder();
		const names = [login, `nobody-${uid()}`, `nobody-${uid()}@example.org`];
		const answers = [];
		for (const name of names) {
			const said = [];
			for (let n = 0; n < 3; n += 1) {
				const typed = { login: name, password: 'wrong words here' };
				const reply = await tiny.nobody.post('/sign-in', typed, from);
				said.push(reply.status, refusalIn(reply));
			}
			answers.push(said);
		}
		expect(answers[0]?.filter((said) => typeof said === 'number')).toEqual([400, 429, 429]);
		expect(answers.slice(1)).toEqual([answers[0], answers[0]]);
		// and somebody who hasn’t mistyped there gets in
		const other = await tiny.holder();
		const entered = await tiny.nobody.post('/sign-in', { login: other.login, password }, from);
		expect(entered.status).toBe(303);
	});

	test.each([
		['/lessons/tiny?x=1', '/lessons/tiny?x=1'],
		['//elsewhere.example/', '/'],
		['/\\elsewhere.example', '/'],
		['/.//elsewhere.example', '/'],
		['/x/..//elsewhere.example', '/'],
		['/\t/elsewhere.example', '/'],
		['https://elsewhere.example/', '/'],
		['javascript:alert(1)', '/'],
		['lessons', '/'],
		['/sign-in', '/'],
		['/a\r\nset-cookie: x=y', '/aset-cookie:%20x=y'],
		['', '/']
	])('with ?next=%j leads to %s', async (next, leads) => {
		const { login } = await tiny.holder();
		const address = `/sign-in?next=${encodeURIComponent(next)}`;
		const reply = await tiny.nobody.post(address, { login, password });
		expect([reply.status, reply.headers.get('location')]).toEqual([303, leads]);
	});
});

test('a resume code that is entered while signed in moves its work into the account', async () => {
	const account = await tiny.holder();
	const guest = tiny.learner();
	const code = users.resumeCode(guest.user) ?? '';
	expect((await account.post('/resume', { code })).status).toBe(303);
	expect((await account.get(`${guest.home}/read`)).status).toBe(200);
	expect(await head(account)).toContain('Grace Hopper');
});
