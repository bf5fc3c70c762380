import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelled } from '#lib/anchor/passages.ts';
import { check } from '#lib/http/auth.server.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import { close, open } from '#lib/server/db/index.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as members from '#lib/server/course/members.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as overview from '#lib/server/classroom/overview.ts';
import * as users from '#lib/server/account/users.ts';
import { longestName } from '#lib/input/account.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import { byItsOwnClock } from '../../seeds/demo/clock.ts';
import { courses as demoCourses } from '../../seeds/demo/courses.ts';
import { guests } from '../../seeds/demo/guests.ts';
import { learners, password, type Person, teachers } from '../../seeds/demo/people.ts';
import { tell } from '../../seeds/demo/story.ts';

const hour = 3_600_000;
const began = Date.now();
const people = new Map<string, users.User>();
let codes: string[];
beforeAll(async () => {
	open(':memory:');
	codes = await tell();
	const signIn = async ({ login }: Person) =>
		people.set(login, await check(login, password, '127.0.0.1', `${login} cannot sign in.`));
	await Promise.all([...teachers, ...learners].map(signIn));
});
afterAll(close);

const who = (login: string) => people.get(login) ?? expect.fail(`There is no ${login}.`);
const given = (login: string) =>
	courses.of(who(login)).flatMap((course) => assignments.of(courses.taught(who(login), course.id)));
const rows = (login: string, title: string) => {
	const found = given(login).find((one) => one.title === title);
	return overview.of(found ?? expect.fail(`${login} has not assigned ${title}.`));
};
const history = () => rows('helen', 'Pressed or embraced?');
const evening = () => rows('samir', 'Predict, then read');
const tally = (list: overview.Row[]) => {
	const of = (standing: overview.Standing) =>
		list.filter((row) => row.standing === standing).length;
	return [of('not started'), of('working'), of('handed in'), of('returned')];
};

describe('the story of the demo', () => {
	test('has two classes, two teachers, twenty-six students who can all sign in, and three guests', () => {
		const taught = teachers.flatMap(({ login }) => courses.of(who(login)));
		expect(taught.map(({ role, learners }) => [role, learners])).toEqual([
			['instructor', 16],
			['instructor', 11]
		]);
		const seats = taught.flatMap((one) =>
			members.of(courses.taught({ ...who('helen'), id: one.userId }, one.id))
		);
		const learning = seats.filter(({ role }) => role === 'learner').map(({ userId }) => userId);
		expect(new Set(learning).size).toBe(26);
		expect(people.size).toBe(28);
		expect(codes).toHaveLength(3);
	});

	test('has students at every stage, and as many of each as planned', () => {
		expect(tally(history())).toEqual([1, 3, 12, 1]);
		expect(tally(evening())).toEqual([2, 7, 2, 0]);
		const steps = new Set(evening().map(({ step }) => step));
		expect(steps).toEqual(new Set([null, 'before', 'read', 'compare', 'answer', 'after']));
	});

	test('has late students, two extensions, one student who left, and work to review', () => {
		const logins = (having: (row: overview.Row) => unknown) =>
			[...history(), ...evening()]
				.filter(having)
				.map(({ userId }) => [...people].find(([, { id }]) => id === userId)?.[0])
				.toSorted();
		expect(logins((row) => row.late && row.last)).toEqual(['grace', 'hannah', 'yusuf']);
		expect(logins((row) => row.overdue)).toEqual(['finn', 'lena', 'oliver']);
		expect(logins((row) => row.extended)).toEqual(['joe', 'zoe']);
		expect(logins((row) => row.leftAt)).toEqual(['noah']);
		expect(logins((row) => row.last && row.number === 2)).toEqual(['diego', 'jonas', 'mei']);
		expect(logins((row) => row.withdrawn)).toEqual(['nadia']);
		expect(logins((row) => row.waiting)).toHaveLength(11);
	});

	test('has notes and answers of every quality', () => {
		const of = (login: string) =>
			[...history(), ...evening()].find(({ userId }) => userId === who(login).id);
		expect(of('amelia')).toMatchObject({
			points: { done: 5, of: 5 },
			answers: { locked: 4, of: 4 }
		});
		expect(of('marek')).toMatchObject({ notes: { a: 1, b: 1 }, answers: { begun: 4, locked: 3 } });
		expect(of('chloe')).toMatchObject({ notes: { a: 11, b: 0 }, answers: { begun: 4, locked: 1 } });
		expect(of('finn')).toMatchObject({ notes: { a: 0, b: 0 }, answers: { begun: 0 } });
	});

	test('has names that are hard to display', () => {
		const names = learners.map(({ name }) => name);
		expect(names.filter((name) => /\p{Script=Arabic}/u.test(name))).toHaveLength(3);
		expect(names.filter((name) => /\p{Extended_Pictographic}/u.test(name))).toHaveLength(1);
		expect(Math.max(...names.map((name) => [...name].length))).toBe(longestName);
	});

	test('quotes the authors only in words from the sentence cited', () => {
		const texts = readable({ editionId: lessons.find('pressed-or-embraced').id });
		const diaries = [
			...demoCourses.flatMap((one) => one.given.flatMap((one) => Object.values(one.diaries)))
		];
		const quoted = [...diaries, ...guests].flatMap(({ lines }) => [
			...lines.matchAll(/“([^”\n]+)”[^“”.:[\]\n]*\[([AB][\d.]+)\]/g)
		]);
		const wrong = quoted.filter(([, words = '', label = '']) => {
			const found = labelled(texts, label);
			const { start = 0, end = 0 } = found?.sentence ?? {};
			const sentence = found?.text.text.slice(start, end).toLowerCase();
			return !sentence?.includes(`“${words.toLowerCase()}”`);
		});
		expect(wrong.map(([all]) => all)).toEqual([]);
		expect(quoted.length).toBeGreaterThan(50);
	});

	test('opens a guest’s work with the code', () => {
		const counts = codes.map((code) => {
			const guest = users.byResumeCode(code);
			const [mine] = notebooks.of(guest);
			return mine && annotations.of(notebooks.find(guest, mine.id)).length;
		});
		expect(counts).toEqual([7, 3, 0]);
	});
});

describe('the clock of the demo', () => {
	test('puts all events in order and in the past', () => {
		const log = auditHistory
			.all(administrators.administrator(who('helen')), Infinity, 1000)
			.map(({ at }) => at);
		const last = [...history(), ...evening()].map(({ lastAt }) => lastAt ?? 0);
		expect(log.length).toBeGreaterThan(30);
		expect(log).toEqual(log.toSorted((one, other) => other - one));
		expect(Math.max(...log, ...last)).toBeLessThan(began);
		expect(Math.min(...log)).toBeLessThan(began - 600 * hour);
	});

	test('returns to real time, even when the story fails', async () => {
		const broken = byItsOwnClock(async (tell) => {
			tell(hour);
			expect([Date.now(), new Date().getTime()]).toEqual([hour, hour]);
			expect(new Date(0) instanceof Date && new Date(0).getTime()).toBe(0);
			throw new Error('It breaks off.');
		});
		await expect(broken).rejects.toThrow('It breaks off.');
		expect(Date.now()).toBeGreaterThanOrEqual(began);
	});
});
