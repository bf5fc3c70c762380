import { describe, expect, test } from 'vitest';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Chosen } from '#lib/server/assignment/rules.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as members from '#lib/server/course/members.ts';
import { client } from '#lib/server/db/index.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as returns from '#lib/server/review/returns.ts';
import { assign, learner, opened } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { browserOf } from '../support/http/assigned-course.ts';
import { pressAll } from '../support/http/offered-forms.ts';
import { visibleHtml, wordsOf } from '../support/http/read-page.ts';
import { all, tiny, withAssignedCourse } from '../support/http/with-server.ts';
import { taken } from '../support/review-class.ts';

withAssignedCourse();

const hour = 3_600_000;
type Stage = 'not started' | 'started' | 'handed in' | 'sent back' | 'withdrawn';
type State = {
	/** The rules of the assignment, and how far its student is when what follows happens. */
	rules: Partial<Chosen>;
	stage: Stage;
	then?: 'due' | 'archived' | 'class archived' | 'left';
};

const states: Record<string, State> = {
	'not open yet': { rules: { opensAt: Date.now() + hour }, stage: 'not started' },
	'open and not started': { rules: {}, stage: 'not started' },
	'open and started': { rules: {}, stage: 'started' },
	'open and handed in': { rules: {}, stage: 'handed in' },
	'handed in for good': { rules: { takeBack: false }, stage: 'handed in' },
	withdrawn: { rules: {}, stage: 'withdrawn' },
	'sent back': { rules: {}, stage: 'sent back' },
	'late and started': { rules: {}, stage: 'started', then: 'due' },
	'handed in and over': { rules: {}, stage: 'handed in', then: 'due' },
	'closed and not started': { rules: { late: 'close' }, stage: 'not started', then: 'due' },
	'closed and started': { rules: { late: 'close' }, stage: 'started', then: 'due' },
	'closed and handed in': { rules: { late: 'close' }, stage: 'handed in', then: 'due' },
	'closed and withdrawn': { rules: { late: 'close' }, stage: 'withdrawn', then: 'due' },
	'closed and sent back': { rules: { late: 'close' }, stage: 'sent back', then: 'due' },
	'archived and started': { rules: {}, stage: 'started', then: 'archived' },
	'archived and handed in': { rules: {}, stage: 'handed in', then: 'archived' },
	'in an archived class': { rules: {}, stage: 'handed in', then: 'class archived' },
	'left by its student': { rules: {}, stage: 'started', then: 'left' }
};

/** An assignment in this state, in a class of its own, with its student. */
function prepared({ rules, stage, then }: State) {
	const course = courses.make(all.dora, { name: 'Latin', timeZone: 'UTC' });
	const student = learner(course, 'Ida');
	const dueAt = Date.now() + 2 * hour;
	const made = assign(course, { sharing: 'start', modelsAt: 'hand', dueAt, ...rules });
	let his = stage === 'not started' ? null : worked(opened(student, made));
	if (his && stage !== 'started') submissions.handIn(his);
	if (his && stage === 'withdrawn') submissions.continueInCopy(submissions.present(his));
	if (his && stage === 'sent back') returns.returnWork(taken(all.dora, his), 'Look at B.');
	if (then === 'due')
		client.prepare('update assignment set due_at = ? where id = ?').run(Date.now() - hour, made.id);
	if (then === 'archived') assignments.archive(made);
	if (then === 'class archived') courses.archive(course);
	if (then === 'left') members.remove(course, student.id);
	his &&= submissions.present(his);
	return { course, student, made, his };
}
type Room = ReturnType<typeof prepared>;

const forStudent = ({ made, his }: Room) => [
	...(his ? ['before', 'read', 'compare', 'answer', 'after', 'handed-in/1'] : []).map(
		(step) => `/notebooks/${his?.id}/${step}`
	),
	`/assignments/${made.id}`
];
const forTeacher = ({ course, made, his }: Room) => [
	`/courses/${course.id}/assign?lesson=tiny`,
	...['margin', 'review', 'change'].map((page) => `/assignments/${made.id}/${page}`),
	...(his ? [`/submissions/${his.attemptId}/review`] : []),
	`/assignments/${made.id}`
];

/** The pressed buttons that were refused because of a date or a state, with what was said. */
const refused = (pressed: Awaited<ReturnType<typeof pressAll>>) =>
	[...pressed].flatMap(([key, reply]) =>
		// a button that asks “anyway?” first is not refused
		([404, 409].includes(reply.status) && !/anyway/.test(visibleHtml(reply))) || reply.status >= 500
			? [
					`${key} ${reply.status} ${/role="alert"[^>]*>([^<]*)/.exec(visibleHtml(reply))?.[1] ?? ''}`
				]
			: []
	);

test.each(Object.entries(states))(
	'an assignment that is %s offers its student no button that is refused',
	async (_, state) => {
		const pressed = await pressAll(() => {
			const room = prepared(state);
			return { who: browserOf(tiny.url, room.student), pages: forStudent(room) };
		});
		expect(refused(pressed)).toEqual([]);
	}
);

/** The states that differ for a teacher. */
const toTeachers = [
	'open and not started',
	'open and handed in',
	'withdrawn',
	'sent back',
	'archived and handed in',
	'in an archived class'
];

test.each(toTeachers)(
	'an assignment that is %s offers its teacher no button that is refused',
	async (name) => {
		const pressed = await pressAll(() => ({
			who: all.browser('own instructor'),
			pages: forTeacher(prepared(states[name] ?? expect.fail()))
		}));
		expect(pressed.size).toBeGreaterThan(3);
		expect(refused(pressed)).toEqual([]);
	}
);

describe('an assignment that no longer takes work', () => {
	const read = async (state: State) => {
		const { student, made, his } = prepared(state);
		const browser = browserOf(tiny.url, student);
		const pages = ['/', `/assignments/${made.id}`, ...(his ? [`/notebooks/${his.id}/after`] : [])];
		return Promise.all(pages.map(async (page) => wordsOf(await browser.get(page))));
	};
	const closed: State = { rules: { late: 'close' }, stage: 'started', then: 'due' };

	test('says so on the home page, on its own and in the notebook, and offers no receipt', async () => {
		const [home, own, after] = await read(closed);
		expect(home).toContain('Closed: the due date has passed, and no late work is accepted.');
		expect(home).not.toContain('Next:');
		for (const page of [own, after]) {
			expect(page).toContain('The due date has passed, and this assignment takes no late work.');
			expect(page).not.toMatch(/Hand in late|You can hand in now|You’ll get a receipt/);
		}
	});

	test('can still be opened by a student who has not started', async () => {
		const [home, own] = await read({ ...closed, stage: 'not started' });
		expect(home).toMatch(/Closed: .*View\s*: The bell/s);
		expect(own).toContain('takes no late work');
	});

	test('takes work that was sent back', async () => {
		const [home, , after] = await read({ ...closed, stage: 'sent back' });
		expect(home).toContain('Sent back for changes.');
		expect(after).toContain('You can hand in now.');
	});
});
