import { expect, test } from 'vitest';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import { assign, learner, opened } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { fieldsOf, visibleHtml, wordsOf } from '../support/http/read-page.ts';
import { all, withAssignedCourse } from '../support/http/with-server.ts';

withAssignedCourse();

const hour = 3_600_000;
const due = Date.UTC(2099, 0, 8, 14);
const teacher = () => all.browser('own instructor');

/** A class in UTC with an assignment that is due at 14:00, and one that a student has started. */
function prepared() {
	const course = courses.make(all.dora, { name: 'Latin', timeZone: 'UTC' });
	const ida = learner(course, 'Ida');
	const fresh = assign(course, { title: 'Fresh bell', dueAt: due });
	const begun = assign(course, { title: 'Begun bell', dueAt: due });
	worked(opened(ida, begun));
	return { course, ida, fresh, begun, there: `/courses/${course.id}/settings?/change` };
}
const zone = (id: number) => courses.taught(all.dora, id).timeZone;

test('a new time zone is previewed with every date, and taken once it is said what they keep', async () => {
	const { course, fresh, begun, there } = prepared();
	const sent = { name: 'Latin II', timeZone: 'Asia/Tokyo' };
	const preview = await teacher().post(there, sent);
	const words = wordsOf(preview).replaceAll(/\s+/g, ' ');
	expect(words).toContain('The time zone would change from UTC to Asia/Tokyo.');
	expect(words).toMatch(
		/Fresh bell\s*Due\s*Thu 8 Jan 2099, 14:00\s*Thu 8 Jan 2099, 23:00\s*Thu 8 Jan 2099, 14:00, 9 hours earlier/
	);
	expect(words).toMatch(
		/Begun bell\s*Due.*Thu 8 Jan 2099, 23:00: keeps its moment\. Students have started, so it can’t be due earlier\./
	);
	expect(visibleHtml(preview)).toContain('value="Latin II"');
	expect(zone(course.id)).toBe('UTC');
	// without a choice, or with one that was made for another zone, the page asks again
	const hasty: Record<string, string>[] = [
		{ previewed: 'Asia/Tokyo' },
		{ previewed: 'UTC', dates: 'clocks' }
	];
	for (const more of hasty) {
		const again = await teacher().post(there, { ...sent, ...more });
		expect(wordsOf(again)).toContain('Choose what happens to the dates');
		expect(zone(course.id)).toBe('UTC');
	}
	const choice = { previewed: 'Asia/Tokyo', dates: 'clocks' };
	expect((await teacher().post(there, { ...sent, ...choice })).status).toBe(303);
	expect(zone(course.id)).toBe('Asia/Tokyo');
	expect([fresh, begun].map(({ id }) => assignments.taught(all.dora, id).dueAt)).toEqual([
		due - 9 * hour,
		due
	]);
	const log = wordsOf(await teacher().get(`/courses/${course.id}/log`)).replaceAll(/\s+/g, ' ');
	expect(log).toContain(
		'changed the time zone from UTC to Asia/Tokyo, and dates kept their clock times'
	);
	expect(log).toContain('changed the assignment: earlier due date (Thu 8 Jan 2099, 14:00)');
});

test('a wrong zone comes back with what was typed', async () => {
	const { there } = prepared();
	const reply = await teacher().post(there, { name: 'Latin', timeZone: 'Tokyo' });
	expect([reply.status, fieldsOf(reply).name]).toEqual([400, 'Latin']);
});

test('the list for a new class begins with the server’s zone, which is named', async () => {
	const page = visibleHtml(await teacher().get('/courses'));
	const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
	const first = /<select[^>]*>[\s\S]*?<option value="([^"]*)" selected/.exec(page)?.[1];
	expect([first, page.match(/<option value="[^"]*" selected/g)?.length]).toEqual([here, 1]);
	expect(page).toMatch(new RegExp(`This server is in\\s+${here.replaceAll('_', ' ')}`));
});
