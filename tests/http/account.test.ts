import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bySession, resumeCode, signIn } from '#lib/server/account/users.ts';
import { client } from '#lib/server/db/index.ts';
import { uid } from '#lib/uid.ts';
import { fieldsOf, refusalIn, visibleHtml } from '../support/http/read-page.ts';
import { visitor } from '../support/http/tiny-server.ts';
import { password } from '../support/http/password.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

const fresh = 'a new set of words';
const change = { password, newPassword: fresh, newPasswordAgain: fresh };
const signInAs = (login: string, typed: string) =>
	tiny.nobody.post('/sign-in', { login, password: typed });

describe('an account', () => {
	test('is renamed', async () => {
		const me = await tiny.holder();
		expect((await me.post('/account?/rename', { name: ' Grace\tM.  Hopper ' })).status).toBe(303);
		const page = visibleHtml(await me.get('/account?done=name'));
		expect(page).toContain('Name changed.');
		expect(page).toContain('value="Grace M. Hopper"');
		const refused = await me.post('/account?/rename', { name: '' });
		expect(refusalIn(refused)).toBe('Please enter your name.');
	});

	test('changes its password when given the current one, and is signed out on every other device', async () => {
		const me = await tiny.holder();
		const elsewhere = visitor(tiny.url, signIn(me.user));
		const reply = await me.post('/account?/password', change);
		expect([reply.status, reply.headers.get('location')]).toEqual([303, '/account?done=password']);
		expect((await elsewhere.get('/account')).status).toBe(303);
		const token = /parallax_session=([^;]+)/.exec(reply.headers.get('set-cookie') ?? '')?.[1];
		expect(bySession(token ?? '')?.id).toBe(me.user.id);
		expect((await signInAs(me.login, password)).status).toBe(400);
		expect((await signInAs(me.login, fresh)).status).toBe(303);
	});

	test.each<[string, Record<string, string>, RegExp]>([
		['a wrong one', { password: 'wrong words here' }, /^This isn’t your current password/],
		['none', { password: '' }, /^Please enter your current password/],
		['a short new one', { newPassword: 'x', newPasswordAgain: 'x' }, /at least 8 characters/],
		['two new ones', { newPasswordAgain: 'another set' }, /^The two passwords don’t match/]
	])('keeps its password when it is given %s', async (_, wrong, says) => {
		const me = await tiny.holder();
		const reply = await me.post('/account?/password', { ...change, ...wrong });
		expect(reply.status).toBe(400);
		expect(refusalIn(reply)).toMatch(says);
		expect(reply.body).not.toContain(fresh);
		expect(Object.values(fieldsOf(reply))).not.toContain(password);
		expect((await me.get('/account')).status).toBe(200);
		expect((await signInAs(me.login, password)).status).toBe(303);
	});

	test('cannot find out on the page for slips whether a password is the current one', async () => {
		const me = await tiny.holder();
		const script = { accept: 'application/json', 'x-sveltekit-action': 'true' };
		const attempt = (typed: string) =>
			me.post('/account/password', { newPassword: typed, newPasswordAgain: typed }, script);
		const right = await attempt(password);
		const wrong = await attempt('wrong words here');
		expect(right.body).toBe(wrong.body);
		expect(JSON.parse(right.body)).toMatchObject({ type: 'redirect', location: '/account' });
	});

	test('that came with a slip gets only 20 tries at choosing a password', async () => {
		const me = await tiny.holder();
		client.prepare('update user set password_given_at = ? where id = ?').run(1, me.user.id);
		const attempt = () =>
			me.post('/account/password', { newPassword: password, newPasswordAgain: password });
		for (let n = 0; n < 20; n++) expect((await attempt()).status).toBe(400);
		const refused = await attempt();
		expect(refused.status).toBe(429);
		expect(refusalIn(refused)).toMatch(
			/^You’ve tried too many passwords\. Please try again in \d+ minutes\.$/
		);
	});

	test('signs out everywhere, this browser too', async () => {
		const me = await tiny.holder();
		const elsewhere = visitor(tiny.url, signIn(me.user));
		expect((await me.post('/leave?everywhere', {})).status).toBe(303);
		for (const browser of [me, elsewhere])
			expect((await browser.get(`${me.home}/read`)).status).toBe(404);
		expect((await signInAs(me.login, password)).status).toBe(303);
	});

	test('has no resume code, and the page for signing out shows none', async () => {
		const me = await tiny.holder();
		const page = visibleHtml(await me.get('/leave'));
		expect(page).toContain('Sign out on this device');
		expect(page).not.toMatch(/resume code|([0-9A-Z]{4}-){3}/);
		expect((await me.post('/leave', {})).status).toBe(303);
		expect((await me.get('/account')).status).toBe(303);
	});
});

describe('deleting', () => {
	const files = () =>
		['', '-wal', '-shm'].map((end) => readFileSync(join(tiny.data, `parallax.db${end}`)));
	const stands = (words: string) => files().some((bytes) => bytes.includes(words));

	test('an account asks for the password, offers the work as a download first, and leaves no word of it', async () => {
		const mark = `zq${uid()}`;
		const me = await tiny.holder(`${mark}-login`, `${mark} Hopper`);
		const note = { uid: uid(), from: 'A1.1', code: 'problem', note: `${mark} note` };
		expect((await me.post(`${me.home}/read?/annotate`, note)).status).toBe(303);
		expect(visibleHtml(await me.get('/account/delete'))).toContain(`href="${me.home}/export"`);
		for (const typed of [{}, { password: 'wrong words here' }] as Record<string, string>[]) {
			const reply = await me.post('/account/delete', typed);
			expect(reply.status).toBe(400);
			expect(refusalIn(reply)).toMatch(/^This isn’t your password, so nothing was deleted/);
		}
		expect(stands(mark)).toBe(true);
		const reply = await me.post('/account/delete', { password });
		expect([reply.status, reply.headers.get('location')]).toEqual([303, '/account/deleted']);
		expect(stands(mark)).toBe(false);
		expect((await me.get(`${me.home}/read`)).status).toBe(404);
		expect((await signInAs(me.login, password)).status).toBe(400);
		expect(tiny.output()).not.toContain(mark);
	});

	test('a guest’s work takes one click and no password', async () => {
		const me = tiny.learner();
		const code = resumeCode(me.user) ?? '';
		expect(visibleHtml(await me.get('/account/delete'))).not.toContain('type="password"');
		expect((await me.post('/account/delete', {})).status).toBe(303);
		expect((await me.get(`${me.home}/read`)).status).toBe(404);
		expect((await tiny.nobody.post('/resume', { code })).status).toBe(400);
		expect(stands(code)).toBe(false);
	});
});
