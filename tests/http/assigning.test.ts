import { describe, expect, test } from 'vitest';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import { client } from '#lib/server/db/index.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { worked } from '../support/full-notebook.ts';
import { assignmentForm, fieldOn, filledIn } from '../support/http/assigned-course.ts';
import { refusalIn, visibleHtml, wordsOf } from '../support/http/read-page.ts';
import type { Reply } from '../support/http/tiny-server.ts';
import { all, withAssignedCourse } from '../support/http/with-server.ts';

withAssignedCourse();

const day = 86_400_000;
const instructor = () => all.browser('own instructor');
const at = (made: { id: number }) => `/assignments/${made.id}`;

const mistakes: [Record<string, string>, RegExp][] = [
	[{ title: ' ' }, /Give the assignment a title/],
	[{ due: '2099-02-30T10:00' }, /2099-02-30, 10:00 isn’t a real date/],
	[{ due: 'tomorrow' }, /as a date and time/],
	[{ late: 'close' }, /Set a due date first/],
	[{ late: 'perhaps' }, /form is incomplete/],
	[{ 'point.nowhere': 'on' }, /has changed/],
	[{ 'step.nowhere': 'on' }, /form is incomplete/]
];

describe('the form of an assignment', () => {
	const there = () => `/courses/${all.hers.id}/assign?/make&lesson=tiny`;

	test('reads dates in the time zone of the class', async () => {
		const sent = assignmentForm({ opens: '2099-07-01T08:00', due: '2099-12-01T08:00' });
		const reply = await instructor().post(there(), sent);
		const id = Number(/assignments\/(\d+)/.exec(reply.headers.get('location') ?? '')?.[1]);
		const { opensAt, dueAt } = assignments.taught(all.dora, id);
		expect([opensAt, dueAt].map((at) => new Date(at ?? 0).toISOString())).toEqual([
			'2099-07-01T06:00:00.000Z',
			'2099-12-01T07:00:00.000Z'
		]);
	});

	test.each(mistakes)(
		'comes back with the reason and everything that was typed: %j',
		async (wrong, says) => {
			const reply = await instructor().post(
				there(),
				assignmentForm({
					instructions: 'Mine, “all” of it.',
					blind: 'on',
					sharing: 'start',
					...wrong
				})
			);
			expect(reply.status).toBe(400);
			expect(refusalIn(reply)).toMatch(says);
			expect(visibleHtml(reply)).toContain('Mine, “all” of it.');
			expect(fieldOn(reply, 'blind')).toContain('checked');
			expect(fieldOn(reply, 'point.families')).not.toContain('checked');
			expect(fieldOn(reply, 'point.tired')).toContain('checked');
			expect(visibleHtml(reply)).toMatch(/value="start" checked/);
		}
	);

	test('says when a step has no point or no question', async () => {
		const none = (kind: string) =>
			Object.fromEntries(
				Object.entries(assignmentForm()).filter(([name]) => !name.startsWith(kind))
			);
		expect(refusalIn(await instructor().post(there(), none('point.')))).toMatch(
			/at least one point/
		);
		expect(refusalIn(await instructor().post(there(), none('question.')))).toMatch(
			/at least one question/
		);
	});

	test('selects what fits into fifty minutes, and keeps everything else that was typed', async () => {
		const sent = assignmentForm({ title: 'My own', points: 'all', 'point.families': 'on' });
		const reply = await instructor().post(there().replace('make', 'core'), sent);
		expect([reply.status, fieldOn(reply, 'title')]).toEqual([
			200,
			expect.stringContaining('My own')
		]);
		expect(fieldOn(reply, 'point.families')).not.toContain('checked');
		expect(visibleHtml(reply)).not.toContain('role="alert"');
	});
});

