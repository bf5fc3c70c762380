import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as accounts from '#lib/server/account/accounts.ts';
import * as users from '#lib/server/account/users.ts';
import { everyAddress, textOf, timeFor } from '../support/http/crawl.ts';
import { type Learner, signedInBy, type Visitor } from '../support/http/tiny-server.ts';
import { tiny, withTinyServer } from '../support/http/with-server.ts';

withTinyServer();

/** The sign-up form of a person, with a mark that occurs nowhere else. */
const of = (mark: string) => ({
	name: `Kanariname${mark}`,
	login: `kanarimail${mark}@example.org`,
	password: `Kanaripassword${mark}`,
	passwordAgain: `Kanaripassword${mark}`,
	keep: 'on'
});
type Holder = Visitor & { token: string; hash: string; notebook: number };

async function signUp(guest: Learner, mark: string): Promise<Holder> {
	const signedIn = signedInBy(await guest.post('/sign-up', of(mark)), tiny.url);
	const who = users.bySession(signedIn.token);
	const hash = who && accounts.hashOf(who);
	if (!hash) throw new Error('No account was made.');
	return { ...signedIn, hash, notebook: guest.notebook.id };
}

describe('every page and file', () => {
	let ada: Holder;
	let ben: Holder;
	beforeAll(async () => {
		ada = await signUp(tiny.learner(), 'ada');
		ben = await signUp(tiny.learner(), 'ben');
	});

	test.each(['nobody', 'ada', 'ben'] as const)(
		'shows %s only their own name and email address, and no password, hash or session',
		timeFor(everyAddress([{ notebook: 1 }, { notebook: 2 }]).length),
		async (name) => {
			const who = { nobody: tiny.nobody, ada, ben }[name];
			const both = [ada, ben].map(({ notebook }) => ({ notebook }));
			const text = await textOf(who, everyAddress(both));
			const secret = readFileSync(join(tiny.data, 'parallax.secret'), 'utf8').trim();
			for (const mark of ['ada', 'ben'])
				for (const known of [of(mark).name, of(mark).login])
					expect([known, text.includes(known)]).toEqual([known, name === mark]);
			expect(text).not.toMatch(/Kanaripassword/i);
			for (const never of [ada.token, ben.token, secret, ada.hash, ben.hash])
				expect(text).not.toContain(never);
			expect(tiny.output()).not.toMatch(/kanari/i);
			for (const never of [ada.token, ben.token, secret])
				expect(tiny.output()).not.toContain(never);
			expect(tiny.output()).toContain('/sign-up');
		}
	);
});

test('a refused form returns no password, on the page or as data, and no log contains one', async () => {
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
