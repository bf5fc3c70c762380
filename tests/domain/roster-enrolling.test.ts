import { describe, expect, test } from 'vitest';
import { check } from '#lib/http/auth.server.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as courses from '#lib/server/course/courses.ts';
import { client } from '#lib/server/db/index.ts';
import * as members from '#lib/server/course/members.ts';
import { words } from '#lib/server/account/passphrases.ts';
import * as roster from '#lib/server/course/roster.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import * as users from '#lib/server/account/users.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { account, teacher } from '../support/factories.ts';
import { dora, grace, hers, withCourse } from '../support/with-class.ts';
import { cheapHash } from '../support/cheap-hash.ts';

withCourse();

/** Costs no time; what it makes opens nothing. */
const quick = async () => 'no hash';
const tables = () =>
	['user', 'account', 'membership', 'log'].map((table) =>
		client.prepare(`select * from ${table}`).all()
	);

describe('bringing a class in', () => {
	const scripts = ['Ada Byron', 'Անի Հակոբյան', 'سارة العربي', 'Дарья Ким', '王小明'];
	const fifty = Array.from(
		{ length: 50 },
		(_, n) => `${scripts[n % 5]} ${'abcdefghij'[(n / 5) | 0]}`
	);

	test('of fifty names in five scripts, with duplicates and formulas among them, is done at once', async () => {
		const text = [...fifty, fifty[3], '=1+1', fifty[7]?.toUpperCase()].join('\n');
		const slips = await roster.enrol(hers, text, quick);
		expect(slips.map(({ name }) => name)).toEqual(fifty);
		expect(new Set(slips.map(({ login }) => login)).size).toBe(50);
		expect(new Set(slips.map(({ passphrase }) => passphrase)).size).toBe(50);
		expect(
			members
				.learners(hers)
				.map(({ name }) => name)
				.toSorted()
		).toEqual(fifty.toSorted());
	});

	test('draws the aliases, so that they do not tell the order of the list', async () => {
		await roster.enrol(hers, fifty.join('\n'), quick);
		const seated = members.learners(hers);
		expect(seated.map(({ alias }) => alias)).toEqual(fifty.map((_, n) => n + 1));
		expect(seated.map(({ name }) => name)).not.toEqual(fifty);
	});

	test('lets everybody sign in once with the slip, and asks for a password of their own', async () => {
		const [slip] = await roster.enrol(hers, 'Ada Byron,ada@example.org\nBen', cheapHash);
		expect(slip?.passphrase).toMatch(/^[a-z]{4,6}(-[a-z]{4,6}){3}$/);
		const signIn = (typed: string) => check('ada@example.org', typed, '192.0.2.1', 'Wrong.');
		const who = await signIn(slip?.passphrase ?? '');
		expect([who.name, accounts.wasGiven(who)]).toEqual(['Ada Byron', true]);
		expect(courses.find(who, hers.id).role).toBe('learner');
		const stored = JSON.stringify(tables());
		expect(stored).not.toContain(slip?.passphrase);
		accounts.setPassword(who, await cheapHash('my own words'));
		expect(accounts.wasGiven(who)).toBe(false);
	});

	test('keeps an e-mail address and a user name where there are both', async () => {
		const text = 'name,email,username\nAda,ada@example.org,countess';
		const [slip] = await roster.enrol(hers, text, quick);
		expect(slip?.login).toBe('countess');
		expect([accounts.taken('ada@example.org'), accounts.taken('Countess')]).toEqual([true, true]);
	});

	test('lets those in whom the teacher has in another class, with the password they have', async () => {
		const fay = account('Fay', 'fay');
		members.seat(courses.make(dora, { name: 'Civics', timeZone: 'UTC' }).id, fay.id);
		expect(await roster.enrol(hers, 'name,username\nAnyone,fay', quick)).toEqual([]);
		expect(courses.find(fay, hers.id).alias).toBe(1);
		expect(accounts.wasGiven(fay)).toBe(false);
	});

	test('twice brings it in once', async () => {
		await roster.enrol(hers, fifty.join('\n'), quick);
		const before = tables();
		expect(await roster.enrol(hers, fifty.join('\n'), quick)).toEqual([]);
		expect(tables()).toEqual(before);
	});

	test('at the same moment from two windows brings it in once', async () => {
		const text = fifty.slice(0, 5).join('\n');
		const both = await Promise.allSettled([1, 2].map(() => roster.enrol(hers, text, quick)));
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(members.learners(hers)).toHaveLength(5);
	});

	test('by two people whose lists overlap is done for one, and told to the other in a sentence', async () => {
		const lists = [fifty.slice(0, 8), [...fifty.slice(5, 12), 'Ada Byron z']];
		const both = await Promise.allSettled(
			lists.map((list) => roster.enrol(hers, list.join('\n'), quick))
		);
		expect(both).toMatchObject([
			{ status: 'fulfilled' },
			{
				status: 'rejected',
				reason: { reason: 'stale', message: expect.stringMatching(/^The class changed/) }
			}
		]);
		// looked at once more, the second list brings in who is missing, and nobody twice
		await roster.enrol(hers, lists[1]?.join('\n') ?? '', quick);
		const names = members.learners(hers).map(({ name }) => name);
		expect(names.toSorted()).toEqual([...fifty.slice(0, 12), 'Ada Byron z'].toSorted());
	});

	test('leaves nothing behind when it fails half way', async () => {
		const before = tables();
		client.exec(`create trigger full before insert on membership when new.alias = 4
			begin select raise(abort, 'the disk is full'); end`);
		await expect(roster.enrol(hers, fifty.join('\n'), quick)).rejects.toThrow('the disk is full');
		expect(tables()).toEqual(before);
	});

	test('lets others be served while it hashes', async () => {
		let served = 0;
		const serve = () => {
			served += 1;
			next = setImmediate(serve);
		};
		let next = setImmediate(serve);
		await roster.enrol(hers, fifty.slice(0, 6).join('\n'), cheapHash);
		clearImmediate(next);
		expect(served).toBeGreaterThan(5);
	});
});

