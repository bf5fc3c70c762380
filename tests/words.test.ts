import { expect, test } from 'vitest';
import { dateWords } from '#lib/words.ts';

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

test('a date reads the same wherever the server stands', () => {
	const zone = process.env.TZ;
	try {
		for (process.env.TZ of ['Pacific/Honolulu', 'Asia/Baku', 'Pacific/Kiritimati'])
			expect(dateWords('2024-01-01')).toBe('1 January 2024');
	} finally {
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	}
});
