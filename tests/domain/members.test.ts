import { beforeEach, describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as courses from '#lib/server/course/courses.ts';
import type { Course } from '#lib/server/course/courses.ts';
import { client } from '#lib/server/db/index.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as formerMembers from '#lib/server/course/former-members.ts';
import * as invitations from '#lib/server/course/invitations.ts';
import * as members from '#lib/server/course/members.ts';
import type { User } from '#lib/server/account/users.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { ada, notebookOf, refusal } from '../support/cast.ts';
import { account } from '../support/factories.ts';
import { dora, hers, withCourse } from '../support/with-class.ts';

const school = '192.0.2.7';
let eli: User;
let fay: User;
let code: string;
withCourse(() => {
	[eli, fay] = [account('Eli', 'eli'), account('Fay', 'fay')];
	code = hers.joinCode ?? '';
});

const join = (who: User, typed = code): Promise<Course> => members.join(who, typed, school);
const actions = () => auditHistory.of(hers).map(({ action, subjectId }) => [action, subjectId]);

describe('joining', () => {
	test('makes somebody a student, with aliases in the order of joining', async () => {
		expect(await join(fay)).toMatchObject({ id: hers.id, role: 'learner', alias: 1 });
		expect(await join(eli)).toMatchObject({ role: 'learner', alias: 2 });
		expect(members.learners(hers).map(({ name }) => name)).toEqual(['Fay', 'Eli']);
		expect(actions().slice(0, 2)).toEqual([eli, fay].map(({ id }) => ['joined', id]));
	});

	test('twice has no further effect', async () => {
		const first = await join(eli);
		expect(await join(eli)).toEqual(first);
		expect(actions().filter(([action]) => action === 'joined')).toHaveLength(1);
	});

	test.each([
		['in small letters', (typed: string) => typed.toLowerCase()],
		['with spaces around and between', (typed: string) => `  ${[...typed].join(' ')}\n`],
		['with any hyphens', (typed: string) => typed.replace(/^(..)(..)/, '$1-$2–')],
		[
			'in wide letters',
			(typed: string) =>
				typed.replace(/./g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0))
		]
	])('accepts the code %s', async (_, typed) => {
		expect(await join(eli, typed(code))).toMatchObject({ id: hers.id });
	});

	test('shows the name of the class first, which changes nothing', async () => {
		expect(members.invited(eli, code, school)).toEqual({ id: hers.id, name: 'History' });
		expect(courses.of(eli)).toEqual([]);
	});

	test('shows the name to people who are not signed in, and counts their wrong codes by address', async () => {
		expect(members.invited(null, code, school)).toEqual({ id: hers.id, name: 'History' });
		for (let n = 0; n < 25; n += 1)
			expect(() => members.invited(null, 'BBBBBB', school)).toThrow('No class has');
		expect(members.invited(null, code, school)).toMatchObject({ id: hers.id });
	});

	test('asks a guest to create an account first', async () => {
		await expect(join(ada)).rejects.toThrow('Create an account first');
	});

	test('leaves a teacher a teacher', async () => {
		expect(await join(dora)).toEqual(hers);
	});

	test('works for a whole class at once, each with their own alias', async () => {
		const pupils = Array.from({ length: 30 }, (_, n) => account(`Pupil ${n}`));
		const seats = await Promise.all(pupils.map((who) => join(who)));
		expect(new Set(seats.map(({ alias }) => alias)).size).toBe(30);
		expect(members.learners(hers).at(-1)?.alias).toBe(30);
	});

	test('is blocked after twenty wrong codes by one person, whatever correct ones come between', async () => {
		for (let n = 0; n < 20; n += 1) {
			await expect(join(eli, `BCDFGH${n}`)).rejects.toThrow('No class has this code');
			if (n % 3 === 0) await join(eli);
		}
		await expect(join(eli)).rejects.toThrow(
			/^You’ve tried too many wrong codes\. Please try again in/
		);
		expect(await join(fay)).toMatchObject({ id: hers.id });
	});

	describe('where three hundred codes were wrong at one address', () => {
		const guest = (n: number) => ({ ...ada, id: `guest ${n}` });
		const tries = (n: number, who: (n: number) => User | null) =>
			Array.from({ length: n }, (_, at) => {
				const { message } = refusal(() => members.invited(who(at), 'BBBBBB', school));
				return message.slice(0, 12);
			});
		beforeEach(() => {
			const said = tries(310, (n) => (n % 2 ? null : guest(n)));
			expect(said.filter((words) => words === 'No class has')).toHaveLength(300);
		});

		test('people without an account are told to sign in first', () => {
			for (const who of [null, guest(400)])
				expect(() => members.invited(who, code, school)).toThrow(
					/this network\. Sign in or create an account first, or try again in \d+ minutes\.$/
				);
			expect(members.invited(null, code, '198.51.100.1')).toMatchObject({ id: hers.id });
		});

		test('people with an account get in, unless they have tried several wrong ones', async () => {
			expect(tries(4, () => fay)).toEqual(Array(4).fill('No class has'));
			expect(await join(fay)).toMatchObject({ id: hers.id });
			expect(tries(7, () => eli)).toEqual([
				...Array(5).fill('No class has'),
				...Array(2).fill('Too many wro')
			]);
			await expect(join(eli)).rejects.toThrow(/^Too many wrong codes .+ Please try again in/);
		});
	});

	test('counts wrong codes in memory while nothing can be stored', () => {
		client.pragma('query_only = on');
		try {
			for (let n = 0; n < 300; n += 1)
				expect(() => members.invited(null, 'BBBBBB', school)).toThrow('No class has');
			expect(() => members.invited(null, code, school)).toThrow('Too many wrong codes');
			expect(members.invited(fay, code, school)).toMatchObject({ id: hers.id });
		} finally {
			client.pragma('query_only = off');
		}
		// what was counted in the meantime counts on
		expect(() => members.invited(null, code, school)).toThrow('Too many wrong codes');
	});
});