describe('another passphrase', () => {
	test('replaces a lost one, and a forgotten password, for an account that this class’s list made', async () => {
		const [slip] = await roster.enrol(hers, 'Ben Nu', cheapHash);
		const [ben] = members.learners(hers);
		const again = await roster.renew(hers, ben?.userId ?? '', cheapHash);
		expect(again).toMatchObject({ name: 'Ben Nu', login: 'ben.nu' });
		const signIn = (typed = '') => check('ben.nu', typed, '192.0.2.1', 'Wrong.');
		await expect(signIn(slip?.passphrase)).rejects.toThrow('Wrong.');
		const who = await signIn(again.passphrase);
		expect(accounts.wasGiven(who)).toBe(true);
		accounts.setPassword(who, await cheapHash('my own words'));
		const session = users.signIn(who);
		const forgotten = await roster.renew(hers, who.id, cheapHash);
		expect(users.bySession(session)).toBeNull();
		expect(await signIn(forgotten.passphrase)).toEqual(who);
		expect(auditHistory.of(hers)[0]).toMatchObject({ action: 'password reset', subjectId: who.id });
	});

	test('is given by nobody but the class whose list made the account', async () => {
		await roster.enrol(hers, 'Ben Nu', quick);
		const [ben] = members.learners(hers);
		const mallory = teacher(grace, 'Mallory');
		const theirs = courses.make(mallory, { name: 'A trap', timeZone: 'UTC' });
		await roster.enrol(theirs, 'name,username\nX,ben.nu', quick);
		members.seat(theirs.id, ben?.userId ?? '');
		const taken = roster.renew(theirs, ben?.userId ?? '', quick);
		await expect(taken).rejects.toMatchObject({ reason: 'missing' });
	});

	test('is given to nobody who has come to teach or to run anything', async () => {
		await roster.enrol(hers, 'Ben Nu\nCy Ro', quick);
		// aliases are drawn, and they are the order
		const [ben, cy] = members.learners(hers).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
		members.addInstructor(courses.make(dora, { name: 'Civics', timeZone: 'UTC' }), 'ben.nu');
		permissions.allow(grace, cy?.userId ?? '', 'admin');
		for (const one of [ben, cy]) {
			const asked = roster.renew(hers, one?.userId ?? '', quick);
			await expect(asked).rejects.toMatchObject({ reason: 'missing' });
		}
	});

	test('is given to nobody in another course', async () => {
		const other = courses.make(dora, { name: 'Civics', timeZone: 'UTC' });
		await roster.enrol(hers, 'Ben Nu', quick);
		const [ben] = members.learners(hers);
		const asked = roster.renew(other, ben?.userId ?? '', quick);
		await expect(asked).rejects.toMatchObject({ reason: 'missing' });
	});
});

test('there are 256 words for passphrases, each short and none like another', () => {
	expect(words).toHaveLength(256);
	expect(new Set(words.map((word) => word.slice(0, 4))).size).toBe(256);
	expect(words.filter((word) => !/^[a-z]{4,6}$/.test(word))).toEqual([]);
	const apart = (one: string, other: string) =>
		one.length !== other.length || [...one].filter((letter, n) => letter !== other[n]).length > 1;
	const alike = words.flatMap((one, n) => words.slice(n + 1).filter((other) => !apart(one, other)));
	expect(alike).toEqual([]);
});
