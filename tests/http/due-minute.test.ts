import { expect, onTestFinished, test, vi } from 'vitest';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { worked } from '../support/full-notebook.ts';
import { visibleHtml, wordsOf } from '../support/http/read-page.ts';
import { all, withAssignedCourse } from '../support/http/with-server.ts';

withAssignedCourse();

const due = Date.UTC(2026, 0, 8, 8, 30);
const tables = ['notes', 'answers', 'criteria', 'canvas', 'moodle'];

/** Eli hands in this long after 08:30, his work being due at 08:30. @returns the assignment and his submission */
function handedIn(after: number) {
	onTestFinished(() => void vi.useRealTimers());
	vi.useFakeTimers({ toFake: ['Date'], now: due - 3_600_000 });
	const made = all.assign({ dueAt: due, modelsAt: 'lock' });
	const his = worked(all.opened(made));
	vi.setSystemTime(due + after);
	submissions.handIn(his);
	vi.useRealTimers();
	return { made, his };
}

/** A teacher’s pages about the submission, and how they say that it is late. */
const pages = (of: Assignment, submission: number): [string, RegExp][] => [
	[`/assignments/${of.id}`, /class="tag late[^"]*">late</],
	[`/assignments/${of.id}/review`, /class="tag late[^"]*">late</],
	[`/submissions/${submission}/review`, /Handed in [^<]*, late/]
];

test.each([
	['at 08:30:15 of the due minute, is in time', 15_000, false],
	['at 08:31:00, is late', 60_000, true]
])('every page and file says the same of work that was handed in %s', async (_, after, late) => {
	const { made, his } = handedIn(after);
	const teacher = all.browser('own instructor');
	const student = all.browser('course learner');
	for (const [page, says] of pages(made, his.attemptId)) {
		const html = visibleHtml(await teacher.get(page));
		expect([page, says.test(html)]).toEqual([page, late]);
	}
	const filtered = wordsOf(await teacher.get(`/assignments/${made.id}?show=late`));
	expect(filtered.includes('Eli')).toBe(late);
	// what the student reads gives the time and no verdict that could contradict it
	for (const page of [`/assignments/${made.id}`, `/notebooks/${his.id}/after`, '/'])
		expect([page, /\blate\b/i.test(wordsOf(await student.get(page)))]).toEqual([page, false]);
	for (const table of tables) {
		const reply = await teacher.get(`/assignments/${made.id}/files/${table}.csv`);
		expect([table, reply.status, /\blate\b/i.test(reply.body)]).toEqual([table, 200, false]);
	}
});
