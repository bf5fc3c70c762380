import { expect, test } from 'vitest';
import { agreementWords, labelledWords } from '#lib/wording/class-numbers.ts';

test('how far a class agrees is said in words with the counts, the largest first', () => {
	expect(
		[[4, 5], [3, 2, 4], [2, 8], [6, 4], [1, 8], [11, 1], [13], [0, 13]].map(agreementWords)
	).toEqual([
		'Split, 5 to 4',
		'Split, 4 to 3 to 2',
		'Most agree, 8 to 2',
		'Most agree, 6 to 4',
		'Nearly all agree, 8 to 1',
		'Nearly all agree, 11 to 1',
		'Everyone agrees (13 of 13)',
		'Everyone agrees (13 of 13)'
	]);
});

test('labels on a sentence are said with how many gave each', () => {
	expect(
		labelledWords([
			{ n: 3, name: 'Cause' },
			{ n: 1, name: 'Problem' }
		])
	).toBe('3 say Cause, 1 says Problem');
});
