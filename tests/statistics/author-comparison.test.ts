import { describe, expect, test } from 'vitest';
import { compared, type Marked } from '#lib/statistics/author-comparison.ts';

/** `a 2-4 problem`: a passage of A in sentences 2 to 4; without a code it is a plain highlight. */
const marks = (...written: string[]): Marked[] =>
	written.map((one) => {
		const [side, where = '', code = null] = one.split(' ');
		const [first = 0, last = first] = where.split('-').map(Number);
		return { side: side === 'a' ? 'a' : 'b', first, last, code };
	});

const mine = marks('a 0 problem', 'a 1-2 cause', 'a 2 remedy', 'b 4 problem', 'b 5');
const authors = marks('a 0 problem', 'a 2-3 cause', 'b 4 judgement', 'b 5 remedy');

describe('the student’s notes compared with the author’s', () => {
	test('are counted by sentence and code', () => {
		expect(compared(mine, authors).total).toEqual({ matched: 2, onlyMine: 3, onlyAuthors: 3 });
	});

	test('are counted for each code on each side', () => {
		expect(compared(mine, authors).codes).toEqual([
			{ side: 'a', code: 'cause', matched: 1, onlyMine: 1, onlyAuthors: 1 },
			{ side: 'a', code: 'problem', matched: 1, onlyMine: 0, onlyAuthors: 0 },
			{ side: 'a', code: 'remedy', matched: 0, onlyMine: 1, onlyAuthors: 0 },
			{ side: 'b', code: 'judgement', matched: 0, onlyMine: 0, onlyAuthors: 1 },
			{ side: 'b', code: 'problem', matched: 0, onlyMine: 1, onlyAuthors: 0 },
			{ side: 'b', code: 'remedy', matched: 0, onlyMine: 0, onlyAuthors: 1 }
		]);
	});

	test('are listed for each sentence that either coded, in the order of the texts', () => {
		expect(compared(mine, authors).sentences).toEqual([
			{ side: 'a', ordinal: 0, matched: ['problem'], onlyMine: [], onlyAuthors: [] },
			{ side: 'a', ordinal: 1, matched: [], onlyMine: ['cause'], onlyAuthors: [] },
			{ side: 'a', ordinal: 2, matched: ['cause'], onlyMine: ['remedy'], onlyAuthors: [] },
			{ side: 'a', ordinal: 3, matched: [], onlyMine: [], onlyAuthors: ['cause'] },
			{ side: 'b', ordinal: 4, matched: [], onlyMine: ['problem'], onlyAuthors: ['judgement'] },
			{ side: 'b', ordinal: 5, matched: [], onlyMine: [], onlyAuthors: ['remedy'] }
		]);
	});

	test('give the same result in either direction, with the two exchanged', () => {
		const { matched, onlyMine, onlyAuthors } = compared(mine, authors).total;
		expect(compared(authors, mine).total).toEqual({
			matched,
			onlyMine: onlyAuthors,
			onlyAuthors: onlyMine
		});
	});

	test('count a sentence once for a code, however many notes give it', () => {
		const twice = marks('a 3 cause', 'a 3-4 cause', 'a 3 cause');
		expect(compared(twice, marks('a 3 cause')).total).toEqual({
			matched: 1,
			onlyMine: 1,
			onlyAuthors: 0
		});
	});

	test('do not match the same sentence number in the other article', () => {
		expect(compared(marks('a 7 problem'), marks('b 7 problem')).total).toEqual({
			matched: 0,
			onlyMine: 1,
			onlyAuthors: 1
		});
	});

	test('list sentence 10 after sentence 9', () => {
		const { sentences } = compared(marks('b 10 cause', 'b 9 cause'), []);
		expect(sentences.map(({ ordinal }) => ordinal)).toEqual([9, 10]);
	});

	test('give nothing where nobody used a code', () => {
		expect(compared(marks('a 1', 'b 2-3'), [])).toEqual({
			total: { matched: 0, onlyMine: 0, onlyAuthors: 0 },
			codes: [],
			sentences: []
		});
	});
});