describe('leaving', () => {
	test('and joining again keeps the alias, no matter who joined in between', async () => {
		members.leave(await join(eli));
		expect(refusal(() => courses.find(eli, hers.id)).reason).toBe('missing');
		expect(members.learners(hers)).toEqual([]);
		await join(fay);
		expect(await join(eli)).toMatchObject({ alias: 1, role: 'learner' });
		expect(members.of(hers).map(({ name, alias }) => [name, alias])).toEqual([
			['Dora', null],
			['Eli', 1],
			['Fay', 2]
		]);
	});

	test('is refused to the only teacher', () => {
		expect(refusal(() => members.leave(hers)).reason).toBe('invalid');
		expect(refusal(() => members.remove(hers, dora.id)).reason).toBe('invalid');
		expect(courses.taught(dora, hers.id)).toEqual(hers);
	});
});

describe('removing somebody', () => {
	test('takes them out of the class and leaves them their work', async () => {
		await join(eli);
		const work = notebookOf(eli);
		annotations.add(work, 'n1', { from: 'A1.1', code: null, note: 'Mine.' });
		members.remove(hers, eli.id);
		expect(refusal(() => courses.find(eli, hers.id)).reason).toBe('missing');
		expect(annotations.of(work)).toHaveLength(1);
		expect(members.of(hers).at(-1)).toMatchObject({ name: 'Eli', leftAt: expect.any(Number) });
		expect(actions()[0]).toEqual(['removed', eli.id]);
	});

	test('can be undone: they are back under the same alias, in the same role', async () => {
		await join(fay);
		await join(eli);
		members.addInstructor(hers, 'fay');
		for (const who of [eli, fay]) {
			members.remove(hers, who.id);
			expect(formerMembers.removed(hers)).toContain(who.id);
			expect(formerMembers.bringBack(hers, who.id)).toBe(false);
			expect(actions()[0]).toEqual(['brought back', who.id]);
		}
		expect(members.learners(hers)).toMatchObject([{ name: 'Eli', alias: 2 }]);
		expect(courses.taught(fay, hers.id).alias).toBe(1);
		expect(refusal(() => formerMembers.bringBack(hers, eli.id)).reason).toBe('missing');
	});

	test('who left by themselves is invited back, and comes only if they accept', async () => {
		members.leave(await join(eli));
		expect(formerMembers.removed(hers)).toEqual([]);
		expect(formerMembers.bringBack(hers, eli.id)).toBe(true);
		expect(members.learners(hers)).toEqual([]);
		invitations.accept(eli, hers.id);
		expect(members.learners(hers)).toMatchObject([{ name: 'Eli', alias: 1 }]);
		erase(eli);
		expect(refusal(() => formerMembers.bringBack(hers, eli.id)).reason).toBe('missing');
	});

	test('who is not in the class is refused', () => {
		for (const id of [eli.id, 'nobody'])
			expect(refusal(() => members.remove(hers, id)).reason).toBe('missing');
	});

	test('by erasing their account leaves an alias without a name', async () => {
		await join(eli);
		erase(eli);
		expect(members.of(hers).at(-1)).toMatchObject({ name: '', alias: 1 });
		expect(members.learners(hers)).toEqual([]);
	});
});

describe('a second teacher', () => {
	test('can be a student of the class or anybody with an account, and can do all that the first can', async () => {
		await join(eli);
		members.addInstructor(hers, ' ELI ');
		members.addInstructor(hers, 'fay');
		members.addInstructor(hers, 'fay');
		const his = courses.taught(eli, hers.id);
		expect(his.alias).toBe(1);
		expect(courses.instructors(his).toSorted()).toEqual(['Dora', 'Eli', 'Fay']);
		members.remove(his, dora.id);
		expect(refusal(() => courses.taught(dora, hers.id)).reason).toBe('missing');
		expect(actions().slice(0, 3)).toEqual([
			['instructor removed', dora.id],
			['instructor added', fay.id],
			['instructor added', eli.id]
		]);
	});

	test('who rejoins with the code is a student', async () => {
		members.addInstructor(hers, 'fay');
		members.leave(courses.find(fay, hers.id));
		expect(await join(fay)).toMatchObject({ role: 'learner', alias: 1 });
	});

	test('needs an account', () => {
		expect(refusal(() => members.addInstructor(hers, 'nobody')).message).toMatch(/^No account/);
	});
});
