import { describe, expect, test } from 'vitest';
import * as accounts from '#lib/server/account/accounts.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import { client } from '#lib/server/db/index.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as people from '#lib/server/admin/people.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import * as instanceSettings from '#lib/server/account/instance-settings.ts';
import type { User } from '#lib/server/account/users.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { ada, refusal } from '../support/cast.ts';
import { account, administrator } from '../support/factories.ts';
import { withLesson } from '../support/each-test.ts';
import { withoutIds } from '../support/without-ids.ts';

let grace: administrators.Administrator;
let dora: User;
withLesson(() => {
	grace = administrator('Grace Hopper');
	dora = account('Dora Ferreira', 'dora');
});

const logged = () =>
	auditHistory.all(grace).map(({ actorId, action, subjectId }) => [actorId, action, subjectId]);

describe('teaching', () => {
	test('is for people whom an administrator has allowed to, until that is withdrawn', () => {
		expect([
			permissions.mayTeach(dora),
			permissions.mayTeach(grace),
			permissions.mayTeach(ada)
		]).toEqual([false, true, false]);
		permissions.allow(grace, dora.id, 'teacher');
		permissions.allow(grace, dora.id, 'teacher');
		expect(permissions.mayTeach(dora)).toBe(true);
		permissions.disallow(grace, dora.id, 'teacher');
		permissions.disallow(grace, dora.id, 'teacher');
		expect(permissions.mayTeach(dora)).toBe(false);
		expect(logged()).toEqual([
			[grace.id, 'disallowed', dora.id],
			[grace.id, 'allowed', dora.id],
			[grace.id, 'allowed', grace.id]
		]);
	});

	test('can be opened to everybody with an account, and restricted again', () => {
		expect(instanceSettings.now()).toEqual({ teaching: 'allowed' });
		instanceSettings.change(grace, { teaching: 'everybody' });
		instanceSettings.change(grace, { teaching: 'everybody' });
		expect([permissions.mayTeach(dora), permissions.mayTeach(ada)]).toEqual([true, false]);
		erase(dora);
		expect(permissions.mayTeach(dora)).toBe(false);
		expect(instanceSettings.change(grace, { teaching: 'allowed' })).toEqual({
			teaching: 'allowed'
		});
		const set = logged().filter(([, action]) => action === 'set');
		expect(set).toEqual([1, 2].map(() => [grace.id, 'set', 'teaching']));
	});

	test('is refused to guests, and to people who were erased or do not exist', () => {
		erase(dora);
		for (const id of [ada.id, dora.id, 'nobody'])
			expect(refusal(() => permissions.allow(grace, id, 'teacher')).reason).toBe('missing');
	});
});

describe('administration', () => {
	test('is hidden from everybody else', () => {
		for (const who of [dora, ada])
			expect(refusal(() => administrators.administrator(who)).reason).toBe('missing');
		expect(administrators.administrator(grace)).toMatchObject({ id: grace.id });
	});

	test('can be shared and given up, but not by the last administrator', () => {
		const last = refusal(() => permissions.disallow(grace, grace.id, 'admin'));
		expect([last.reason, last.message]).toEqual([
			'invalid',
			'This is the only administrator. Please make someone else an administrator first.'
		]);
		permissions.allow(grace, dora.id, 'admin');
		permissions.disallow(grace, grace.id, 'admin');
		expect([administrators.isAdministrator(grace), administrators.isAdministrator(dora)]).toEqual([
			false,
			true
		]);
		const alone = administrators.administrator(dora);
		expect(refusal(() => permissions.disallow(alone, dora.id, 'admin')).reason).toBe('invalid');
	});

	test('lists people by name, with what they may do, and no guests', () => {
		permissions.allow(grace, dora.id, 'teacher');
		expect(people.list(grace)).toMatchObject([
			{ name: 'Dora Ferreira', login: 'dora', teaches: true, runs: false },
			{ name: 'Grace Hopper', teaches: false, runs: true }
		]);
		const [first] = people.list(grace, '', undefined, 1);
		expect(people.list(grace, '', first).map(({ name }) => name)).toEqual(['Grace Hopper']);
	});

	test('finds people by part of a name or login, with % and _ as ordinary characters', () => {
		accounts.rename(dora, 'Dora 100%_sure\\');
		const found = (search: string) => people.list(grace, search).map(({ id }) => id);
		for (const search of ['dora', 'DOR', '0%_s', '\\']) expect(found(search)).toEqual([dora.id]);
		// an account without an e-mail has an address that contains its id
		for (const search of ['%%%', '_____________________', 'zz', dora.id, '@users.invalid'])
			expect(found(search)).toEqual([]);
		const eve = account('Eve', 'Eve@Example.org');
		expect(found('e@example')).toEqual([eve.id]);
	});
});

test('the log has ids and no names', () => {
	permissions.allow(grace, dora.id, 'teacher');
	instanceSettings.change(grace, { teaching: 'everybody' });
	const all = client.prepare('select * from log').all();
	expect(JSON.stringify(all)).toContain(dora.id);
	expect(withoutIds(all)).not.toMatch(/dora|ferreira|grace|hopper/i);
	const [newest] = auditHistory.all(grace);
	expect(auditHistory.all(grace, newest?.id)).toHaveLength(2);
});
