import { expect, test } from 'vitest';
import {
	agreement,
	leading,
	type Mark,
	marked,
	givenByOne,
	mostGiven,
	ranked
} from '#lib/statistics/class-marks.ts';
import { entropy } from '#lib/statistics/class-marks.ts';

const on = (who: number, first: number, code: number | null, last = first): Mark => ({
	who,
	side: 'a',
	first,
	last,
	code
});
const size = { sentences: 3, codes: 2 };

test('a student who highlights a sentence twice counts once, and once under each code', () => {
	const { sentences, codes, coders } = marked(
		[on(1, 0, 0), on(1, 0, 0), on(1, 0, 1), on(2, 0, null, 1), { ...on(3, 0, 0), side: 'b' }],
		'a',
		size
	);
	expect(sentences).toEqual([
		{ any: 2, coded: 1, codes: [1, 1] },
		{ any: 1, coded: 0, codes: [0, 0] },
		{ any: 0, coded: 0, codes: [0, 0] }
	]);
	expect(codes).toEqual([
		{ learners: 1, notes: 2 },
		{ learners: 1, notes: 1 }
	]);
	expect(coders).toBe(1);
});

test('a passage counts for each sentence that it touches, and for none beyond the text', () => {
	const { sentences } = marked([on(1, 1, 0, 9)], 'a', size);
	expect(sentences.map(({ any }) => any)).toEqual([0, 1, 1]);
});

test('a student counts once for sentences that are counted together', () => {
	const groups = [new Set([0, 2]), new Set([1])];
	const { groups: counts } = marked(
		[on(1, 0, null, 2), on(1, 2, 0), on(2, 2, 0)],
		'a',
		size,
		groups
	);
	expect(counts).toEqual([2, 1]);
});

test('several codes lead a sentence when they tie, and none does where nobody used any', () => {
	expect(leading({ codes: [2, 1, 2] })).toEqual([0, 2]);
	expect(leading({ codes: [0, 3] })).toEqual([1]);
	expect(leading({ codes: [0, 0] })).toEqual([]);
});

test('a student without codes in an article does not count for agreement there', () => {
	const six = [1, 2, 3, 4, 5].flatMap((who) => [on(who, 0, 0), on(who, 1, 1)]);
	const of = marked([...six, on(6, 2, null)], 'a', size);
	expect(of.coders).toBe(5);
	expect([agreement(of, 0), agreement(of, 1)]).toEqual([1, 1]);
});

test('agreement needs five students, and a code that somebody used', () => {
	expect(
		agreement(
			marked(
				[1, 2, 3, 4].map((who) => on(who, 0, 0)),
				'a',
				size
			),
			0
		)
	).toBeNull();
	const five = marked(
		[1, 2, 3, 4, 5].map((who) => on(who, 0, 0)),
		'a',
		size
	);
	expect([agreement(five, 0), agreement(five, 1)]).toEqual([1, null]);
});

test('the sentences that most gave a code come first; what one student marked alone is only counted', () => {
	const five = [1, 2, 3, 4, 5];
	const marks = five.flatMap((who) => [on(who, 0, 0), ...(who < 3 ? [on(who, 1, 0)] : [])]);
	const of = marked([...marks, on(5, 2, 0)], 'a', size);
	expect(mostGiven(of, 0)).toEqual([0, 1]);
	expect(givenByOne(of, 0)).toBe(1);
	// by hand: pairs that differ 0 + 12/4 + 8/4 of 15 values, 8 of them given: 1 − 14·5/112
	expect(agreement(of, 0)).toBeCloseTo(0.375, 10);
});

test('entropy is 0 for one voice, a bit for two halves, and two bits for four quarters', () => {
	expect([[7], [0, 7], [3, 3], [2, 2, 2, 2], []].map(entropy)).toEqual([0, 0, 1, 2, 0]);
	expect(entropy([9, 1])).toBeCloseTo(0.469, 3);
});

test('what splits a class most evenly comes first; few or unanimous answers are left out', () => {
	const list = [
		{ key: 'few', n: 4, split: [2, 2] },
		{ key: 'alike', n: 9, split: [9, 0] },
		{ key: 'nine to one', n: 10, split: [9, 1] },
		{ key: 'even', n: 6, split: [3, 3] }
	];
	expect(ranked(list).map(({ key }) => key)).toEqual(['even', 'nine to one']);
});
