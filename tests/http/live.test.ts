import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as accounts from '#lib/server/account/accounts.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as members from '#lib/server/course/members.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { openStream } from '../support/event-stream.ts';
import { account, learner } from '../support/factories.ts';
import { type OwnTinyServer, ownTinyServer } from '../support/http/tiny-server.ts';
import { type AssignedCourse, assignedCourse } from '../support/http/assigned-course.ts';

let tiny: OwnTinyServer;
let all: AssignedCourse;
beforeAll(async () => {
	tiny = await ownTinyServer();
	all = assignedCourse(tiny);
});
afterAll(() => tiny.end());

/** Opens the event stream of an overview in a new session, or in this one. */
async function listening(who: User, { id }: Assignment, token = users.signIn(who)) {
	const stream = await openStream(`${tiny.url}/assignments/${id}/live`, token);
	await expect.poll(stream.heard).toContain('retry:');
	return { token, ...stream };
}

const note = (to: notebooks.Notebook) =>
	annotations.add(to, uid(), { from: 'A1.1', code: null, note: 'Kanari.' });

// this process writes and the server notices it: two processes on one file
describe('the overview of a class', () => {
	test('is notified at once that something changed, but not what or whose', async () => {
		const made = all.assign();
		const his = all.opened(made);
		const page = await listening(all.dora, made);
		note(his);
		await expect.poll(page.changes).toBe(1);
		expect(page.heard()).toMatch(/^(retry: 5000|:|data: changed|\n)+$/);
		page.leave();
	});

	test('is not notified of what is written elsewhere', async () => {
		const made = all.assign();
		const other = all.assign();
		const page = await listening(all.dora, made);
		const beside = await listening(all.dora, other);
		const elsewhere = all.opened(other);
		const alone = notebooks.open(all.eli, lessons.find('tiny'), uid());
		for (const notebook of [elsewhere, alone]) note(notebook);
		// the server tells both pages in the same moment
		await expect.poll(beside.changes).toBe(1);
		note(elsewhere);
		await expect.poll(beside.changes).toBe(2);
		expect(page.changes()).toBe(0);
		page.leave();
		beside.leave();
	});

	test('is notified at most once a second while the class keeps writing', async () => {
		const made = all.assign();
		const page = await listening(all.dora, made);
		const his = all.opened(made);
		const began = Date.now();
		await expect.poll(() => (note(his), page.changes())).toBeGreaterThan(2);
		expect(page.changes()).toBeLessThanOrEqual((Date.now() - began) / 1000 + 1);
		page.leave();
	});

	test('no longer notifies a teacher who has signed out or no longer teaches the class', async () => {
		const made = all.assign();
		const fay = account('Fay');
		members.addInstructor(all.hers, accounts.loginOf(fay));
		const hers = await listening(all.dora, made);
		const fays = await listening(fay, made);
		users.signOut(hers.token);
		members.remove(all.hers, fay.id);
		await expect.poll(() => [hers.over(), fays.over()]).toEqual(['ended', 'ended']);
		note(all.opened(made));
		expect([hers.changes(), fays.changes()]).toEqual([0, 0]);
	});

	test('is open in four windows of a browser at most: the oldest gives way for a minute', async () => {
		const made = all.assign();
		const first = await listening(all.dora, made);
		const others = [];
		for (let n = 2; n <= 4; n++) others.push(await listening(all.dora, made, first.token));
		const elsewhere = await listening(all.dora, made);
		expect(first.over()).toBe('not yet');
		others.push(await listening(all.dora, made, first.token));
		await expect.poll(first.over).toBe('ended');
		expect(first.heard()).toMatch(/\nretry: 60000\n\n$/);
		note(all.opened(made));
		for (const page of [...others, elsewhere]) {
			await expect.poll(page.changes).toBe(1);
			page.leave();
		}
	});

	test('is disconnected properly when the program stops, without delaying it', async () => {
		const made = all.assign();
		const page = await listening(all.dora, made);
		learner(all.hers, 'Gus');
		await expect.poll(page.changes).toBe(1);
		expect(await tiny.stop()).toBe(0);
		// a stream that does not end by itself is cut off after five seconds
		await expect.poll(page.over).toBe('ended');
	});
});
