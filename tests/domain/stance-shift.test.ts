import fc from 'fast-check';
import { expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { moves } from '#lib/server/insight/stance-shift.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { done, five, worker } from '../support/class-work.ts';
import { assign, course, learner } from '../support/factories.ts';
import { dora, hers, withCourse } from '../support/with-class.ts';
import { hour, pass } from '../support/date.ts';

let bell: Assignment;
withCourse(() => {
	bell = assign(hers, { dueAt: Date.now() + hour });
});

test('the stances of a class show how many students moved from where to where, counted by hand', () => {
	five.forEach((work) => done(hers, bell, work));
	pass(2 * hour);
	const { n, rows } = moves(bell);
	expect(n).toBe(5);
	const cells = rows?.flatMap((row, from) =>
		row.flatMap((learners, to) => (learners ? [[from + 1, to + 1, learners]] : []))
	);
	// place 8 is “did not know enough yet”
	expect(cells).toEqual([
		[2, 5, 2],
		[4, 4, 1],
		[4, 8, 1],
		[8, 1, 1]
	]);
});

test('no stances are shown before the class’s due date, or ever without one', () => {
	five.forEach((work) => done(hers, bell, work));
	expect(moves(bell)).toEqual({ hidden: 'not due' });
	expect(moves({ ...bell, dueAt: null })).toEqual({ hidden: 'never' });
});

test('no stances are shown while somebody has an extension', () => {
	five.forEach((work) => done(hers, bell, work));
	const slow = learner(hers, 'Jo');
	extensions.extend(bell, slow.id, Date.now() + 5 * hour);
	pass(2 * hour);
	expect(moves(bell)).toEqual({ hidden: 'not due' });
	pass(4 * hour);
	expect(moves(bell)).toMatchObject({ hidden: null, n: 5 });
});

test('four are too few, and students who would rather not say are not counted', () => {
	five.slice(0, 4).forEach((work) => done(hers, bell, work));
	done(hers, bell, { name: 'Jo' });
	pass(2 * hour);
	expect(moves(bell)).toEqual({ hidden: 'few' });
});

test('late students are added five at a time, never alone', () => {
	five.forEach((work) => done(hers, bell, work));
	pass(2 * hour);
	const first = moves(bell);
	for (const name of ['Jo', 'Kim', 'Lou', 'Mia']) {
		done(hers, bell, { name, stance: [7, 7] });
		expect(moves(bell)).toEqual(first);
	}
	done(hers, bell, { name: 'Ned', stance: [1, 1] });
	const { n, rows } = moves(bell);
	expect([n, rows?.[6]?.[6], rows?.[0]?.[0]]).toEqual([10, 4, 1]);
});

test('on a disk that can’t be written to, the stances counted before are shown, and others later', () => {
	five.forEach((work) => done(hers, bell, work));
	pass(2 * hour);
	client.pragma('query_only = ON');
	expect(moves(bell)).toEqual({ hidden: 'few' });
	client.pragma('query_only = OFF');
	expect(moves(bell)).toMatchObject({ hidden: null, n: 5 });
});

test('what was shown stays when somebody hands in again, gets an extension, or is erased', () => {
	const [ann] = five.map((work) => done(hers, bell, work));
	if (!ann) throw new Error('She is not there.');
	pass(2 * hour);
	const first = moves(bell);
	returns.returnWork(submissionAccess.findByNumber(dora, ann.id, 1), 'Say where you stand now.');
	const again = submissions.present(ann);
	stances.save(again, 'after', 1, {
		view: 'declined',
		position: null,
		confidence: null,
		reason: ''
	});
	submissions.handIn(again);
	expect(moves(bell)).toEqual(first);
	extensions.extend(bell, ann.userId, Date.now() + 3 * hour);
	expect(moves(bell)).toEqual(first);
	expect(moves({ ...bell, dueAt: Date.now() + hour })).toEqual(first);
	expect(moves({ ...bell, dueAt: null })).toEqual(first);
	erase({ id: ann.userId, name: 'Eli', isAnonymous: false });
	expect(moves(bell)).toEqual(first);
});

/** Anything that instructors and learners may do to an assignment; the figures are read after each act. */
const act = fc.record({
	who: fc.nat({ max: 11 }),
	does: fc.constantFrom('hand in', 'more time', 'less time', 'due later', 'due now', 'wait')
});

test('no two readings differ by fewer than five students, whatever happens between them', () => {
	fc.assert(
		fc.property(fc.array(act, { minLength: 20, maxLength: 60 }), (acts) => {
			const { hers } = course();
			bell = assign(hers, { dueAt: Date.now() + hour });
			const class12 = Array.from({ length: 12 }, (_, n) =>
				worker(hers, bell, { name: `Learner ${n}`, stance: [(n % 7) + 1, 4] })
			);
			const handed = new Set<number>();
			let { dueAt } = bell;
			let last = Array<number>(64).fill(0);
			let now = Date.now();
			for (const { who, does } of acts) {
				const one = class12[who];
				if (!one) continue;
				if (does === 'hand in' && !handed.has(who)) submissions.handIn(one);
				if (does === 'hand in') handed.add(who);
				if (does === 'more time') extensions.extend(bell, one.userId, now + 3 * hour);
				if (does === 'less time') extensions.remove(bell, one.userId);
				if (does === 'due later') dueAt = now + hour;
				if (does === 'due now') dueAt = now - 1;
				if (does === 'wait') now += 2 * hour;
				const seen = moves({ ...bell, dueAt }, now).rows?.flat() ?? last;
				const more = seen.map((n, i) => n - (last[i] ?? 0));
				expect(Math.min(...more)).toBeGreaterThanOrEqual(0);
				const sum = more.reduce((a, b) => a + b, 0);
				expect(sum === 0 || sum >= 5).toBe(true);
				last = seen;
			}
		}),
		{ seed: 20_261_126, numRuns: 10 }
	);
});