describe('a due date that has passed', () => {
	const past = { due: '2020-01-01T10:00' };
	const says = /already passed: Wed 1 Jan 2020, 10:00/;
	const asking = (reply: Reply) => [reply.status, refusalIn(reply), fieldOn(reply, 'sure') !== ''];
	const asked = [422, expect.stringMatching(says), true];

	test('asks before it is assigned, keeps everything that was typed, and is taken when confirmed', async () => {
		const there = `/courses/${all.hers.id}/assign?/make&lesson=tiny`;
		const before = assignments.of(all.hers).length;
		const sent = assignmentForm({ ...past, title: 'Old “bell”', instructions: 'Mine.' });
		const reply = await instructor().post(there, sent);
		expect(asking(reply)).toEqual(asked);
		expect(filledIn(reply)).toMatchObject(sent);
		expect(assignments.of(all.hers)).toHaveLength(before);
		const again = await instructor().post(there, { ...filledIn(reply), sure: 'on' });
		expect(again.status).toBe(303);
		expect(assignments.of(all.hers)[0]).toMatchObject({ title: 'Old “bell”' });
	});

	test('asks before an assignment is changed to it', async () => {
		const made = all.assign({ dueAt: Date.now() + day });
		const there = `${at(made)}/change`;
		const sent = { ...filledIn(await instructor().get(there)), ...past, title: 'Another' };
		const reply = await instructor().post(there, sent);
		expect(asking(reply)).toEqual(asked);
		expect(filledIn(reply)).toMatchObject({ ...past, title: 'Another' });
		expect(assignments.taught(all.dora, made.id)).toEqual(made);
		expect((await instructor().post(there, { ...sent, sure: 'on' })).status).toBe(303);
	});

	test('asks before an extension ends then, and keeps the date, the ticks and the message', async () => {
		const made = all.assign({ dueAt: Date.now() + day });
		client.prepare('update assignment set due_at = 0 where id = ?').run(made.id);
		const box = `learner.${all.eli.id}`;
		const sent = { [box]: 'on', ...past, message: 'Cite B.' };
		const reply = await instructor().post(`${at(made)}?/extend`, sent);
		expect(asking(reply)).toEqual(asked);
		expect(fieldOn(reply, box)).toContain('checked');
		expect(fieldOn(reply, 'due')).toContain(past.due);
		expect(visibleHtml(reply)).toContain('Cite B.');
		const again = await instructor().post(`${at(made)}?/extend`, { ...sent, sure: 'on' });
		expect(again.status).toBe(303);
	});
});

describe('duplicating an assignment', () => {
	test('opens the form filled in without dates, and stores nothing until it is assigned', async () => {
		const dates = { opensAt: Date.now() - day, dueAt: Date.now() + day };
		const made = all.assign({ ...dates, title: 'First bell', points: ['families'] });
		const other = courses.make(all.dora, { name: 'Civics', timeZone: 'UTC' });
		for (const to of [all.hers, other]) {
			const before = assignments.of(to);
			const reply = await instructor().post(`${at(made)}?/duplicate`, { course: String(to.id) });
			const there = reply.headers.get('location') ?? '';
			expect(there).toBe(`/courses/${to.id}/assign?from=${made.id}`);
			const page = await instructor().get(there);
			const fields = filledIn(page);
			expect(fields).toMatchObject({
				title: 'First bell',
				opens: '',
				due: '',
				'point.families': 'on'
			});
			expect(fields).not.toHaveProperty('point.tired');
			expect(assignments.of(to)).toEqual(before);
			const action = /<form[^>]* action="([^"]*make[^"]*)"/.exec(visibleHtml(page))?.[1] ?? '';
			const address = there.replace(/\?.*/, action.replaceAll('&amp;', '&'));
			const sent = await instructor().post(address, { ...fields, title: 'Second bell' });
			expect(sent.status).toBe(303);
			expect(assignments.of(to)[0]).toMatchObject({ title: 'Second bell', dueAt: null });
			expect(assignments.of(to)).toHaveLength(before.length + 1);
		}
	});

	test('is for teachers of both classes', async () => {
		const made = all.assign();
		const there = `/courses/${all.hers.id}/assign?from=`;
		const his = all.browser('other instructor');
		expect((await his.post(`${at(made)}?/duplicate`, { course: '1' })).status).toBe(404);
		const foreign = await instructor().post(`${at(made)}?/duplicate`, {
			course: String(all.his.id)
		});
		expect(foreign.status).toBe(404);
		for (const from of ['', 'x', '999999'])
			expect([from, (await instructor().get(there + from)).status]).toEqual([from, 404]);
		expect((await his.get(`/courses/${all.his.id}/assign?from=${made.id}`)).status).toBe(404);
	});
});

