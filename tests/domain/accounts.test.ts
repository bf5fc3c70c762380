import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { check, hashed } from '#lib/http/auth.server.ts';
import { setImmediate } from 'node:timers/promises';
import * as accounts from '#lib/server/account/accounts.ts';
import { db } from '#lib/server/db/index.ts';
import * as schema from '#lib/server/db/schema/account.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { ada, ben, notebookOf, refusal } from '../support/cast.ts';
import { withLesson } from '../support/each-test.ts';
import { cheapHash } from '../support/cheap-hash.ts';

withLesson();

const password = 'three quiet words';
const signUp = async (guest: users.User | null, login: string, name = 'Ada') =>
	accounts.make(guest, { name, login }, await cheapHash(password));
const signIn = (login: string, typed = password) => check(login, typed, '192.0.2.1', 'Wrong.');

/** The id of the user who signed in, or the error. */
const tried = (login: string, typed?: string) =>
	signIn(login, typed).then(
		({ id }) => id,
		(error: unknown) => String(error)
	);

describe('creating an account', () => {
	test('keeps the guest’s id and all their work', async () => {
		const { id } = notebookOf(ada);
		const made = await signUp(ada, 'ada', 'Ada Lovelace');
		expect(made).toEqual({ id: ada.id, name: 'Ada Lovelace', isAnonymous: false });
		expect(notebooks.of(made).map((mine) => mine.id)).toEqual([id]);
	});

	test('ends the guest’s sessions and resume code, so that only the password opens the work', async () => {
		const token = users.signIn(ada);
		const code = users.resumeCode(ada) ?? '';
		await signUp(ada, 'ada');
		expect(users.bySession(token)).toBeNull();
		expect(refusal(() => users.byResumeCode(code)).reason).toBe('invalid');
	});

	test('is possible without a guest', async () => {
		const made = await signUp(null, 'new');
		expect(made.isAnonymous).toBe(false);
		expect(notebooks.of(made)).toEqual([]);
	});

	test('stores no password, and never the same hash for the same password', async () => {
		await signUp(ada, 'ada');
		await signUp(ben, 'ben');
		const stored = db.select().from(schema.account).all();
		expect(new Set(stored.map((row) => row.password)).size).toBe(2);
		expect(JSON.stringify(stored)).not.toContain(password);
	});

	test.each(['ada', 'ADA', 'ａｄａ', ' ada '])(
		'as “%s” is refused when there is an ada, and the guest stays a guest',
		async (login) => {
			await signUp(ada, 'ada');
			const hash = await cheapHash(password);
			const count = () => db.select().from(schema.user).all().length;
			const before = count();
			const make = () => accounts.make(null, { name: 'Ben', login }, hash);
			expect(refusal(make).message).toMatch(/^“.+” is already taken\./);
			expect(refusal(() => accounts.make(ben, { name: 'Ben', login }, hash)).reason).toBe(
				'invalid'
			);
			expect(count()).toBe(before);
			expect(users.bySession(users.signIn(ben))).toEqual(ben);
		}
	);

	test('while signed in to one is refused', async () => {
		const made = await signUp(ada, 'ada');
		const hash = await cheapHash(password);
		const again = () => accounts.make(made, { name: 'Eve', login: 'eve' }, hash);
		expect(refusal(again).reason).toBe('missing');
		expect(await tried('eve')).toMatch(/Wrong/);
	});

	test('protects it from the sweep that removes guests without work', async () => {
		const made = await signUp(ada, 'ada');
		db.update(schema.user)
			.set({ createdAt: new Date(0) })
			.run();
		users.sweep();
		expect(await tried('ada')).toBe(made.id);
	});
});

