import { describe, expect, test } from 'vitest';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { worked } from '../support/full-notebook.ts';
import { assignmentForm, fieldOn, filledIn } from '../support/http/assigned-course.ts';
import { refusalIn, visibleHtml } from '../support/http/read-page.ts';
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
