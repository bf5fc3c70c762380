import { describe, expect, test } from 'vitest';
import * as assignments from '#lib/server/assignment/assignments.ts';
import { client } from '#lib/server/db/index.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as members from '#lib/server/course/members.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { uid } from '#lib/uid.ts';
import { learner } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { browserOf, fieldOn } from '../support/http/assigned-course.ts';
import { refusalIn, visibleHtml } from '../support/http/read-page.ts';
import { all, tiny, withAssignedCourse } from '../support/http/with-server.ts';

withAssignedCourse();

const hour = 3_600_000;
const instructor = () => all.browser('own instructor');
const eliBrowser = () => all.browser('course learner');
const at = (made: { id: number }) => `/assignments/${made.id}`;

describe('the overview', () => {
	test('filters and sorts the class as its address says, and shows nobody’s stance', async () => {
		const made = all.assign({ dueAt: Date.now() + hour });
		worked(all.opened(made), 'Kanarihers');
		const page = visibleHtml(await instructor().get(`${at(made)}?show=working&sort=-last`));
		expect(page).toMatch(/Working 1/);
		expect(page).toMatch(/aria-sort="descending"/);
		expect(page).toMatch(/before, after/);
		expect(page).not.toMatch(/Kanarihers|3 of 7|2 of 7|Quite sure/);
		expect(visibleHtml(await instructor().get(`${at(made)}?show=late`))).toMatch(
			/No students with this status/
		);
	});

	test('extends the due date for the selected students, and removes the extension', async () => {
		const made = all.assign({ dueAt: Date.now() + hour });
		const tick = { [`learner.${all.eli.id}`]: 'on' };
		const given = await instructor().post(`${at(made)}?/extend&show=not+started`, {
			...tick,
			due: '2099-01-01T10:00'
		});
		expect(given.headers.get('location')).toBe(`${at(made)}?show=not+started&done=extended&n=1`);
		expect(assignments.find(all.eli, made.id).dueAt).toBe(Date.parse('2099-01-01T09:00Z'));
		const gone = await instructor().post(`${at(made)}?/unextend`, { learner: all.eli.id });
		expect(assignments.find(all.eli, made.id).dueAt).toBe(made.dueAt);
		// and brings it back
		const said = await instructor().get(gone.headers.get('location') ?? '');
		expect(visibleHtml(said)).toMatch(/Extension removed\.[\s\S]*Undo/);
		const field = (name: string) => / value="([^"]*)"/.exec(fieldOn(said, name))?.[1] ?? '';
		await instructor().post(`${at(made)}?/extend`, { ...tick, due: field('due') });
		expect(assignments.find(all.eli, made.id).dueAt).toBe(Date.parse('2099-01-01T09:00Z'));
	});

	test('says when an assignment is archived, and undoes it', async () => {
		const made = all.assign();
		const { headers } = await instructor().post(`${at(made)}?/archive`, {});
		const said = visibleHtml(await instructor().get(headers.get('location') ?? ''));
		const [, undo = ''] = /Archived\. All[\s\S]*?formaction="([^"]*)"/.exec(said) ?? [];
		await instructor().post(`${at(made)}${undo.replaceAll('&amp;', '&')}`, {});
		expect(assignments.find(all.eli, made.id).id).toBe(made.id);
	});

	test('keeps the selection and the message when an action is refused', async () => {
		const made = all.assign();
		const box = `learner.${all.eli.id}`;
		const nobody = await instructor().post(`${at(made)}?/giveBack`, { message: 'Cite B.' });
		expect([nobody.status, refusalIn(nobody)]).toEqual([400, 'Please select the students first.']);
		expect(visibleHtml(nobody)).toContain('Cite B.');
		const early = await instructor().post(`${at(made)}?/giveBack`, {
			[box]: 'on',
			message: 'Cite B.'
		});
		expect([early.status, refusalIn(early)]).toEqual([
			409,
			expect.stringMatching(/None of these students/)
		]);
		expect(fieldOn(early, box)).toContain('checked');
		// also where the filter doesn't show them
		const filtered = await instructor().post(`${at(made)}?/giveBack&show=handed+in`, {
			[box]: 'on',
			message: 'Cite B.'
		});
		expect(fieldOn(filtered, box)).toContain('checked');
	});

	test('writes a reminder with the date in the time zone of the class', async () => {
		const made = all.assign({ dueAt: Date.parse('2099-01-01T09:00Z') });
		const reply = await instructor().post(`${at(made)}?/remind`, {
			[`learner.${all.eli.id}`]: 'on'
		});
		expect(visibleHtml(reply)).toContain('Thu 1 Jan 2099, 10:00 (Europe/Berlin)');
		expect(visibleHtml(reply)).toContain(`${tiny.url}${at(made)}`);
		expect(visibleHtml(reply)).toContain('is due Thu 1 Jan 2099');
		client
			.prepare('update assignment set due_at = ? where id = ?')
			.run(Date.parse('2020-01-01T09:00Z'), made.id);
		const late = await instructor().post(`${at(made)}?/remind`, {
			[`learner.${all.eli.id}`]: 'on'
		});
		expect(visibleHtml(late)).toContain(
			'was due Wed 1 Jan 2020, 10:00 (Europe/Berlin) and you haven’t handed it in yet.'
		);
	});

	test('selects everybody who is shown where no script does', async () => {
		const made = all.assign();
		const box = `learner.${all.eli.id}`;
		const there = await instructor().get(`${at(made)}?show=not+started`);
		expect(fieldOn(there, box)).not.toContain('checked');
		const [, way = ''] = /formaction="([^"]*)"[^>]*>Select all \d/.exec(there.body) ?? [];
		const ticked = await instructor().post(at(made) + way.replaceAll('&amp;', '&'), {});
		expect(fieldOn(ticked, box)).toContain('checked');
	});
});