describe('deleting an assignment', () => {
	test('is offered until a student opens it, and its students then find it nowhere', async () => {
		const made = all.assign({ title: 'Wrong bell' });
		const untouched = await instructor().get(at(made));
		expect(wordsOf(untouched)).toContain('No student has opened this assignment yet');
		expect((await instructor().post(`${at(made)}?/delete`, {})).status).toBe(422);
		const student = all.browser('course learner');
		expect(wordsOf(await student.get('/'))).toContain('Wrong bell');
		const gone = await instructor().post(`${at(made)}?/delete`, { sure: 'on' });
		expect(gone.headers.get('location')).toBe(`/courses/${all.hers.id}?done=deleted`);
		const list = wordsOf(await instructor().get(`/courses/${all.hers.id}?done=deleted`));
		expect([list.includes('Assignment deleted.'), list.includes('Wrong bell')]).toEqual([
			true,
			false
		]);
		expect(wordsOf(await student.get('/'))).not.toContain('Wrong bell');
		expect((await student.get(at(made))).status).toBe(404);
		const log = await instructor().get(`/courses/${all.hers.id}/log`);
		expect(wordsOf(log)).toContain('deleted the assignment');
	});

	test('is refused afterwards, and the page says why', async () => {
		const made = all.assign();
		all.opened(made);
		expect(wordsOf(await instructor().get(at(made)))).toContain(
			'It can’t be deleted, because students have opened it. Archive it instead.'
		);
		const reply = await instructor().post(`${at(made)}?/delete`, { sure: 'on' });
		expect([reply.status, refusalIn(reply)]).toEqual([409, expect.stringMatching(/Archive it/)]);
	});
});

describe('changing an assignment', () => {
	test('disables what can no longer change, with the reason, and saving leaves it as it was', async () => {
		const rules = { blind: true, takeBack: true, dueAt: Date.now() + day + 12_345 };
		const made = all.assign({ ...rules, points: ['tired', 'remedy'], sharing: 'after' });
		submissions.handIn(worked(all.opened(made)));
		const page = await instructor().get(`${at(made)}/change`);
		expect(visibleHtml(page)).toContain('Students wrote their notes');
		for (const locked of ['takeBack', 'point.tired', 'point.families', 'sharingNames'])
			expect([locked, fieldOn(page, locked)]).toEqual([
				locked,
				expect.stringContaining('disabled')
			]);
		expect(fieldOn(page, 'blind')).not.toContain('disabled');
		const fields = filledIn(page);
		const reply = await instructor().post(`${at(made)}/change`, fields);
		expect(reply.headers.get('location')).toBe(`${at(made)}?done=changed`);
		expect(assignments.taught(all.dora, made.id)).toEqual(made);
	});

	test('says why when it is refused, and keeps what was typed', async () => {
		const made = all.assign({ dueAt: Date.now() + day });
		submissions.handIn(worked(all.opened(made)));
		const fields = { ...filledIn(await instructor().get(`${at(made)}/change`)) };
		const sent = { ...fields, due: '2001-01-01T10:00', title: 'Another' };
		const reply = await instructor().post(`${at(made)}/change`, sent);
		expect([reply.status, refusalIn(reply)]).toEqual([
			409,
			expect.stringMatching(/Students are planning around this date/)
		]);
		expect(fieldOn(reply, 'title')).toContain('Another');
		expect(assignments.taught(all.dora, made.id)).toEqual(made);
	});
});
