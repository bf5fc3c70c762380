import { describe, expect, test } from 'vitest';
import { Misplaced } from '#lib/anchor/passages.ts';
import { evidence, named } from '#lib/text/evidence.ts';
import { type Text } from '#lib/server/lesson/passages.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import { ada, notebookOf } from '../support/cast.ts';
import { withLesson } from '../support/each-test.ts';

let texts: Text[];
withLesson(() => {
	texts = readable(notebookOf(ada));
});

const demand = (citationsA: number, citationsB: number, quoted = false) => ({
	citationsA,
	citationsB,
	quoted
});
const of = (answer: string, asked = demand(1, 1)) => evidence(answer, asked, texts);
const labels = (answer: string) => of(answer).citations.map(({ label }) => label);
const have = (answer: string) => [of(answer).a.have, of(answer).b.have];

describe('the evidence of an answer', () => {
	test('is what its labels point at, in the order in which they are named', () => {
		const { citations } = of('B says [b1.3–4], A says A2.2.');
		expect(citations).toMatchObject([
			{ side: 'b', label: 'B1.3–B1.4', first: 2, last: 3, counts: true },
			{ side: 'a', label: 'A2.2', first: 4, last: 4, counts: true }
		]);
		for (const { side, exact, start, end } of citations)
			expect(exact).toBe(texts.find((text) => text.side === side)?.text.slice(start, end));
	});

	test('is empty where nothing is cited', () => {
		expect(of('')).toMatchObject({ citations: [], unknown: [] });
		expect(of('A and B disagree; see https://x.org/A1.1 and DNA3.2.').citations).toEqual([]);
	});

	test('counts a passage once, however often and however it is named', () => {
		expect(labels('[A2.2] a2.2, (A2.2–A2.2) and [A1.2–A1.3] A1.2-3 A1.2 – A1.3')).toEqual([
			'A2.2',
			'A1.2–A1.3'
		]);
		expect(have('A2.2 A2.2 A2.2')).toEqual([1, 0]);
	});

	test('lists each unknown label once', () => {
		const { citations, unknown } = of('A2.2, A9.1, a9.1 and B1.1–B7.7');
		expect(citations.map(({ label }) => label)).toEqual(['A2.2']);
		expect(unknown).toEqual([
			'There is no sentence A9.1. The numbers run from A1.1 to A3.2 and from B1.1 to B2.4.',
			'There is no sentence B7.7. The numbers run from A1.1 to A3.2 and from B1.1 to B2.4.'
		]);
	});
});

describe('the evidence still missing', () => {
	test.each([
		['', 1, 1, 'Still needed: 1 passage from A and 1 passage from B.'],
		['A1.1', 1, 1, 'Still needed: 1 passage from B.'],
		['B1.1', 1, 1, 'Still needed: 1 passage from A.'],
		['A1.1 B1.1', 1, 1, ''],
		['A1.1 A1.1 B1.1', 2, 1, 'Still needed: 1 passage from A.'],
		['A1.1', 3, 2, 'Still needed: 2 passages from A and 2 passages from B.'],
		['', 0, 2, 'Still needed: 2 passages from B.'],
		['', 0, 0, ''],
		['A1.1 A1.2 A1.3 B1.1', 1, 1, '']
	])('from “%s” where %i from A and %i from B are asked for', (answer, a, b, sentence) => {
		expect(of(answer, demand(a, b)).missing).toBe(sentence);
	});

	test('can be given only by passages with the author’s own words, where those are asked for', () => {
		const asked = demand(1, 2, true);
		const found = of('A1.1, B1.3–B1.4 and B2.1', asked);
		expect(found.citations.map(({ label, counts }) => [label, counts])).toEqual([
			['A1.1', false],
			['B1.3–B1.4', true],
			['B2.1', false]
		]);
		expect([found.a, found.b]).toEqual([
			{ have: 0, need: 1 },
			{ have: 1, need: 2 }
		]);
		expect(found.missing).toBe(
			'Still needed: 1 passage from A and 1 passage from B, ' +
				'with the author’s own words in quotation marks.'
		);
		expect(of('A1.3, B1.4, B2.4', asked).missing).toBe('');
		expect(of('', demand(0, 2, true)).missing).toBe(
			'Still needed: 2 passages from B, with the author’s own words in quotation marks.'
		);
	});
});

describe('a field for the labels of one side', () => {
	const in_ = (written: string, side: 'a' | 'b' = 'a') =>
		named(written, side, texts).map(({ label }) => label);

	test.each([
		['', []],
		[' \n', []],
		['A1.2', ['A1.2']],
		['a1.2–a1.3; A3.1', ['A1.2–A1.3', 'A3.1']],
		['[A1.2], [A1.2] and A2.1.', ['A1.2', 'A2.1']]
	])('reads %j', (written, expected) => {
		expect(in_(written)).toEqual(expected);
	});

	test.each([
		[
			'B1.1',
			/^B1\.1 isn’t in article A\. Please enter sentence numbers from A here, for example A1\.2\.$/
		],
		['A1.1, B1.1–B1.2', /^B1\.1–B1\.2 isn’t in article A\./],
		['A9.9', /^There is no sentence A9\.9\. The numbers run from A1\.1/],
		['the second one', /^“the” isn’t a sentence number\. Please enter numbers such as A1\.2/],
		['A1.1 A99', /^“A99” isn’t a sentence number/],
		['A1.1 and more', /^“more” isn’t a sentence number/]
	])('says what is wrong with %j', (written, expected) => {
		expect(() => in_(written)).toThrow(Misplaced);
		expect(() => in_(written)).toThrow(expected);
	});
});
