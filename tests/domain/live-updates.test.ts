import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as liveUpdates from '#lib/server/classroom/live-updates.ts';
import * as members from '#lib/server/course/members.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import type { User } from '#lib/server/account/users.ts';
import { client } from '#lib/server/db/index.ts';
import { uid } from '#lib/uid.ts';
import { account, assign, course, learner, opened } from '../support/factories.ts';
import { withDatabaseFile } from '../support/each-test.ts';
import { asked } from '../support/sql-trace.ts';
import { put } from '../support/tiny-lesson.ts';

// in a file, because updates are noticed by a second connection
let dora: User;
let hers: ReturnType<typeof course>['hers'];
let made: Assignment;
let his: Notebook;
withDatabaseFile(() => {
	client.pragma('synchronous = OFF');
	put();
	({ dora, hers } = course());
	made = assign(hers);
	his = opened(learner(hers, 'Eli'), made);
});

const leaving: (() => void)[] = [];
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => {
	for (const leave of leaving.splice(0)) leave();
	vi.useRealTimers();
});

/** A page of this person; returns what it has heard so far, with `end` as the last. */
function page(who: User, session: string, of = made): string[] {
	const heard: string[] = [];
	leaving.push(
		liveUpdates.follow({
			session,
			assignment: () => assignments.taught(who, of.id),
			hear: (news) => heard.push(news),
			end: () => heard.push('end')
		})
	);
	return heard;
}

const note = () => annotations.add(his, uid(), { from: 'A1.1', code: null, note: '' });
const second = () => vi.advanceTimersByTime(1000);
/** How many overviews are made during `work`: each counts the notes once. */
const overviews = (work: () => void) =>
	asked(work).filter((statement) => /count.*from "annotation"/s.test(statement)).length;

describe('pages that follow an overview', () => {
	test('share it: it is made once for each assignment that is followed, when something changed', () => {
		const other = assign(hers);
		expect(
			overviews(() => {
				for (let n = 0; n < 30; n++) page(dora, `session ${n}`);
				for (let n = 0; n < 30; n++) page(dora, `session ${n}`, other);
			})
		).toBe(2);
		expect(overviews(second)).toBe(0);
		note();
		note();
		expect(overviews(second)).toBe(2);
		expect(overviews(second)).toBe(0);
	});

	test('hear that it changed, but nothing of a change elsewhere', () => {
		const other = assign(hers);
		const heard = [page(dora, 'one'), page(dora, 'two'), page(dora, 'three', other)];
		note();
		second();
		expect(heard).toEqual([['changed'], ['changed'], []]);
	});

	test('hear every twenty seconds that nothing changed, so that no proxy thinks they are dead', () => {
		const heard = page(dora, 'one');
		for (let n = 1; n <= 40; n++) second();
		expect(heard).toEqual(['unchanged', 'unchanged']);
	});

	test('end for a person who no longer teaches the class, and not for the others', () => {
		const fay = account('Fay', 'fay');
		members.addInstructor(hers, 'fay');
		const hersHeard = page(dora, 'one');
		const faysHeard = page(fay, 'two');
		members.remove(hers, fay.id);
		note();
		second();
		note();
		second();
		expect(faysHeard).toEqual(['end']);
		expect(hersHeard).toEqual(['changed', 'changed']);
	});

	test('take turns where one session has too many: the oldest ends for the newest', () => {
		const elsewhere = page(dora, 'another session');
		const all = Array.from({ length: liveUpdates.most + 2 }, () => page(dora, 'one'));
		expect(all.slice(0, 2)).toEqual([
			['too many', 'end'],
			['too many', 'end']
		]);
		note();
		second();
		for (const heard of [...all.slice(2), elsewhere]) expect(heard).toEqual(['changed']);
	});
});
