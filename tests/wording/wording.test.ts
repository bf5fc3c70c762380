import { describe, expect, test } from 'vitest';
import { beginning, wordCount, dateWords } from '#lib/wording/wording.ts';

test.each([
	['2023', '2023'],
	['2023-12', 'December 2023'],
	['2023-12-07', '7 December 2023'],
	['2024-02-29', '29 February 2024'],
	['2024-01-01', '1 January 2024'],
	['1915-04-24', '24 April 1915']
])('the date %s reads “%s”', (iso, words) => {
	expect(dateWords(iso)).toBe(words);
});

test('a date reads the same wherever the server is', () => {
	const zone = process.env.TZ;
	try {
		for (process.env.TZ of ['Pacific/Honolulu', 'Asia/Baku', 'Pacific/Kiritimati'])
			expect(dateWords('2024-01-01')).toBe('1 January 2024');
	} finally {
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	}
});

test.each([
	['short enough', 'Two words', 'Two words'],
	['cut between words', 'One two three four', 'One two…'],
	['a word that ends just there', 'One two th', 'One two th'],
	['one long word', 'Donaudampfschifffahrt', 'Donaudampf…']
])('the beginning of a text is %s', (_, text, cut) => {
	expect(beginning(text, 10)).toBe(cut);
});

describe('the words of an answer', () => {
	test.each([
		['nothing', '', 0],
		['white space', ' \n\t ', 0],
		['punctuation and signs', '… — “”!? 🎉 👩‍👩‍👧', 0],
		['English', 'It isn’t the bell; it’s the bus.', 7],
		['numbers', 'Pupils slept 34 minutes longer in 2019.', 7],
		['accents written in two ways', 'Café Cafe\u0301', 2],
		['Armenian', 'Ինչո՞ւ այսքան շուտ։', 3],
		['Azerbaijani', 'İrəvan və Şuşa, ığdır.', 4],
		['Arabic', 'لماذا يبدأ الدوام مبكرًا؟', 4],
		['Russian', 'Почему так рано?', 3],
		['Japanese, which sets no spaces', '私は学生です。', 4],
		['labels in brackets', 'A measured it [A2.2], B asked [B1.3–B1.4].', 5],
		['labels alone', '[A2.2] [a3.1; B1.1]', 0],
		['a bracket that is never closed', 'One [A1.1 two three', 4]
	])('are counted in %s', (_, text, words) => {
		expect(wordCount(text)).toBe(words);
	});

	test('are separated by a label', () => {
		expect(wordCount('One[A1.1]two')).toBe(2);
	});

	test('are counted quickly in a long answer', () => {
		expect(wordCount('word '.repeat(4000))).toBe(4000);
	});
});