describe('signing in', () => {
	const long = 'x'.repeat(80);
	test.each([
		['ada', 'Ada'],
		['سارة.العربي', ' سارة.العربي '],
		['Łucja', 'łUCJA'],
		[long, long.toUpperCase()],
		['Ada.Lovelace+home@Example.org', 'ada.lovelace+HOME@example.ORG'],
		["o'brien@example.org", "o'brien@example.org"]
	])('as “%s” works when typed as “%s”', async (login, typed) => {
		const made = await signUp(ada, login);
		expect(await tried(typed)).toBe(made.id);
		expect(accounts.loginOf(made)).toBe(login.includes('@') ? login.toLowerCase() : login);
	});

	test('creates no session by itself', async () => {
		await signUp(ada, 'ada');
		await signIn('ada');
		expect(db.select().from(schema.session).all()).toEqual([]);
	});

	test('gives the same answer to a wrong password, an unknown name, a guest and nonsense', async () => {
		await signUp(ada, 'ada');
		await signUp(ben, 'ben@example.org');
		const guest = users.guest();
		const wrong = [
			['ada', 'wrong words here'],
			['ada', ''],
			['ada', 'x'.repeat(5000)],
			['ben@example.org', 'wrong words here'],
			['nobody', password],
			['nobody@example.org', password],
			['not an @ address', password],
			[`${ada.id}@users.invalid`, password],
			[`${guest.id}@users.invalid`, password],
			['', password]
		] as const;
		const said = new Set<string>();
		for (const [login, typed] of wrong) said.add(await tried(login, typed));
		expect([...said]).toEqual(['Error: Wrong.']);
	});

	test('takes as much work for an unknown name or a broken hash as for a wrong password', async () => {
		accounts.make(ada, { name: 'Ada', login: 'ada' }, await hashed(password));
		accounts.make(ben, { name: 'Ben', login: 'ben' }, 'no hash');
		const work = async (login: string) => {
			const before = process.cpuUsage();
			expect(await tried(login, 'wrong words here')).toMatch(/Wrong/);
			const { user, system } = process.cpuUsage(before);
			return user + system;
		};
		const least = async (login: string) =>
			Math.min(await work(login), await work(login), await work(login));
		const known = await least('ada');
		for (const login of ['nobody', 'ben']) {
			const ratio = (await least(login)) / known;
			expect(ratio).toBeGreaterThan(0.5);
			expect(ratio).toBeLessThan(2);
		}
	});

	test('fails when the password is replaced while the old one is being verified', async () => {
		const made = accounts.make(ada, { name: 'Ada', login: 'ada' }, await hashed(password));
		const replacement = await cheapHash('a new set of words');
		let ended = false;
		const entering = tried('ada').finally(() => (ended = true));
		// the stored hash is read in the first turns of the event loop; computing it takes hundreds more
		for (let turns = 0; turns < 5; turns += 1) await setImmediate();
		const expected = ended ? made.id : 'Error: Wrong.';
		accounts.setPassword(made, replacement);
		expect(await entering).toBe(expected);
	});
});

describe('an account', () => {
	test('takes a new password, which ends every session and the old password', async () => {
		const made = await signUp(ada, 'ada');
		const token = users.signIn(made);
		accounts.setPassword(made, await cheapHash('a new set of words'));
		expect(users.bySession(token)).toBeNull();
		expect(await tried('ada')).toMatch(/Wrong/);
		expect(await tried('ada', 'a new set of words')).toBe(made.id);
	});

	test('is signed out everywhere, without signing out anybody else', async () => {
		const made = await signUp(ada, 'ada');
		const here = users.signIn(made);
		const there = users.signIn(made);
		const his = users.signIn(ben);
		users.signOutEverywhere(made);
		expect([here, there, his].map((token) => users.bySession(token)?.id)).toEqual([
			undefined,
			undefined,
			ben.id
		]);
	});

	test('can be renamed in any script', async () => {
		const made = await signUp(ada, 'ada');
		accounts.rename(made, 'سارة '.repeat(16).trim());
		const row = db.select().from(schema.user).where(eq(schema.user.id, made.id)).get();
		expect(row?.name).toBe('سارة '.repeat(16).trim());
		expect(users.bySession(users.signIn(made))?.name).toBe(row?.name);
	});
});
