import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { client, close, db, open } from '#lib/server/db/index.ts';
import { tally } from '#lib/server/db/schema/account.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { secret } from '#lib/server/secret.ts';
import { withDatabaseFile } from '../support/each-test.ts';

const { folder, file } = withDatabaseFile(() => {
	// a thousand tries need not wait for the disk, and the test needs no protection from a power cut
	client.pragma('synchronous = OFF');
});

const school = '192.0.2.7';

/** The result of one try: `in`, `wrong`, or the sentence that says when to try again. */
async function attempt(login: string, address: string, right = false): Promise<string> {
	try {
		const found = await rateLimits.guessing({ login, address }, async () => (right ? login : null));
		return found ? 'in' : 'wrong';
	} catch (error) {
		if (error instanceof Refusal && error.reason === 'limited') return error.message;
		throw error;
	}
}

async function attempts(count: number, login: string, address: string) {
	const said: string[] = [];
	for (let i = 0; i < count; i += 1) said.push(await attempt(login, address));
	return said;
}

const later = /^Too many wrong passwords\. Please try again in \d+ minutes\.$/;

describe('wrong passwords', () => {
	test('can be tried ten times, and then a message says when to try again', async () => {
		expect(await attempts(10, 'ada', school)).toEqual(Array(10).fill('wrong'));
		expect(await attempt('ada', school)).toMatch(later);
		expect(await attempt('ada', school, true)).toMatch(later);
	});

	test('for one account lock out nobody else at that address, and not its owner elsewhere', async () => {
		await attempts(11, 'ada', school);
		expect(await attempt('ben', school, true)).toBe('in');
		expect(await attempt('ada', '198.51.100.1', true)).toBe('in');
	});

	test('do not add up when a correct one comes between', async () => {
		for (let i = 0; i < 4; i += 1) {
			await attempts(9, 'ada', school);
			expect(await attempt('ada', school, true)).toBe('in');
		}
	});

	test('from many addresses for one account are limited, too', async () => {
		let taken = 0;
		for (let i = 0; i < 80; i += 1)
			if ((await attempt('ada', `198.51.100.${i}`)) === 'wrong') taken += 1;
		expect(taken).toBe(50);
	});

	test('from one address for many accounts are limited, but a class may mistype', async () => {
		let taken = 0;
		for (let i = 0; i < 300; i += 1)
			if ((await attempt(`pupil-${i % 150}`, school)) === 'wrong') taken += 1;
		expect(taken).toBe(200);
	});

	test('by one student do not lock out the rest of a school, but people who mistyped have to wait', async () => {
		await attempt('cleo', school);
		for (let i = 0; i < 220; i += 1) await attempt(`made-up-${i}`, school);
		expect(await attempt('ben', school, true)).toBe('in');
		expect(await attempt('ada', school)).toBe('wrong');
		expect(await attempt('ada', school, true)).toMatch(later);
		expect(await attempt('cleo', school, true)).toMatch(later);
	});

	test('that were counted by a clock that ran ahead expire once the clock is right', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 400 * 86_400_000 });
		await attempts(11, 'ada', school);
		vi.useRealTimers();
		expect(await attempt('ada', school, true)).toBe('in');
		await attempts(11, 'ben', school);
		expect(await attempt('ben', school, true)).toMatch(later);
	});

	test('that are sent all at once do not get round the limit', async () => {
		const all = await Promise.all(Array.from({ length: 30 }, () => attempt('ada', school)));
		expect(all.filter((said) => said === 'wrong')).toHaveLength(10);
	});

	test('are remembered across a restart, and forgotten in time', async () => {
		await attempts(10, 'ada', school);
		close();
		open(file());
		expect(await attempt('ada', school, true)).toMatch(later);
		db.update(tally)
			.set({ expire: Date.now() - 1 })
			.run();
		rateLimits.sweep();
		expect(db.select().from(tally).all()).toEqual([]);
		expect(await attempt('ada', school, true)).toBe('in');
	});

	test('are counted for a whole IPv6 network, such as one home’s', async () => {
		for (let i = 0; i < 10; i += 1) await attempt('ada', `2001:db8:0:7::${i}`);
		expect(await attempt('ada', '2001:0db8::7:a:b:c:d')).toMatch(later);
		expect(await attempt('ada', '2001:db8:0:8::1')).toBe('wrong');
		await attempts(10, 'ben', '::ffff:192.0.2.7');
		expect(await attempt('ben', school)).toMatch(later);
	});

	test('leave neither name nor address in the database', async () => {
		await attempts(3, 'ada.lovelace', school);
		close();
		const bytes = readFileSync(file()).toString('latin1');
		open(file());
		expect(bytes).not.toContain('ada.lovelace');
		expect(bytes).not.toContain(school);
	});
});

test('the number of new accounts from one address is limited', () => {
	for (let i = 0; i < 300; i += 1) rateLimits.seldom('signUp', school);
	expect(() => rateLimits.seldom('signUp', school)).toThrow(
		/^Too many accounts have been created from this network\. Please try again in \d+ minutes\.$/
	);
	rateLimits.seldom('signUp', '198.51.100.1');
});

test('the secret is created once, beside the database, and only its owner can read it', () => {
	const made = secret();
	expect(made).toMatch(/^[\w-]{43}$/);
	expect(statSync(join(folder(), 'parallax.secret')).mode & 0o777).toBe(0o600);
	close();
	open(file());
	expect(secret()).toBe(made);
});
