import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asPrinted, cited, compare, label, parse, print } from '#lib/anchor/labels.ts';
import { SEED } from '../support/sample-texts.ts';

/** A text, and the passages that it cites, as printed. */
const cases: [written: string, passages: string[]][] = [
	['As A3.2 says', ['A3.2']],
	['[A3.2]', ['A3.2']],
	['[a3.2] and b10.11', ['A3.2', 'B10.11']],
	['A3.2. The next', ['A3.2']],
	['(A3.2), A3.3;B1.1/B1.2', ['A3.2', 'A3.3', 'B1.1', 'B1.2']],
	['“A3.2”’s claim, A3.2’s, A3.2-based', ['A3.2', 'A3.2', 'A3.2']],
	['[A3.2; B1.1]', ['A3.2', 'B1.1']],
	['[A3.2–A3.4]', ['A3.2–A3.4']],
	['A3.2-A3.4', ['A3.2–A3.4']],
	['A3.2 – A4.1', ['A3.2–A4.1']],
	['a3.2 — a3.4', ['A3.2–A3.4']],
	['A3.2-4', ['A3.2–A3.4']],
	['A3.2–4.1', ['A3.2–A4.1']],
	['A3.2-4. Then', ['A3.2–A3.4']],
	['A3.9–A3.10', ['A3.9–A3.10']],
	['A3.2–A3.2', ['A3.2']],
	['Ａ３．２－Ａ３．４', ['A3.2–A3.4']],
	['A3.2\u2212A3.4, A3.2\u2011A3.4', ['A3.2–A3.4', 'A3.2–A3.4']],
	// Beside scripts that put no space there.
	['証拠はA1.2とB1.1にある。', ['A1.2', 'B1.1']],
	['在A1.2中，B1.1–B1.2也', ['A1.2', 'B1.1–B1.2']],
	['ดูที่A1.2และB1.1', ['A1.2', 'B1.1']],
	['كما في A1.2 وB1.1، وA2.1–A2.3.', ['A1.2', 'B1.1', 'A2.1–A2.3']],
	['ראו ב-A1.2 וב־B1.1', ['A1.2', 'B1.1']],
	// As phones and other keyboards write them.
	['A1. 2 and B1.\u00a01', ['A1.2', 'B1.1']],
	['A1,2; B1,1–B1,3', ['A1.2', 'B1.1–B1.3']],
	['А1.2 и В1.1, в а1.2', ['A1.2', 'B1.1', 'A1.2']],
	['Α1.2 και Β1.1', ['A1.2', 'B1.1']],
	['A1。2とＢ１．１', ['A1.2', 'B1.1']],
	['A١٫٢ وB۱.۱', ['A1.2', 'B1.1']],
	['A1.2. 3 people', ['A1.2']],
	['A1, 2 and 3', []],
	['ДНА3.2 А3.2х вА3.2', []],
	// Across sides or backwards: two citations.
	['A3.2–B1.1', ['A3.2', 'B1.1']],
	['A3.4–A3.2', ['A3.4', 'A3.2']],
	['A3.4-2', ['A3.4']],
	['A3.2–A3.4–A3.6', ['A3.2–A3.4', 'A3.6']],
	// Before a bare number, a dash with spaces is punctuation.
	['A3.2 – 4 of them', ['A3.2']],
	['A3.2 - 3.4 percent', ['A3.2']],
	// Not citations.
	['DNA3.2', []],
	['A3.2x', []],
	['DNA3.2x', []],
	['ƏA3.2 ԱA3.2 _A3.2 A3.2_', []],
	['GPT-A3.2', []],
	['A3.2.1', []],
	['A3', []],
	['A 3.2', []],
	['a 3.2 percent rise', []],
	['C3.2', []],
	['A0.1 A1.0 A03.2', []],
	['A3.12345', []],
	['https://example.org/A3.2?a3.2=#A3.2', []],
	['www.example.org/A3.2 example.org/A3.2', []],
	['mailto:a3.2@example.org a3.2@example.org', []],
	['', []],
	// Next to a web address.
	['https://example.org[A3.2]', ['A3.2']],
	['https://example.org A3.2', ['A3.2']]
];

describe('the citations in a text', () => {
	test.each(cases)('%s → %j', (written, passages) => {
		expect(cited(written).map(({ from, to }) => print(from, to))).toEqual(passages);
	});

	test('have the position of what was typed, without brackets', () => {
		const written = '🎉 See [a3.2–4] against B1.1–A2.2.';
		expect(cited(written)).toEqual([
			{ side: 'a', from: 'A3.2', to: 'A3.4', at: 8, length: 6 },
			{ side: 'b', from: 'B1.1', to: 'B1.1', at: 24, length: 4 },
			{ side: 'a', from: 'A2.2', to: 'A2.2', at: 29, length: 4 }
		]);
		const typed = cited(written).map(({ at, length }) => written.slice(at, at + length));
		expect(typed).toEqual(['a3.2–4', 'B1.1', 'A2.2']);
		const others = '証拠はА1. 2–B1,10だ。';
		const found = cited(others).map(({ at, length }) => others.slice(at, at + length));
		expect(found).toEqual(['А1. 2', 'B1,10']);
	});

	test('are found quickly in a long answer', () => {
		const started = performance.now();
		expect(cited('a'.repeat(50_000) + ' A3.2 ' + 'A3.'.repeat(20_000))).toHaveLength(1);
		expect(cited('A1.1-'.repeat(10_000))).toHaveLength(5000);
		expect(performance.now() - started).toBeLessThan(2000);
	});
});

const place = fc.record({
	side: fc.constantFrom('a' as const, 'b' as const),
	paragraph: fc.integer({ min: 1, max: 9999 }),
	sentence: fc.integer({ min: 1, max: 9999 })
});
const printed = place.map((at) => label(at.side, at.paragraph, at.sentence));

test('a label is parsed into the place it was made from', () => {
	fc.assert(
		fc.property(place, (at) => {
			const written = label(at.side, at.paragraph, at.sentence);
			expect(parse(written)).toEqual(at);
			expect(parse(written.toLowerCase())).toEqual(at);
		}),
		{ seed: SEED }
	);
});

test.each(['', 'A3', 'A3.2 ', 'A3.2–A3.4', 'C1.1', 'A0.1', 'A1.02'])(
	'%j is not a label',
	(written) => {
		expect(parse(written)).toBeNull();
		expect(() => compare(written, 'A1.1')).toThrow(RangeError);
	}
);

test.each([
	['A3.2', 'A3.2'],
	[' b10. 1 ', 'B10.1'],
	['А1,2', 'A1.2'],
	['A1.2–A1.3', null],
	['A1.2 A1.3', null],
	['see A1.2', null],
	['', null]
])('somebody who types %j means %j', (typed, label) => {
	expect(asPrinted(typed)).toBe(label);
});

test('labels sort in reading order', () => {
	const shuffled = ['B1.1', 'A10.1', 'A3.10', 'A3.2', 'A2.9'];
	expect(shuffled.sort(compare)).toEqual(['A2.9', 'A3.2', 'A3.10', 'A10.1', 'B1.1']);
});

test('a printed passage is read as a citation of itself', () => {
	fc.assert(
		fc.property(printed, printed, (one, other) => {
			fc.pre(one[0] === other[0]);
			const [from, to] = [one, other].sort(compare) as [string, string];
			const [found, ...more] = cited(`So [${print(from, to)}].`);
			expect(found).toMatchObject({ from, to, at: 4, length: print(from, to).length });
			expect(more).toEqual([]);
		}),
		{ seed: SEED }
	);
});
