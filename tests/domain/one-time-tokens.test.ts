import { beforeEach, describe, expect, test, vi } from 'vitest';
import { check } from '#lib/http/auth.server.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import { client } from '#lib/server/db/index.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as oneTimeTokens from '#lib/server/account/one-time-tokens.ts';
import * as users from '#lib/server/account/users.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { ada, refusal } from '../support/cast.ts';
import { cheapHash } from '../support/cheap-hash.ts';
import { account, administrator } from '../support/factories.ts';
import { hour, pass } from '../support/date.ts';
import { withLesson } from '../support/each-test.ts';
import { withoutIds } from '../support/without-ids.ts';

withLesson();

const stored = () => JSON.stringify(client.prepare('select * from token').all());

describe('the link that the first start prints', () => {
	test('makes one administrator, once', () => {
		const plain = oneTimeTokens.firstAdmin() ?? '';
		expect(plain).toMatch(/^[\w-]{22}$/);
		const grace = account('Grace');
		const eve = account('Eve');
		expect(oneTimeTokens.makesAdmin(plain)).toBe(true);
		expect(oneTimeTokens.becomeAdmin(grace, plain).id).toBe(grace.id);
		expect([administrators.isAdministrator(grace), oneTimeTokens.makesAdmin(plain)]).toEqual([
			true,
			false
		]);
		for (const who of [eve, grace])
			expect(refusal(() => oneTimeTokens.becomeAdmin(who, plain)).reason).toBe('closed');
		expect(oneTimeTokens.firstAdmin()).toBeNull();
	});

	test('is stored as a hash, and ends when another is printed', () => {
		const old = oneTimeTokens.firstAdmin() ?? '';
		const plain = oneTimeTokens.firstAdmin() ?? '';
		expect(stored()).not.toContain(plain);
		const grace = account('Grace');
		expect(refusal(() => oneTimeTokens.becomeAdmin(grace, old)).reason).toBe('closed');
		expect(oneTimeTokens.becomeAdmin(grace, plain)).toMatchObject({ id: grace.id });
	});

	test('that was made while the clock ran ahead has ended once the clock is right', () => {
		pass(400 * 24 * hour);
		const plain = oneTimeTokens.firstAdmin() ?? '';
		expect(oneTimeTokens.makesAdmin(plain)).toBe(true);
		vi.useRealTimers();
		expect(oneTimeTokens.makesAdmin(plain)).toBe(false);
		expect(oneTimeTokens.makesAdmin(oneTimeTokens.firstAdmin() ?? '')).toBe(true);
	});

	test('ends after seven days, and another can be printed', () => {
		const plain = oneTimeTokens.firstAdmin() ?? '';
		const grace = account('Grace');
		pass(7 * 24 * hour - 1000);
		expect(oneTimeTokens.makesAdmin(plain)).toBe(true);
		pass(2000);
		expect(oneTimeTokens.makesAdmin(plain)).toBe(false);
		expect(refusal(() => oneTimeTokens.becomeAdmin(grace, plain)).message).toMatch(
			/^This link has already been used/
		);
		oneTimeTokens.sweep();
		expect(stored()).toBe('[]');
		expect(oneTimeTokens.firstAdmin()).not.toBeNull();
	});

	test('makes nobody an administrator without an account or with a guessed token', () => {
		const plain = oneTimeTokens.firstAdmin() ?? '';
		expect(refusal(() => oneTimeTokens.becomeAdmin(ada, plain)).reason).toBe('invalid');
		for (const wrong of ['', 'x', plain.slice(1)])
			expect(refusal(() => oneTimeTokens.becomeAdmin(account('Eve'), wrong)).reason).toBe('closed');
		expect(oneTimeTokens.makesAdmin(plain)).toBe(true);
	});
});

describe('a one-time link for a new password', () => {
	let grace: administrators.Administrator;
	let dora: users.User;
	beforeEach(() => {
		grace = administrator();
		dora = account('Dora', 'dora');
	});

	test('sets the password, ends every session, and works only once', async () => {
		const session = users.signIn(dora);
		const plain = oneTimeTokens.resetFor(grace, dora.id);
		expect(oneTimeTokens.resets(plain)).toEqual(dora);
		expect(users.bySession(session)).not.toBeNull();
		oneTimeTokens.reset(plain, await cheapHash('three new words'));
		expect(users.bySession(session)).toBeNull();
		const found = await check('dora', 'three new words', '192.0.2.1', 'Wrong.');
		expect(found.id).toBe(dora.id);
		expect(refusal(() => oneTimeTokens.resets(plain)).message).toBe(
			'This link has already been used or has expired. Please ask for a new link.'
		);
		expect(refusal(() => oneTimeTokens.reset(plain, 'another')).reason).toBe('closed');
	});

	test('lasts for 24 hours, and only the newest one works', () => {
		const old = oneTimeTokens.resetFor(grace, dora.id);
		const plain = oneTimeTokens.resetFor(grace, dora.id);
		expect(stored()).not.toContain(plain);
		expect(refusal(() => oneTimeTokens.resets(old)).reason).toBe('closed');
		pass(24 * hour - 1000);
		expect(oneTimeTokens.resets(plain).id).toBe(dora.id);
		pass(2000);
		expect(refusal(() => oneTimeTokens.reset(plain, 'hash')).reason).toBe('closed');
	});

	test('cannot be replaced by the link for the first administrator', () => {
		erase(grace);
		const plain = oneTimeTokens.firstAdmin() ?? '';
		expect(refusal(() => oneTimeTokens.reset(plain, 'hash')).reason).toBe('closed');
	});

	test('is refused for people who were erased, have no account, or do not exist', () => {
		const eve = account('Eve');
		erase(eve);
		for (const id of [eve.id, ada.id, 'nobody'])
			expect(refusal(() => oneTimeTokens.resetFor(grace, id)).reason).toBe('missing');
	});

	test('is logged when it is made, and when it is used', () => {
		oneTimeTokens.reset(oneTimeTokens.resetFor(grace, dora.id), 'hash');
		const [used, made] = auditHistory.all(grace);
		expect(used).toMatchObject({ actorId: dora.id, action: 'password reset', subjectId: dora.id });
		expect(made).toMatchObject({ actorId: grace.id, action: 'reset link made' });
		expect(withoutIds([used, made])).not.toContain('Dora');
	});

	test('is not needed to replace a password that was given: people can set their own', () => {
		client.exec('update user set password_given_at = 1');
		expect(accounts.wasGiven(dora)).toBe(true);
		accounts.setPassword(dora, 'hash');
		expect(accounts.wasGiven(dora)).toBe(false);
	});
});
