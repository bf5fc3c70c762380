import { describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { fieldsOf, refusalIn, visibleHtml } from '../support/http/read-page.ts';
import { type Reply, signedInBy, type Visitor } from '../support/http/tiny-server.ts';
import { password } from '../support/http/password.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

const newcomer = (more: Record<string, string> = {}) => ({
	name: 'Ada Lovelace',
	login: `ada-${uid()}`,
	password,
	passwordAgain: password,
	...more
});

const browser = (reply: Reply) => signedInBy(reply, tiny.url);

/** The header of a page, which shows who is signed in. */
const head = async (who: Pick<Visitor, 'get'>) =>
	/<header[\s\S]*?<\/header>/.exec(visibleHtml(await who.get('/lessons')))?.[0] ?? '';

describe('signing up', () => {
	test('as a guest keeps the work, shows the new name, and returns to the same page', async () => {
		const guest = tiny.learner();
		const before = await guest.work();
		const next = encodeURIComponent(`${guest.home}/compare?point=tired`);
		const reply = await guest.post(`/sign-up?next=${next}`, newcomer({ keep: 'on' }));
		expect(reply.status).toBe(303);
		expect(reply.headers.get('location')).toBe(`${guest.home}/compare?point=tired`);
		const account = browser(reply);
		expect(JSON.parse((await account.get(`${guest.home}/export`)).body)).toEqual(before);
		expect(await head(account)).toContain('Ada Lovelace');
		const page = visibleHtml(await account.get(`${guest.home}/read`));
		expect(page).not.toContain('resume code');
		expect(page).toContain('Sign out');
	});

	test('leaves work that is not claimed alone, under its resume code', async () => {
		const guest = tiny.learner();
		const code = users.resumeCode(guest.user) ?? '';
		const account = browser(await guest.post('/sign-up', newcomer()));
		expect((await account.get(`${guest.home}/read`)).status).toBe(404);
		expect((await tiny.nobody.post('/resume', { code })).status).toBe(303);
	});

	test.each<[string, Record<string, string>, RegExp]>([
		['no name', { name: '  ' }, /^Please enter your name\.$/],
		[
			'a name of 81 characters',
			{ name: 'é'.repeat(81) },
			/^This name has 81 characters; the limit is 80/
		],
		['a name that turns the page round', { name: 'Ada\u202e' }, /can’t be shown/],
		['nothing to sign in with', { login: '' }, /^Please enter your email address or user name/],
		['a user name with a space', { login: 'ada l' }, /^A user name needs 2 to 80 letters/],
		[
			'half an e-mail address',
			{ login: 'ada@school' },
			/^This doesn’t look like a valid email address/
		],
		[
			'an address that is ours',
			{ login: 'x@users.invalid' },
			/^This doesn’t look like a valid email address/
		],
		['a short password', { password: 'short', passwordAgain: 'short' }, /at least 8 characters/],
		['two passwords', { passwordAgain: 'three quiet Words' }, /^The two passwords don’t match/],
		[
			'the name as the password',
			{ password: 'ada lovelace', passwordAgain: 'ada lovelace' },
			/^Your name is the first thing/
		]
	])('with %s brings the form back without the passwords', async (_, wrong, says) => {
		const sent = newcomer(wrong);
		const reply = await tiny.nobody.post('/sign-up', sent);
		expect(reply.status).toBe(400);
		expect(refusalIn(reply)).toMatch(says);
		expect(fieldsOf(reply)).toMatchObject({ name: sent.name, login: sent.login });
		expect(reply.body).not.toContain(sent.password);
		expect(reply.body).not.toContain(sent.passwordAgain);
		expect(reply.headers.get('set-cookie')).toBeNull();
	});

	test('with a field missing is refused in words', async () => {
		for (const field of ['name', 'login', 'password', 'passwordAgain']) {
			const rest = Object.entries(newcomer()).filter(([name]) => name !== field);
			const reply = await tiny.nobody.post('/sign-up', Object.fromEntries(rest));
			expect([field, reply.status]).toEqual([field, 400]);
			expect(refusalIn(reply)).toMatch(/^(Please enter|The two passwords)/);
		}
	});

	test('twice at once creates one account, and signs both windows in to it', async () => {
		const guest = tiny.learner();
		const sent = newcomer({ keep: 'on' });
		const twice = await Promise.all([guest.post('/sign-up', sent), guest.post('/sign-up', sent)]);
		expect(twice.map(({ status }) => status)).toEqual([303, 303]);
		for (const reply of twice)
			expect((await browser(reply).get(`${guest.home}/read`)).status).toBe(200);
		const having = client.prepare('select count(*) from user where username = ?').pluck();
		expect(having.get(sent.login.toLowerCase())).toBe(1);
	});

	test('under a user name that is taken is refused, and says what to do', async () => {
		const sent = newcomer();
		await tiny.nobody.post('/sign-up', sent);
		const other = { ...sent, password: 'quite other words', passwordAgain: 'quite other words' };
		const reply = await tiny.nobody.post('/sign-up', other);
		expect(reply.status).toBe(400);
		expect(refusalIn(reply)).toMatch(/already taken\. Please choose another name, or sign in/);
	});

	test('accepts a name of 80 Arabic letters, and shows it', async () => {
		const name = 'ع'.repeat(80);
		const account = browser(await tiny.nobody.post('/sign-up', newcomer({ name })));
		expect(await head(account)).toContain(name);
	});
});
