import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Assignment } from '#lib/server/assignments.ts';
import { moves } from '#lib/server/class-stances.ts';
import type { Taught } from '#lib/server/courses.ts';
import * as extensions from '#lib/server/extensions.ts';
import * as submissions from '#lib/server/submissions.ts';
import { end } from '../cast.ts';
import { done, five, worker } from '../classwork.ts';
import { assign, course, learner } from '../staff.ts';

const hour = 3_600_000;
let hers: Taught;
let bell: Assignment;
beforeEach(() => {
	({ hers } = course());
	bell = assign(hers, { dueAt: Date.now() + hour });
});
afterEach(() => {
	vi.useRealTimers();
	end();
});

const pass = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

test('a class’s stances show how many went from where to where, counted by hand', () => {
	five.forEach((work) => done(hers, bell, work));
	pass(2 * hour);
	const { n, rows } = moves(bell);
	expect(n).toBe(5);
	const cells = rows?.flatMap((row, from) =>
		row.flatMap((learners, to) => (learners ? [[from + 1, to + 1, learners]] : []))
	);
	// the eighth place is “did not know enough yet”
	expect(cells).toEqual([
		[2, 5, 2],
		[4, 4, 1],
		[4, 8, 1],
		[8, 1, 1]
	]);
});

test('nothing of stances is shown before the class was due, nor where it never is', () => {
	five.forEach((work) => done(hers, bell, work));
	expect(moves(bell)).toEqual({ hidden: 'not due' });
	expect(moves({ ...bell, dueAt: null })).toEqual({ hidden: 'never' });
});

test('nothing of stances is shown while somebody has more time', () => {
	five.forEach((work) => done(hers, bell, work));
	const slow = learner(hers, 'Jo');
	extensions.extend(bell, slow.id, Date.now() + 5 * hour);
	pass(2 * hour);
	expect(moves(bell)).toEqual({ hidden: 'not due' });
	pass(4 * hour);
	expect(moves(bell)).toMatchObject({ hidden: null, n: 5 });
});

test('four are too few, and whoever would rather not say counts among nobody', () => {
	five.slice(0, 4).forEach((work) => done(hers, bell, work));
	done(hers, bell, { name: 'Jo' });
	pass(2 * hour);
	expect(moves(bell)).toEqual({ hidden: 'few' });
});

test('what comes late changes no number, so that nobody’s stance shows by the difference', () => {
	five.forEach((work) => done(hers, bell, work));
	const late = worker(hers, bell, { name: 'Jo', stance: [7, 7] });
	pass(2 * hour);
	const before = moves(bell);
	submissions.handIn(late);
	expect(moves(bell)).toEqual(before);
});

test('who got more time beforehand counts, and who got it afterwards does not', () => {
	five.forEach((work) => done(hers, bell, work));
	const [ann, bob] = [['Ann'], ['Bob']].map(([name = '']) =>
		worker(hers, bell, { name, stance: [7, 7] })
	);
	if (!ann || !bob) throw new Error('They are not there.');
	extensions.extend(bell, ann.userId, Date.now() + 3 * hour);
	pass(2 * hour);
	submissions.handIn(ann);
	extensions.extend(bell, bob.userId, Date.now() + 3 * hour);
	submissions.handIn(bob);
	pass(4 * hour);
	expect(moves(bell)).toMatchObject({ n: 6 });
});
