import { eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { client, db } from '#lib/server/db/index.ts';
import { hashOf } from '#lib/server/db/session-tokens.ts';
import { resume, session, user } from '#lib/server/db/schema/account.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { ada, ben, cleo, notebookOf, refusal } from '../support/cast.ts';
import { hour, pass } from '../support/date.ts';
import { withLesson } from '../support/each-test.ts';

const day = 86_400_000;
const days = (count: number) => new Date(Date.now() + count * day);

const expires = (token: string) =>
	db
		.select()
		.from(session)
		.where(eq(session.hash, hashOf(token)))
		.get()
		?.expiresAt.getTime();
const setExpiry = (token: string, expiresAt: Date) =>
	db
		.update(session)
		.set({ expiresAt })
		.where(eq(session.hash, hashOf(token)))
		.run();
const setCode = (of: users.User, code: string) =>
	db.insert(resume).values({ userId: of.id, code }).run();

withLesson();

test('every guest is a different person, without an address that mail could reach', () => {
	expect(new Set([ada, ben, cleo].map(({ id }) => id)).size).toBe(3);
	expect(ada).toEqual({ id: ada.id, name: 'Guest', isAnonymous: true });
	const emails = db.select({ email: user.email }).from(user).all();
	expect(emails.filter(({ email }) => !email.endsWith('.invalid'))).toEqual([]);
});

describe('a session', () => {
	test('names its user, and opens only with its own token', () => {
		const hers = users.signIn(ada);
		const his = users.signIn(ben);
		expect(users.bySession(hers)).toEqual(ada);
		expect(users.bySession(his)).toEqual(ben);
		expect(users.bySession('')).toBeNull();
		expect(users.bySession(hers.slice(1))).toBeNull();
	});

	test('lasts 400 days', () => {
		const token = users.signIn(ada);
		expect(Math.abs(Number(expires(token)) - days(400).getTime())).toBeLessThan(60_000);
	});

	test('that has ended names nobody', () => {
		const token = users.signIn(ada);
		setExpiry(token, days(-0.001));
		expect(users.bySession(token)).toBeNull();
	});

	test('is extended when somebody returns on another day', () => {
		const visited = users.signIn(ada);
		const other = users.signIn(ada);
		for (const token of [visited, other]) setExpiry(token, days(3));
		const before = expires(other);
		let renewed = 0;
		expect(users.bySession(visited, () => (renewed += 1))).toEqual(ada);
		expect(renewed).toBe(1);
		expect(Math.abs(Number(expires(visited)) - days(400).getTime())).toBeLessThan(60_000);
		expect(expires(other)).toBe(before);
	});

	test('is not written to at every visit on the same day', () => {
		const token = users.signIn(ada);
		const end = days(399.5);
		setExpiry(token, end);
		users.bySession(token, () => {});
		expect(expires(token)).toBe(end.getTime());
	});

	test('is not extended by a page that only stays open, whose cookie can’t be extended with it', () => {
		const token = users.signIn(ada);
		const end = days(3);
		setExpiry(token, end);
		expect(users.bySession(token)).toEqual(ada);
		expect(expires(token)).toBe(end.getTime());
	});

	test('gets its cookie renewed although a clock that ran ahead has put its end far away', () => {
		const token = users.signIn(ada);
		setExpiry(token, days(800));
		let renewed = 0;
		expect(users.bySession(token, () => (renewed += 1))).toEqual(ada);
		expect(renewed).toBe(1);
		expect(Math.abs(Number(expires(token)) - days(400).getTime())).toBeLessThan(60_000);
	});

	test('opens again once a clock is put right that ran ahead by 400 days at a start', () => {
		notebookOf(ada);
		const token = users.signIn(ada);
		pass(401 * 24 * hour);
		users.sweep();
		expect(users.bySession(token)).toBeNull();
		vi.useRealTimers();
		expect(users.bySession(token)).toEqual(ada);
	});

	test('can end on this device alone, and leaves the work', () => {
		const { id } = notebookOf(ada);
		const here = users.signIn(ada);
		const there = users.signIn(ada);
		users.signOut(here);
		expect(users.bySession(here)).toBeNull();
		expect(users.bySession(there)).toEqual(ada);
		expect(notebooks.find(ada, id).id).toBe(id);
	});
});

describe('a resume code', () => {
	test('is the same every time, and different for everybody', () => {
		const code = users.resumeCode(ada);
		expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
		expect(users.resumeCode(ada)).toBe(code);
		expect(users.resumeCode(ben)).not.toBe(code);
	});

	test('opens the work of its owner', () => {
		const codes = [ada, ben].map((who) => users.resumeCode(who) ?? '');
		expect(codes.map(users.byResumeCode)).toEqual([ada, ben]);
	});

	test.each([
		'0123-1100-89AB-XYZ0',
		'0123-1100-89ab-xyz0',
		'O123-IlOo-89AB-XYZO',
		'0123110089ABXYZ0',
		' 0123 1100  89AB—XYZ0. '
	])('opens the work when typed as “%s”', (typed) => {
		setCode(ada, '0123-1100-89AB-XYZ0');
		setCode(ben, '0123-1100-89AB-XYZ1');
		expect(users.byResumeCode(typed)).toEqual(ada);
	});

	test.each(['0123-1100-89AB-XYZ1', '0123-1100-89AB', '0123-1100-89AB-XYZ0-0', '', '%', '----'])(
		'that is wrong (“%s”) is refused with a message',
		(typed) => {
			setCode(ada, '0123-1100-89AB-XYZ0');
			const { reason, message } = refusal(() => users.byResumeCode(typed));
			expect(reason).toBe('invalid');
			expect(message).toMatch(/^No work found for this code\. .*digits\.$/);
		}
	);
});

describe('the sweep', () => {
	const age = (who: users.User) =>
		db
			.update(user)
			.set({ createdAt: days(-2) })
			.where(eq(user.id, who.id))
			.run();
	const left = () =>
		new Set(
			db
				.select({ id: user.id })
				.from(user)
				.all()
				.map(({ id }) => id)
		);

	test('removes guests without a notebook and keeps those with one', () => {
		const { id } = notebookOf(ada);
		users.resumeCode(ben);
		users.signIn(ben);
		for (const who of [ada, ben]) age(who);
		users.sweep();
		expect(left()).toEqual(new Set([ada.id, cleo.id]));
		expect(notebooks.find(ada, id).id).toBe(id);
		expect([db.select().from(session).all(), db.select().from(resume).all()]).toEqual([[], []]);
	});

	test('keeps people who came today or have an account', () => {
		db.update(user).set({ isAnonymous: false }).where(eq(user.id, cleo.id)).run();
		age(cleo);
		users.sweep();
		expect(left()).toEqual(new Set([ada.id, ben.id, cleo.id]));
	});

	test('removes sessions that ended long ago, and no other', () => {
		const ended = users.signIn(ada);
		const running = users.signIn(ada);
		setExpiry(ended, days(-401));
		users.sweep();
		expect([expires(ended), typeof expires(running)]).toEqual([undefined, 'number']);
		expect(users.bySession(running)).toEqual(ada);
	});
});

describe('on a disk that can’t be written to', () => {
	const full = (work: () => void) => {
		client.pragma('query_only = ON');
		try {
			work();
		} finally {
			client.pragma('query_only = OFF');
		}
	};

	test('people who return after a day are still recognised, with their notebook', () => {
		const token = users.signIn(ada);
		setExpiry(token, days(3));
		const mine = notebookOf(ada);
		const code = users.resumeCode(ada);
		full(() => {
			let renewed = 0;
			expect(users.bySession(token, () => (renewed += 1))).toEqual(ada);
			expect(renewed).toBe(0);
			notebooks.visit(mine, 'answer');
			expect(notebooks.find(ada, mine.id).place).toBe(mine.place);
			expect(users.resumeCode(ada)).toBe(code);
			expect(users.resumeCode(ben)).toBeNull();
		});
		notebooks.visit(mine, 'answer');
		expect(notebooks.find(ada, mine.id).place).toBe('answer');
	});

	test('no guest is created', () => {
		full(() => expect(() => users.guest()).toThrow(/readonly/));
	});
});