describe('a student', () => {
	test('sees when an assignment will open, and nothing else of it before then', async () => {
		const opensAt = Date.parse('2099-01-01T09:00Z');
		const made = all.assign({ opensAt, instructions: 'Secret.', points: ['families'] });
		const reply = await eliBrowser().get(at(made));
		expect(visibleHtml(reply)).toContain('Thu 1 Jan 2099, 10:00 (Europe/Berlin)');
		expect(reply.body).not.toMatch(/Secret|families|question/);
		expect((await eliBrowser().post(`${at(made)}?/open`, { uid: uid() })).status).toBe(409);
		expect((await eliBrowser().get(`${at(made)}/packet`)).status).toBe(409);
	});

	test('sees their own extension, and nobody else’s', async () => {
		const made = all.assign({ dueAt: Date.parse('2098-01-01T09:00Z') });
		const fay = learner(all.hers, 'Fay');
		const extended = Date.parse('2099-01-01T09:00Z');
		extensions.extend(made, fay.id, extended);
		const others = await eliBrowser().get(at(made));
		expect(visibleHtml(others)).toContain('1 Jan 2098');
		expect(visibleHtml(others)).not.toContain('Jan 2099');
		expect(others.body).not.toContain(String(extended));
		expect(visibleHtml(await browserOf(tiny.url, fay).get(at(made)))).toContain('1 Jan 2099');
	});

	test('gets the print version once the articles are unlocked', async () => {
		const made = all.assign({ textsAfterPrediction: true });
		const his = all.opened(made);
		const closed = await eliBrowser().get(`${at(made)}/packet`);
		expect([closed.status, closed.body.includes('Teenagers')]).toEqual([409, false]);
		worked(his);
		expect(visibleHtml(await eliBrowser().get(`${at(made)}/packet`))).toContain(
			'Where do you stand'
		);
	});

	test('who has left the class no longer sees the assignment, but still sees their notebook', async () => {
		const gus = learner(all.hers, 'Gus');
		const made = all.assign();
		const browser = browserOf(tiny.url, gus);
		const opened = await browser.post(`${at(made)}?/open`, { uid: uid() });
		members.remove(courses.taught(all.dora, all.hers.id), gus.id);
		expect((await browser.get(at(made))).status).toBe(404);
		const home = opened.headers.get('location') ?? '';
		expect((await browser.get(home)).status).toBe(200);
		expect(notebooks.of(gus)).toHaveLength(1);
	});
});
