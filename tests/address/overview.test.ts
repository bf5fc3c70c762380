import { expect, test } from 'vitest';
import { addressOf, arranged, arrangement, counted } from '#lib/address/overview.ts';

const row = (name: string, alias: number | null, more: object = {}) => ({
	name,
	alias,
	standing: 'working' as const,
	late: false,
	waiting: false,
	lastAt: null,
	notes: { a: 0, b: 0 },
	points: { done: 0 },
	answers: { locked: 0 },
	...more
});
const rows = [
	row('Zoe', 1, { lastAt: 30, notes: { a: 1, b: 1 } }),
	row('Åsa', 2, { standing: 'not started', late: true }),
	row('Ben', 3, { standing: 'handed in', waiting: true, lastAt: 10, answers: { locked: 2 } }),
	row('Cy', null, { standing: 'returned', late: true, lastAt: 20, points: { done: 1 } })
];
const names = (address: string) =>
	arranged(rows, arrangement(new URLSearchParams(address))).map(({ name }) => name);

test('by default the whole class is listed, by student number', () => {
	expect(names('')).toEqual(['Zoe', 'Åsa', 'Ben', 'Cy']);
	for (const unknown of ['sort=-', 'sort=stance', 'show=all', 'sort=--name&show='])
		expect([unknown, ...names(unknown)]).toEqual([unknown, 'Zoe', 'Åsa', 'Ben', 'Cy']);
});

test.each([
	['sort=name', ['Åsa', 'Ben', 'Cy', 'Zoe']],
	['sort=-name', ['Zoe', 'Cy', 'Ben', 'Åsa']],
	['sort=-learner', ['Cy', 'Ben', 'Åsa', 'Zoe']],
	['sort=state', ['Åsa', 'Zoe', 'Ben', 'Cy']],
	['sort=-last', ['Zoe', 'Cy', 'Ben', 'Åsa']],
	['sort=-notes', ['Zoe', 'Åsa', 'Ben', 'Cy']],
	['sort=-points', ['Cy', 'Zoe', 'Åsa', 'Ben']],
	['sort=-answers', ['Ben', 'Zoe', 'Åsa', 'Cy']],
	['show=late', ['Åsa', 'Cy']],
	['show=late&sort=-last', ['Cy', 'Åsa']],
	['show=handed+in', ['Ben']],
	['show=needs+review', ['Ben']],
	['show=returned', ['Cy']]
])('the list for ?%s', (address, expected) => expect(names(address)).toEqual(expected));

test('each kind is counted, and a late student counts in their other kind, too', () => {
	expect(counted(rows).map(({ show, n }) => `${show} ${n}`)).toEqual([
		'not started 1',
		'working 1',
		'handed in 1',
		'needs review 1',
		'late 2',
		'returned 1'
	]);
});

test('an address restores the filter and sorting that it was made from', () => {
	for (const show of [null, 'late', 'not started'] as const)
		for (const sort of ['learner', 'last'] as const)
			for (const down of [true, false]) {
				const asked = { show, sort, down };
				expect(arrangement(new URLSearchParams(addressOf(asked)))).toEqual(asked);
			}
});
