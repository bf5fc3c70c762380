import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Administrator } from '#lib/server/account/administrators.ts';
import * as courses from '#lib/server/course/courses.ts';
import { client, db } from '#lib/server/db/index.ts';
import { course } from '#lib/server/db/schema/course.ts';
import * as members from '#lib/server/course/members.ts';
import { spaced } from '#lib/server/course/join-codes.ts';
import type { User } from '#lib/server/account/users.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { ada, refusal } from '../support/cast.ts';
import { account, administrator, teacher } from '../support/factories.ts';
import { withLesson } from '../support/each-test.ts';

let grace: Administrator;
let dora: User;
let eli: User;
withLesson(() => {
	grace = administrator();
	[dora, eli] = [teacher(grace, 'Dora'), account('Eli')];
});

const history = { name: 'History 9b', timeZone: 'Europe/Berlin' };
const school = '192.0.2.7';

describe('creating a class', () => {
	test('gives the teacher a class with a code, and logs it', () => {
		const made = courses.make(dora, { ...history, name: '  History\n 9b ' });
		expect(made).toMatchObject({ ...history, role: 'instructor', alias: null, archivedAt: null });
		expect(made.joinCode).toMatch(/^[BCDFGHJKMNPRSTWXYZ]{7}$/);
		expect(courses.find(dora, made.id)).toEqual(made);
		const [entry] = auditHistory.of(made);
		expect(entry).toMatchObject({ actorId: dora.id, action: 'made', courseId: made.id });
		expect(JSON.stringify(auditHistory.of(made))).not.toContain('History');
	});

	test('is for people who may teach', () => {
		for (const who of [eli, ada])
			expect(refusal(() => courses.make(who, history))).toMatchObject({ reason: 'closed' });
		expect(courses.of(eli)).toEqual([]);
	});

	test.each([
		['', 'UTC'],
		[' \n', 'UTC'],
		['a'.repeat(121), 'UTC'],
		['History', 'Berlin'],
		['History', '+02:00'],
		['History', '']
	])('as “%s” in “%s” is refused', (name, timeZone) => {
		expect(refusal(() => courses.make(dora, { name, timeZone })).reason).toBe('invalid');
	});

	test.each(['Asia/Yerevan', 'America/Argentina/Buenos_Aires', 'UTC', 'Asia/Kolkata'])(
		'in the zone %s is accepted',
		(timeZone) => {
			expect(courses.make(dora, { name: 'Ա', timeZone }).timeZone).toBe(timeZone);
		}
	);

	test('never draws the same code twice', () => {
		const codes = Array.from({ length: 60 }, () => courses.make(dora, history).joinCode ?? '');
		expect(new Set(codes).size).toBe(60);
		expect(codes.map(spaced).every((code) => /^\w{4}-\w{3}$/.test(code))).toBe(true);
	});
});

test('a class can change its name and zone, and only the zone is logged', () => {
	const made = courses.make(dora, history);
	const now = courses.change(made, { name: 'Civics', timeZone: 'Asia/Baku' });
	expect(courses.find(dora, made.id)).toEqual(now);
	expect(now).toMatchObject({ name: 'Civics', timeZone: 'Asia/Baku' });
	expect(refusal(() => courses.change(made, { ...history, timeZone: 'x' })).reason).toBe('invalid');
	const [entry] = auditHistory.of(now);
	expect(entry?.detail).toEqual({ from: 'Europe/Berlin', to: 'Asia/Baku' });
});

test('an archived class is last in the list, lets nobody in, and reopens as it was', async () => {
	const made = courses.make(dora, { ...history, name: 'A' });
	const other = courses.make(dora, { ...history, name: 'B' });
	const away = courses.archive(made);
	expect(courses.archive(away)).toEqual(away);
	expect(courses.of(dora).map(({ name }) => name)).toEqual(['B', 'A']);
	await expect(members.join(eli, made.joinCode ?? '', school)).rejects.toThrow('No class has');
	expect(courses.unarchive(away)).toEqual(made);
	expect(courses.of(dora).map(({ id }) => id)).toEqual([made.id, other.id]);
	await expect(members.join(eli, made.joinCode ?? '', school)).resolves.toMatchObject({
		id: made.id
	});
	expect(courses.of(dora).map(({ learners }) => learners)).toEqual([1, 0]);
});

test('a renewed code replaces the old one, and a closed one lets nobody in', async () => {
	const made = courses.make(dora, history);
	const renewed = courses.renewCode(made);
	expect(renewed.joinCode).not.toBe(made.joinCode);
	await expect(members.join(eli, made.joinCode ?? '', school)).rejects.toThrow('No class has');
	const closed = courses.closeCode(renewed);
	expect(closed.joinCode).toBeNull();
	for (const code of [renewed.joinCode ?? '', '', 'null'])
		await expect(members.join(eli, code, school)).rejects.toThrow('No class has');
	expect(auditHistory.of(made).map(({ action }) => action)).toEqual([
		'code closed',
		'code renewed',
		'made'
	]);
});

test('people find and teach a class exactly as the memberships say', () => {
	const cast = [dora, eli, ada, account('Fay')];
	const plans = fc.array(
		fc.record({
			who: fc.nat(cast.length - 1),
			in: fc.nat(2),
			role: fc.constantFrom('learner', 'instructor'),
			left: fc.boolean()
		}),
		{ maxLength: 9 }
	);
	const made = [1, 2, 3].map(() => courses.make(grace, history).id);
	const insert = client.prepare(
		`insert into membership (course_id, user_id, role, joined_at, left_at) values (?, ?, ?, 1, ?)
		on conflict do update set role = excluded.role, left_at = excluded.left_at`
	);
	const found = (work: () => unknown) => {
		try {
			return Boolean(work());
		} catch {
			return false;
		}
	};
	fc.assert(
		fc.property(plans, (plan) => {
			client.prepare('delete from membership where user_id <> ?').run(grace.id);
			const seats = new Map<string, { role: string; left: boolean }>();
			for (const { who, in: n, role, left } of plan) {
				insert.run(made[n], cast[who]?.id, role, left ? 2 : null);
				seats.set(`${made[n]} ${cast[who]?.id}`, { role, left });
			}
			for (const who of cast) {
				const rows = (where: (user: User) => ReturnType<typeof courses.taughtBy>) =>
					db
						.select({ id: course.id })
						.from(course)
						.where(where(who))
						.all()
						.map((row) => row.id);
				const learnt = rows(courses.learntBy);
				const taught = rows(courses.taughtBy);
				const listed = courses.of(who).map(({ id }) => id);
				for (const id of [...made, 987_654]) {
					const seat = seats.get(`${id} ${who.id}`);
					const isIn = seat !== undefined && !seat.left;
					const teaches = isIn && seat.role === 'instructor';
					expect([
						found(() => courses.find(who, id)),
						listed.includes(id),
						found(() => courses.taught(who, id)),
						taught.includes(id),
						learnt.includes(id)
					]).toEqual([isIn, isIn, teaches, teaches, isIn && !teaches]);
				}
			}
		}),
		{ seed: 20_261_122, numRuns: 40 }
	);
});
