import { expect, test } from 'vitest';
import { cut, spoken } from '#lib/text/glossary.ts';

const entries = [
	{ term: 'Baku', meaning: 'A city.' },
	{ term: 'Baku State University', meaning: 'A school.' },
	{ term: 'Court of Audit (CoA)', meaning: 'An office.' },
	{ term: '3+2', meaning: 'A format.' },
	{ term: 'nobody', meaning: 'Not there.' }
];
const text =
	'The CoA asked Baku State University, then baku. Bakuvians met as 3+2; the Court of Audit did not.';
const words = (of = text) =>
	spoken(of, entries).map(({ start, end, entry }) => [of.slice(start, end), entry.meaning]);

test('each word is found once, whole, in any case and in either of its forms', () => {
	expect(words()).toEqual([
		['CoA', 'An office.'],
		['Baku State University', 'A school.'],
		['baku', 'A city.'],
		['3+2', 'A format.']
	]);
});

test('combining accents do not shift the place of a word', () => {
	expect(words('Zoe\u0308 went to Baku.')).toEqual([['Baku', 'A city.']]);
});

test('a stretch is cut at the edges of words, and its pieces add up to it', () => {
	const found = spoken(text, entries);
	const pieces = cut(text.slice(0, 38), 0, found);
	expect(pieces.map(({ text, entry }) => [text, entry?.meaning ?? ''])).toEqual([
		['The ', ''],
		['CoA', 'An office.'],
		[' asked ', ''],
		['Baku State University', 'A school.'],
		[', t', '']
	]);
	for (let start = 0; start < text.length; start += 7)
		for (let end = start; end <= text.length; end += 5) {
			const stretch = text.slice(start, end);
			expect(
				cut(stretch, start, found)
					.map((piece) => piece.text)
					.join('')
			).toBe(stretch);
		}
});
