import { describe, expect, test } from 'vitest';
import { hash, verify } from '#lib/server/account/passwords.ts';
import { cheapHash } from '../support/cheap-hash.ts';

/** Passwords, each with what better-auth 1.7.25 stored for it, and with similar ones that must fail. */
const former: [string, string, string[]][] = [
	[
		'three quiet words',
		'98249f45acb50449f683a7b9f19d28fa:21c938cff8060a6d6c44a1b6c47a8bb17a1a6dc24ef1e3b' +
			'3d838d362a151c8fd7a70b63a6e70caba84cc56521a058bd7b9c198c50cc134cf53d68d5c7534a617',
		['three quiet word', 'Three quiet words']
	],
	[
		'Ｄéjà ﬁﬂé №5 à l’école',
		'b8d0caa1a07db5815f8d0b17f026fbb7:16b6efa5bb1f6f18998b40f8adba9b5396298ed1b685260' +
			'9eeecb79180dfff0ae720fc424b7609939932cadf8de5e2a186e3c9986bd645d33e16adc29b9238e8',
		['Déjà fiflé No5 à l’ecole']
	],
	[
		'🦊 բարեւ աշխարհ 🌍 two  spaces ',
		'ae999b2e4a464e3790ca5948c4a6838d:f8ae733dd6c52fc96d55720abfd335fe094ad935a8ca41a' +
			'0b8d4573e93ee80cea518950fa0db7bd66ea0acddddaa26ae0ce174162cf0708dfff40cc5abc7a632',
		['🦊 բարեւ աշխարհ 🌍 two spaces ', '🐺 բարեւ աշխարհ 🌍 two  spaces ']
	]
];

describe('a password hashed by better-auth', () => {
	test.each(former)('still opens the account: %s', async (password, stored, others) => {
		const typed = new Set([password, password.normalize('NFD'), password.normalize('NFKC')]);
		for (const same of typed) expect([same, await verify(same, stored)]).toEqual([same, true]);
		for (const other of others)
			expect([other, await verify(other, stored)]).toEqual([other, false]);
	});
});

describe('a new hash', () => {
	test('states its cost, verifies only its own password, and lets other work run', async () => {
		let turns = 0;
		const count = () => {
			turns += 1;
			counting = setImmediate(count);
		};
		let counting = setImmediate(count);
		const stored = await hash('Ｄéjà vu 🦊');
		clearImmediate(counting);
		expect(turns).toBeGreaterThan(0);
		expect(stored).toMatch(/^\$scrypt\$ln=14,r=16,p=1\$[A-Za-z\d+/]{22}\$[A-Za-z\d+/]{43}$/);
		expect(await verify('Déjà vu 🦊'.normalize('NFD'), stored)).toBe(true);
		expect(await verify('Déjà vu', stored)).toBe(false);
	});

	test('is different each time, for the same password', async () => {
		const many = await Promise.all(Array.from({ length: 100 }, () => cheapHash('three words')));
		expect(new Set(many).size).toBe(100);
		for (const stored of many) expect(await verify('three words', stored)).toBe(true);
	});

	test('is in a form that other programs write, like the example from RFC 7914', async () => {
		const stored =
			'$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/' +
			'2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw';
		expect(await verify('pleaseletmein', stored)).toBe(true);
		expect(await verify('pleaseletmeout', stored)).toBe(false);
	});
});

describe('no password fits', () => {
	const right = '$scrypt$ln=1,r=1,p=1$';
	const salt = 'A'.repeat(22);
	const key = 'A'.repeat(43);
	test.each([
		['no hash', null],
		['words', 'no hash'],
		['half a hash of better-auth', former[0]?.[1].slice(0, -1) ?? ''],
		['a hash of better-auth without a salt', former[0]?.[1].slice(32) ?? ''],
		['another algorithm', `$argon2id$v=19$m=65536,t=2,p=1$${salt}$${key}`],
		['a hash without a key', `${right}${salt}$`],
		['a hash without a salt', `${right}$${key}`],
		['a hash with more behind it', `${right}${salt}$${key}$more`],
		['a hash of a megabyte', `${right}${salt}$${'A'.repeat(2 ** 20)}`],
		['no cost', `$scrypt$ln=0,r=1,p=1$${salt}$${key}`],
		['a cost of minutes', `$scrypt$ln=14,r=16,p=99$${salt}$${key}`],
		['a cost of gigabytes', `$scrypt$ln=30,r=16,p=1$${salt}$${key}`],
		['a cost beyond numbers', `$scrypt$ln=${'9'.repeat(400)},r=1,p=1$${salt}$${key}`]
	])('%s', async (_, stored) => {
		expect(await verify('no hash', stored)).toBe(false);
	});

	test('a hash that asks for more work than a new one, not even the right password', async () => {
		for (const cost of [
			{ ln: 15, r: 1, p: 1 },
			{ ln: 1, r: 17, p: 1 },
			{ ln: 1, r: 1, p: 2 }
		]) {
			const stored = await hash('three words', cost);
			expect([stored, await verify('three words', stored)]).toEqual([stored, false]);
		}
	});
});

test('somebody who signs in waits for a few hashes at most, however many new passwords came before', async () => {
	const stored = await cheapHash('three words');
	let hashed = 0;
	const many = Array.from({ length: 40 }, () => cheapHash('new words').then(() => (hashed += 1)));
	expect(await verify('three words', stored)).toBe(true);
	expect(hashed).toBeLessThan(8);
	// and nobody is forgotten
	await Promise.all(many);
	expect(hashed).toBe(40);
});
