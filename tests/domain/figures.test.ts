import { beforeEach, describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as figures from '#lib/server/insight/figures.ts';
import * as passages from '#lib/server/insight/passages.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { handIn, notebookOf } from '../support/cast.ts';
import { done, five, keepPrivate, worker } from '../support/class-work.ts';
import { queries } from '../support/sql-trace.ts';
import { assign, learner, opened } from '../support/factories.ts';
import { hers, withCourse } from '../support/with-class.ts';

let bell: Assignment;
withCourse(() => {
	bell = assign(hers);
});

/** The codes of the tiny lesson: problem, cause, judgement, remedy, loaded. */
const sentence = (side: 'a' | 'b', label: string) =>
	figures.of(bell).heat[side].find((one) => one.label === label);

describe('five students counted by hand', () => {
	beforeEach(() => five.forEach((work) => done(hers, bell, work)));

	test('are counted for each sentence that they highlighted, in total and by code', () => {
		expect(figures.of(bell).n).toBe(5);
		expect(sentence('a', 'A1.1')).toMatchObject({ any: 3, coded: 3, codes: [3, 1, 0, 0, 0] });
		expect(sentence('a', 'A1.2')).toMatchObject({ any: 5, coded: 5, codes: [0, 3, 2, 0, 0] });
		expect(sentence('a', 'A3.1')).toMatchObject({ any: 1, codes: [0, 0, 0, 0, 1] });
		expect(sentence('b', 'B1.1')).toMatchObject({ any: 1, codes: [1, 0, 0, 0, 0] });
		expect(sentence('b', 'B2.4')).toMatchObject({ any: 0, coded: 0 });
	});

	test('fill the frame matrix with students and notes', () => {
		expect(figures.of(bell).frames).toEqual([
			{ code: 'problem', a: { learners: 3, notes: 3 }, b: { learners: 1, notes: 1 } },
			{ code: 'cause', a: { learners: 3, notes: 4 }, b: { learners: 0, notes: 0 } },
			{ code: 'judgement', a: { learners: 2, notes: 2 }, b: { learners: 0, notes: 0 } },
			{ code: 'remedy', a: { learners: 0, notes: 0 }, b: { learners: 0, notes: 0 } }
		]);
	});

	test('find one silence, and contest one', () => {
		expect(figures.of(bell).silences).toEqual([
			{ side: 'a', code: 'remedy', found: 1, contested: 1 }
		]);
	});

	test('disagree on the sentence that they coded in different ways', () => {
		const [first, second, ...more] = figures.of(bell).sentences;
		expect(more).toEqual([]);
		expect(first).toMatchObject({ label: 'A1.2', n: 5 });
		expect(first?.ways.map(({ code, n }) => [code, n])).toEqual([
			['cause', 3],
			['judgement', 2]
		]);
		expect(first?.bits).toBeCloseTo(0.971, 3);
		expect(second).toBeUndefined();
	});

	test('are not divided over a sentence that one of them alone coded in another way', () => {
		for (const name of ['Jo', 'Kim', 'Lea']) done(hers, bell, { name, notes: 'A1.1 problem' });
		// six say Problem, one says Cause
		expect(sentence('a', 'A1.1')?.codes).toEqual([6, 1, 0, 0, 0]);
		expect(figures.of(bell).sentences.map(({ label }) => label)).toEqual(['A1.2']);
	});

	test('are too few to rank a point that only three compared', () => {
		const [tired] = figures.of(bell).points;
		expect(tired).toMatchObject({ key: 'tired', n: 3, rank: null });
		expect(tired?.ways.map(({ relation, n }) => [relation, n])).toEqual([
			['conflict', 2],
			['agree', 1]
		]);
	});

	test('rank a point once five have compared it, the most split first', () => {
		done(hers, bell, { name: 'Jo', relation: 'agree' });
		done(hers, bell, { name: 'Kim', relation: 'complement' });
		const [tired, remedy] = figures.of(bell).points;
		expect([tired?.rank, remedy?.rank]).toEqual([1, null]);
		expect(tired?.bits).toBeCloseTo(1.522, 3);
	});

	test('agree on causes in A by the α that was computed by hand', () => {
		const { agreement } = figures.of(bell);
		const cause = agreement.find(({ code, side }) => code === 'cause' && side === 'a');
		// 8 sentences × 5 coders: 1 and 3 of 5 gave it on two of them; 1 − 39·(8/4 + 12/4)/(2·4·36)
		expect(cause).toMatchObject({ n: 5, given: 3 });
		expect(cause?.alpha).toBeCloseTo(1 - (39 * 5) / 288, 10);
		// one student alone gave it A1.1
		expect(cause).toMatchObject({ most: [{ label: 'A1.2', n: 3 }], byOne: 1 });
		const inB = agreement.find(({ code, side }) => code === 'problem' && side === 'b');
		expect(inB).toMatchObject({ n: 1, alpha: null });
	});
});

describe('the counts leave out', () => {
	test('work that was not handed in, other assignments and self-study', () => {
		const [eli] = five;
		if (!eli) throw new Error('Nobody is there.');
		worker(hers, bell, eli);
		done(hers, assign(hers), eli);
		const alone = notebookOf(learner(hers, 'Alone'));
		annotations.add(alone, 'n', { from: 'A1.1', code: 'cause', note: '' });
		handIn(alone);
		expect(figures.of(bell).n).toBe(0);
		expect(sentence('a', 'A1.1')).toMatchObject({ any: 0 });
	});

	test('a reason without a relation', () => {
		const eli = opened(learner(hers, 'Eli'), bell);
		judgements.judge(eli, 'tired', 0, { relation: null, reason: 'Perhaps.', lock: false });
		submissions.handIn(eli);
		expect(figures.of(bell).points[0]).toMatchObject({ key: 'tired', n: 0, ways: [] });
		expect(passages.reasons(bell, 'tired', null)).toEqual({ all: 0, list: [] });
	});

	test('private and deleted notes', () => {
		const eli = opened(learner(hers, 'Eli'), bell);
		for (const [uid, from] of [
			['mine', 'A1.1'],
			['gone', 'A1.2'],
			['there', 'A1.3']
		] as const)
			annotations.add(eli, uid, { from, code: 'cause', note: '' });
		keepPrivate(eli, 'mine');
		annotations.erase(eli, 'gone');
		submissions.handIn(eli);
		const any = figures.of(bell).heat.a.map((one) => one.any);
		expect(any).toEqual([0, 0, 1, 0, 0, 0, 0, 0]);
	});

	test('earlier submissions, withdrawn ones and work in progress', () => {
		const eli = done(hers, bell, { name: 'Eli', notes: 'A1.1 cause' });
		const second = submissions.continueInCopy(eli);
		annotations.add(second, 'more', { from: 'A1.2', code: 'cause', note: '' });
		expect([sentence('a', 'A1.1')?.any, sentence('a', 'A1.2')?.any]).toEqual([0, 0]);
		submissions.handIn(second);
		expect([sentence('a', 'A1.1')?.any, sentence('a', 'A1.2')?.any]).toEqual([1, 1]);
		expect(figures.of(bell).n).toBe(1);
	});
});

test('a class of twelve takes as many queries as a class of five', () => {
	five.forEach((work) => done(hers, bell, work));
	figures.of(bell);
	const few = queries(() => figures.of(bell));
	for (let i = 0; i < 7; i++)
		done(hers, bell, { name: `More ${i}`, notes: 'A1.2 cause, B1.1 loaded', relation: 'agree' });
	expect(queries(() => expect(figures.of(bell).n).toBe(12))).toBe(few);
	expect(few).toBeLessThan(10);
});
