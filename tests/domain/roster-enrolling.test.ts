import { describe, expect, test } from 'vitest';
import { check } from '#lib/http/auth.server.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as courses from '#lib/server/course/courses.ts';
import { client } from '#lib/server/db/index.ts';
import * as members from '#lib/server/course/members.ts';
import { seatLearner } from '#lib/server/course/seats.ts';
import { words } from '#lib/server/account/passphrases.ts';
import * as roster from '#lib/server/course/roster.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import * as users from '#lib/server/account/users.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { account, teacher } from '../support/factories.ts';
import { dora, grace, hers, withCourse } from '../support/with-class.ts';
import { cheapHash } from '../support/cheap-hash.ts';

withCourse();

/** Takes the place of the slow hash; no password fits what it returns. */
const quick = async () => 'no hash';
const tables = () =>
	['user', 'account', 'membership', 'log'].map((table) =>
		client.prepare(`select * from ${table}`).all()
	);

describe('importing a class', () => {
	const scripts = ['Ada Byron', 'Անի Հակոբյան', 'سارة العربي', 'Дарья Ким', '王小明'];
	const fifty = Array.from(
		{ length: 50 },
		(_, n) => `${scripts[n % 5]} ${'abcdefghij'[(n / 5) | 0]}`
	);

	test('of fifty names in five scripts works, with duplicates and formulas among them', async () => {
		const text = [...fifty, fifty[3], '=1+1', fifty[7]?.toUpperCase()].join('\n');
		const slips = await roster.enrol(hers, text, quick, { choice: { doubles: 'same' } });
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

	test('draws the aliases at random, so that they do not reveal the order of the list', async () => {
		await roster.enrol(hers, fifty.join('\n'), quick);
		const seated = members.learners(hers);
		expect(seated.map(({ alias }) => alias)).toEqual(fifty.map((_, n) => n + 1));
		expect(seated.map(({ name }) => name)).not.toEqual(fifty);
	});

	test('lets everybody sign in with the slip, and asks them for a password of their own', async () => {
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

	test('keeps both an e-mail address and a user name where there are both', async () => {
		const text = 'name,email,username\nAda,ada@example.org,countess';
		const [slip] = await roster.enrol(hers, text, quick);
		expect(slip?.login).toBe('countess');
		expect([accounts.taken('ada@example.org'), accounts.taken('Countess')]).toEqual([true, true]);
	});

	test('adds people from the teacher’s other classes, with the password they have', async () => {
		const fay = account('Fay', 'fay');
		seatLearner(courses.make(dora, { name: 'Civics', timeZone: 'UTC' }).id, fay.id);
		expect(await roster.enrol(hers, 'name,username\nAnyone,fay', quick)).toEqual([]);
		expect(courses.find(fay, hers.id).alias).toBe(1);
		expect(accounts.wasGiven(fay)).toBe(false);
	});

	test('twice adds nobody twice', async () => {
		await roster.enrol(hers, fifty.join('\n'), quick);
		const before = tables();
		expect(await roster.enrol(hers, fifty.join('\n'), quick)).toEqual([]);
		expect(tables()).toEqual(before);
	});

	test('at the same moment from two windows adds nobody twice', async () => {
		const text = fifty.slice(0, 5).join('\n');
		const both = await Promise.allSettled([1, 2].map(() => roster.enrol(hers, text, quick)));
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(members.learners(hers)).toHaveLength(5);
	});

	test('from two overlapping lists at once works for one, and tells the other that the class changed', async () => {
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
		// a second try with that list adds the people who are missing, and nobody twice
		await roster.enrol(hers, lists[1]?.join('\n') ?? '', quick);
		const names = members.learners(hers).map(({ name }) => name);
		expect(names.toSorted()).toEqual([...fifty.slice(0, 12), 'Ada Byron z'].toSorted());
	});

	test('leaves nothing behind when it fails halfway', async () => {
		const before = tables();
		client.exec(`create trigger full before insert on membership when new.alias = 4
			begin select raise(abort, 'the disk is full'); end`);
		await expect(roster.enrol(hers, fifty.join('\n'), quick)).rejects.toThrow('the disk is full');
		expect(tables()).toEqual(before);
	});

	test('lets other requests run while it hashes', async () => {
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

describe('a new passphrase', () => {
	test('replaces a lost one, or a forgotten password, for an account made from this class’s list', async () => {
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

	test('can be given only by the class whose list made the account', async () => {
		await roster.enrol(hers, 'Ben Nu', quick);
		const [ben] = members.learners(hers);
		const mallory = teacher(grace, 'Mallory');
		const theirs = courses.make(mallory, { name: 'A trap', timeZone: 'UTC' });
		await roster.enrol(theirs, 'name,username\nX,ben.nu', quick);
		seatLearner(theirs.id, ben?.userId ?? '');
		const taken = roster.renew(theirs, ben?.userId ?? '', quick);
		await expect(taken).rejects.toMatchObject({ reason: 'missing' });
	});

	test('is refused for people who have become teachers or administrators', async () => {
		await roster.enrol(hers, 'Ben Nu\nCy Ro', quick);
		// aliases are drawn at random, and the learners are listed in the order of their aliases
		const [ben, cy] = members.learners(hers).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
		members.addInstructor(courses.make(dora, { name: 'Civics', timeZone: 'UTC' }), 'ben.nu');
		permissions.allow(grace, cy?.userId ?? '', 'admin');
		for (const one of [ben, cy]) {
			const asked = roster.renew(hers, one?.userId ?? '', quick);
			await expect(asked).rejects.toMatchObject({ reason: 'closed' });
		}
	});

	test('is refused for a person who teaches an archived class, because they still read its work', async () => {
		await roster.enrol(hers, 'Ben Nu', quick);
		const [ben] = members.learners(hers);
		const civics = courses.make(dora, { name: 'Civics', timeZone: 'UTC' });
		members.addInstructor(civics, 'ben.nu');
		courses.archive(civics);
		const asked = roster.renew(hers, ben?.userId ?? '', quick);
		await expect(asked).rejects.toMatchObject({ reason: 'closed' });
	});

	test('ends once its holder has chosen a password and is in another teacher’s class', async () => {
		await roster.enrol(hers, 'Ben Nu', quick);
		const [ben] = members.learners(hers);
		const who = accounts.find(ben?.userId ?? '');
		if (!who) return expect.fail('Ben has an account.');
		const civics = courses.make(dora, { name: 'Civics', timeZone: 'UTC' });
		const others = courses.make(teacher(grace, 'Hal'), { name: 'Art', timeZone: 'UTC' });
		const own = () => members.of(hers).find(({ userId }) => userId === who.id)?.isTheirOwn;
		// not yet chosen, and then chosen but used in this teacher's classes only
		seatLearner(others.id, who.id);
		await roster.renew(hers, who.id, quick);
		members.leave(courses.find(who, others.id));
		seatLearner(civics.id, who.id);
		accounts.setPassword(who, 'their own');
		expect(own()).toBe(false);
		await roster.renew(hers, who.id, quick);
		accounts.setPassword(who, 'their own');
		seatLearner(others.id, who.id);
		expect(own()).toBe(true);
		await expect(roster.renew(hers, who.id, quick)).rejects.toMatchObject({
			reason: 'closed',
			message: expect.stringContaining('only an administrator can help')
		});
		expect(accounts.hashOf(who)).toBe('their own');
		members.leave(courses.find(who, others.id));
		await roster.renew(hers, who.id, quick);
	});

	test('is refused for a student of another class', async () => {
		const other = courses.make(dora, { name: 'Civics', timeZone: 'UTC' });
		await roster.enrol(hers, 'Ben Nu', quick);
		const [ben] = members.learners(hers);
		const asked = roster.renew(other, ben?.userId ?? '', quick);
		await expect(asked).rejects.toMatchObject({ reason: 'missing' });
	});
});

test('there are 256 words for passphrases, all short and easy to tell apart', () => {
	expect(words).toHaveLength(256);
	expect(new Set(words.map((word) => word.slice(0, 4))).size).toBe(256);
	expect(words.filter((word) => !/^[a-z]{4,6}$/.test(word))).toEqual([]);
	const apart = (one: string, other: string) =>
		one.length !== other.length || [...one].filter((letter, n) => letter !== other[n]).length > 1;
	const alike = words.flatMap((one, n) => words.slice(n + 1).filter((other) => !apart(one, other)));
	expect(alike).toEqual([]);
});
