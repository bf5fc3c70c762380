import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Mark, names, stretches } from '#lib/anchor/highlight.ts';

const mark = (start: number, end: number, style: string): Mark => ({ start, end, style });

describe('overlapping marks', () => {
	const cases: [string, Mark[], ReturnType<typeof stretches>][] = [
		['none', [], []],
		['one', [mark(2, 5, 'p')], [{ start: 2, end: 5, styles: ['p'] }]],
		[
			'two apart',
			[mark(4, 6, 'c'), mark(0, 2, 'p')],
			[
				{ start: 0, end: 2, styles: ['p'] },
				{ start: 4, end: 6, styles: ['c'] }
			]
		],
		[
			'two that overlap, named in the order of the notes',
			[mark(3, 8, 'c'), mark(0, 5, 'p')],
			[
				{ start: 0, end: 3, styles: ['p'] },
				{ start: 3, end: 5, styles: ['c', 'p'] },
				{ start: 5, end: 8, styles: ['c'] }
			]
		],
		[
			'the same style twice',
			[mark(0, 4, 'p'), mark(0, 4, 'p')],
			[{ start: 0, end: 4, styles: ['p'] }]
		]
	];
	test.each(cases)('%s', (_, marks, expected) => {
		expect(stretches(marks)).toEqual(expected);
	});

	test('cover every marked place with exactly its styles, in text order', () => {
		const one = fc
			.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 }), fc.constantFrom('p', 'c', 'j'))
			.map(([start, length, style]) => mark(start, start + length, style));
		fc.assert(
			fc.property(fc.array(one, { maxLength: 12 }), (marks) => {
				const found = stretches(marks);
				for (let at = 0; at < 45; at++) {
					const on = marks.filter((m) => m.start <= at && at < m.end).map((m) => m.style);
					const here = found.filter((s) => s.start <= at && at < s.end);
					expect(here.length).toBe(on.length ? 1 : 0);
					expect(here[0]?.styles ?? []).toEqual([...new Set(on)]);
				}
				expect(found).toEqual(found.toSorted((a, b) => a.start - b.start));
			}),
			{ seed: 20261122, numRuns: 300 }
		);
	});
});

test('one code has its own look; several share a background and show two lines', () => {
	expect(names([])).toEqual([]);
	expect(names(['p'])).toEqual(['p']);
	expect(names(['p', 'c'])).toEqual(['overlap', 'p-line', 'c-under']);
	expect(names(['p', 'c', 'j'])).toEqual(['overlap', 'p-line', 'c-under']);
});
