import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as anchor from '#lib/anchor/anchor.ts';
import { cut } from '#lib/anchor/sentences.ts';
import { SEED, article, passage, seamsOf, text } from '../support/sample-texts.ts';

describe('the anchor of a passage', () => {
	test('has its words, 32 characters of context on either side, and its sentences', () => {
		expect(passage(article, 'indulging')).toEqual({
			start: 88,
			end: 97,
			exact: 'indulging',
			prefix: ' came to Հայաստան.\nThe West is ',
			suffix: ' Baku, say أرمينيا and Cafe\u0301 🎉 ',
			first: 2,
			last: 2
		});
		expect(passage(article, 'Baku. “Why?” asked Əliyev. 👩‍👩‍👧')).toMatchObject({ first: 0, last: 1 });
		expect(passage(article, '. ')).toMatchObject({ first: 0, last: 0 });
	});

	test('never splits a character in two', () => {
		const whole = '🎉'.repeat(20) + 'x' + '🎉'.repeat(20);
		const { prefix, suffix } = passage(whole, 'x');
		expect([prefix, suffix]).toEqual(['🎉'.repeat(16), '🎉'.repeat(16)]);
		const odd = passage('.' + whole + '.', '🎉x');
		expect(odd.prefix).toBe('🎉'.repeat(16));
		expect(passage('🎉'.repeat(20) + '.x.' + '🎉'.repeat(20), 'x')).toMatchObject({
			prefix: '🎉'.repeat(15) + '.',
			suffix: '.' + '🎉'.repeat(15)
		});
	});

	const refused: [why: string, whole: string, start: number, end: number][] = [
		['empty', 'One. Two.', 3, 3],
		['backwards', 'One. Two.', 3, 1],
		['before the text', 'One. Two.', -1, 3],
		['behind the text', 'One. Two.', 3, 10],
		['no number', 'One. Two.', Number.NaN, 3],
		['a fraction', 'One. Two.', 0.5, 3],
		['half a character at the start', 'a🎉b', 2, 4],
		['half a character at the end', 'a🎉b', 0, 2],
		['only the space between sentences', 'One. Two.', 4, 5],
		['only a line break', 'One.\nTwo.', 4, 5],
		['only white space at the end', 'One. ', 4, 5]
	];
	test.each(refused)('is refused when it is %s', (_why, whole, start, end) => {
		expect(() => anchor.describe(whole, cut(whole), start, end)).toThrow(RangeError);
	});
});

/** A text and a passage in it that can be anchored. */
const described = fc
	.tuple(text, fc.nat(), fc.nat())
	.map(([whole, one, other]) => {
		const seams = seamsOf(whole);
		const ends = [one, other].map((n) => seams[n % seams.length] ?? 0);
		return { whole, start: Math.min(...ends), end: Math.max(...ends) };
	})
	.filter(({ whole, start, end }) => whole.slice(start, end).trim() !== '');

test('a passage that is anchored and located in the same text keeps its place', () => {
	fc.assert(
		fc.property(described, ({ whole, start, end }) => {
			const sentences = cut(whole);
			const written = anchor.describe(whole, sentences, start, end);
			expect(anchor.locate(whole, written)).toEqual({ start, end, fit: 'exact' });
			expect(Object.values(written).every((value) => String(value).isWellFormed())).toBe(true);
			const touched = sentences.flatMap((sentence, n) =>
				sentence.start < end && sentence.end > start ? [n] : []
			);
			expect([written.first, written.last]).toEqual([touched[0], touched.at(-1)]);
		}),
		{ seed: SEED, numRuns: 500 }
	);
});

test('a passage is found with the same words when text is added before it', () => {
	fc.assert(
		fc.property(described, text, ({ whole, start, end }, added) => {
			const written = anchor.describe(whole, cut(whole), start, end);
			const now = `${added}\n${whole}`;
			const found = anchor.locate(now, written);
			expect(found && now.slice(found.start, found.end)).toBe(written.exact);
		}),
		{ seed: SEED, numRuns: 300 }
	);
});
