import { expect, test } from 'vitest';
import { db } from '#lib/server/db/index.ts';
import { selfLevel } from '#lib/server/db/schema/findings.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import { ada, ben, handIn, notebookOf, refusal } from '../support/cast.ts';
import { withLesson } from '../support/each-test.ts';
import { put } from '../support/tiny-lesson.ts';

let hers: Notebook;
withLesson(() => {
	put([], 'seed', 'other');
	hers = notebookOf(ada);
});

const chosen = (of = hers) => selfAssessment.of(of).map((one) => one.chosen);

test('a student sees how work is assessed, in the wording for students', () => {
	expect(selfAssessment.of(hers)).toEqual([
		{
			key: 'evidence',
			name: 'Evidence from both sides',
			wording: 'I name a passage from each side and say what supports it.',
			questionKey: 'evidence',
			levels: [
				{ ordinal: 0, wording: expect.stringMatching(/^No passage/), sample: null },
				{ ordinal: 1, wording: 'A passage from one side.', sample: null },
				{ ordinal: 2, wording: 'A passage from each side.', sample: null },
				{ ordinal: 3, wording: expect.stringMatching(/what supports each\.$/), sample: null }
			],
			chosen: null
		},
		expect.objectContaining({ key: 'fairness', questionKey: null, chosen: null })
	]);
	expect(JSON.stringify(selfAssessment.of(hers))).not.toMatch(
		/must carry the claim|as the author would\.?"/
	);
});

test('once the work is handed in, each level that has a sample shows it', () => {
	handIn(hers);
	const samples = selfAssessment.of(hers).map((one) => one.levels.map(({ sample }) => sample));
	expect(samples[0]?.[1]).toBe('A has evidence: a district moved its bell [A2.1].');
	expect(samples[1]).toEqual(selfAssessment.of(hers)[1]?.levels.map(() => null));
});

test('a level is chosen, changed and cleared, the lowest as well as the highest', () => {
	expect(selfAssessment.choose(hers, 'fairness', 0)).toMatchObject({ key: 'fairness', chosen: 0 });
	expect(chosen()).toEqual([null, 0]);
	selfAssessment.choose(hers, 'evidence', 3);
	selfAssessment.choose(hers, 'fairness', 2);
	expect(chosen()).toEqual([3, 2]);
	expect(selfAssessment.choose(hers, 'evidence', null).chosen).toBeNull();
	expect(selfAssessment.choose(hers, 'evidence', null).chosen).toBeNull();
	expect(chosen()).toEqual([null, 2]);
});

test('the same choice sent twice is stored once', () => {
	selfAssessment.choose(hers, 'evidence', 1);
	const before = db.select().from(selfLevel).all();
	selfAssessment.choose(hers, 'evidence', 1);
	expect(db.select().from(selfLevel).all()).toEqual(before);
});

test.each([
	['a criterion', 'charm', 1],
	['a level', 'evidence', 4]
])('%s that the rubric does not have is refused', (_, key, ordinal) => {
	expect(refusal(() => selfAssessment.choose(hers, key, ordinal)).reason).toBe('missing');
	expect(db.select().from(selfLevel).all()).toEqual([]);
});

test('a choice is for one student and lesson, and stays after handing in', () => {
	selfAssessment.choose(hers, 'evidence', 1);
	expect([notebookOf(ben), notebookOf(ada, 'other')].map(chosen)).toEqual([
		[null, null],
		[null, null]
	]);
	handIn(hers);
	for (const ordinal of [2, null])
		expect(() => selfAssessment.choose(hers, 'evidence', ordinal)).toThrow(
			'this work was handed in'
		);
	expect(chosen()).toEqual([1, null]);
});
