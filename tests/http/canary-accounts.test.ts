import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import * as users from '#lib/server/users.ts';
import { dataOf, doors, fill } from '../support/http/doors.ts';
import {
	type Learner,
	type Reply,
	type TinyServer,
	tinyServer,
	type Visitor,
	signedInBy
} from '../support/http/tiny-server.ts';

let tiny: TinyServer;
beforeAll(() => {
	tiny = tinyServer();
});
afterAll(() => tiny.end());

/** What each has for an account, with a mark in it that stands nowhere else. */
const of = (mark: string) => ({
	name: `Kanariname${mark}`,
	login: `kanarimail${mark}@example.org`,
	password: `Kanaripassword${mark}`,
	passwordAgain: `Kanaripassword${mark}`,
	keep: 'on'
});
type Holder = Visitor & { token: string; home: string };

async function signUp(guest: Learner, mark: string): Promise<Holder> {
	const reply = await guest.post('/sign-up', of(mark));
	return { ...signedInBy(reply, tiny.url), home: guest.home };
}

/** Everything that a browser can fetch, in both notebooks. */
async function crawl(who: Pick<Visitor, 'get'>, homes: string[]): Promise<string> {
	const found: Reply[] = [];
	for (const { route, page } of doors.filter(({ method }) => method === 'GET'))
		for (const home of homes) {
			const path = fill(route.replace('/notebooks/[notebook=id]', home));
			for (const address of page ? [path, dataOf(path)] : [path])
				found.push(await who.get(address));
		}
	return found.map(({ body, headers }) => body + (headers.get('location') ?? '')).join('\n');
}

test('name and e-mail address reach their holder alone; passwords, hashes and sessions nobody, and no log', async () => {
	const [ada, ben] = [await signUp(tiny.learner(), 'ada'), await signUp(tiny.learner(), 'ben')];
	const homes = [ada.home, ben.home];
	const seen = {
		nobody: await crawl(tiny.nobody, homes),
		ada: await crawl(ada, homes),
		ben: await crawl(ben, homes)
	};
	const ids = [ada, ben].map(({ token }) => users.bySession(token)?.id);
	const hashes = ids.map(
		(id) =>
			client.prepare('select password from account where user_id = ?').pluck().get(id) as string
	);
	expect(new Set(hashes).size).toBe(2);
	const secret = readFileSync(join(tiny.data, 'parallax.secret'), 'utf8').trim();
	for (const [who, text] of Object.entries(seen)) {
		for (const mark of ['ada', 'ben'])
			for (const known of [of(mark).name, of(mark).login])
				expect([who, known, text.includes(known)]).toEqual([who, known, who === mark]);
		expect(text).not.toMatch(/Kanaripassword/i);
		for (const never of [ada.token, ben.token, secret, ...hashes])
			expect(text).not.toContain(never);
	}
	expect(tiny.output()).not.toMatch(/kanari/i);
	for (const never of [ada.token, ben.token, secret]) expect(tiny.output()).not.toContain(never);
	expect(tiny.output()).toContain('/sign-up');
});

test('a form that is refused gives no password back, on the page or as data, and no log has it', async () => {
	const me = await signUp(tiny.learner(), 'cleo');
	const wrong = { login: of('cleo').login, password: 'Kanariwrong words' };
	const forms: [Visitor, string, Record<string, string>][] = [
		[tiny.nobody, '/sign-in', wrong],
		[tiny.nobody, '/sign-up', { ...of('dora'), passwordAgain: 'Kanariother' }],
		[
			tiny.nobody,
			'/sign-up',
			{ ...of('cleo'), password: 'Kanarinew1', passwordAgain: 'Kanarinew1' }
		],
		[
			me,
			'/account?/password',
			{ ...wrong, newPassword: 'Kanarinew2', newPasswordAgain: 'Kanarinew2' }
		],
		[me, '/account/delete', wrong]
	];
	for (const [who, form, fields] of forms)
		for (const accept of ['text/html', 'application/json']) {
			const { body } = await who.post(form, fields, { accept });
			expect([form, /role="alert"|"type":"failure"/.test(body)]).toEqual([form, true]);
			expect([form, /Kanari(wrong|other|new|password)/.exec(body)]).toEqual([form, null]);
		}
	expect(tiny.output()).not.toMatch(/kanari/i);
});
