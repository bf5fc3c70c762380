import { describe, expect, test } from 'vitest';
import { read } from '#lib/server/lesson/source/source.ts';
import { occurrences, termCounts } from '#lib/text/term-counts.ts';

describe('how often a term appears in a text', () => {
	test.each([
		['nowhere', 'takeover', 'A reconquest.', 0],
		['in any case', 'takeover', 'Takeover, takeover, TAKEOVER', 3],
		['never as part of a longer word', 'art', 'The party of art; smart arts.', 1],
		['nor beside a digit or an underscore', 'art', 'art2 art_work 2art art', 1],
		['beside any punctuation', 'art', '“art”, (art)—art/art-art’s', 5],
		['with either apostrophe', 'Moscow’s', "Moscow's, Moscow’s and Moscowʼs", 3],
		['typed with a straight one', "Moscow's", 'Moscow’s', 1],
		[
			'over several words, however spaced',
			'land corridor',
			'Land corridor, land\u00a0\n corridor',
			2
		],
		['not when the words are apart', 'land corridor', 'land and corridor', 0],
		['in letters of any script', 'əliyev', 'ƏLİYEV Əliyev’in əliyevlər', 1],
		['in accents written in two ways', 'café', 'Cafe\u0301, CAFÉ, cafés', 2],
		['with signs that mean something in a pattern', 'U.S. (then)', 'u.s. (Then) U-S- (then)', 1],
		['side by side', 'aa', 'aa aa aaa', 2],
		['when it is nothing', ' ', 'a b c', 0]
	])('%s', (_, words, text, expected) => {
		expect(occurrences(words, text)).toBe(expected);
	});
});

test('both terms of a pair are counted in both articles', () => {
	const { source } = read('tests/lessons/tiny');
	const texts = (['a', 'b'] as const).map((side) => ({
		side,
		text: source?.articles[side].rendered.text ?? ''
	}));
	const pairs = [
		{ a: 'a bell at eight', b: 'the bell', about: 'school time' },
		{ a: 'later', b: 'teach sleep', about: 'the remedy' }
	];
	// counted by hand
	expect(termCounts(texts, pairs)).toEqual([
		{
			about: 'school time',
			a: { term: 'a bell at eight', a: 1, b: 0 },
			b: { term: 'the bell', a: 0, b: 1 }
		},
		{
			about: 'the remedy',
			a: { term: 'later', a: 1, b: 2 },
			b: { term: 'teach sleep', a: 0, b: 1 }
		}
	]);
	expect(termCounts([], pairs)[0]?.b).toEqual({ term: 'the bell', a: 0, b: 0 });
});
