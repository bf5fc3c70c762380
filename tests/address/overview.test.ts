import { expect, test } from 'vitest';
import { addressOf, arranged, arrangement, counted } from '#lib/address/overview.ts';

const row = (name: string, alias: number | null, more: object = {}) => ({
	name,
	alias,
	standing: 'working' as const,
	leftAt: null,
	late: false,
	overdue: false,
	waiting: false,
	lastAt: null,
	notes: { a: 0, b: 0 },
	points: { done: 0 },
	answers: { locked: 0 },
	...more
});
const rows = [
	row('Zoe', 1, { lastAt: 30, notes: { a: 1, b: 1 } }),
	row('Åsa', 2, { standing: 'not started', overdue: true }),
	row('Ben', 3, { standing: 'handed in', waiting: true, lastAt: 10, answers: { locked: 2 } }),
	row('Cy', null, { standing: 'returned', late: true, lastAt: 20, points: { done: 1 } })
];
const names = (address: string) =>
	arranged(rows, arrangement(new URLSearchParams(address))).map(({ name }) => name);

test('by default the whole class is listed by name, like the class list', () => {
	expect(names('')).toEqual(['Åsa', 'Ben', 'Cy', 'Zoe']);
	for (const unknown of ['sort=-', 'sort=stance', 'show=all', 'sort=--name&show='])
		expect([unknown, ...names(unknown)]).toEqual([unknown, 'Åsa', 'Ben', 'Cy', 'Zoe']);
});

test('who has left the class is after everybody else, as in the class list', () => {
	const all = [row('Ann', 1, { leftAt: 5 }), row('Ben', 2), row('Cy', 3)];
	const sorted = (address: string) =>
		arranged(all, arrangement(new URLSearchParams(address))).map(({ name }) => name);
	expect(sorted('')).toEqual(['Ben', 'Cy', 'Ann']);
	expect(sorted('sort=-name')).toEqual(['Cy', 'Ben', 'Ann']);
});

test.each([
	['sort=name', ['Åsa', 'Ben', 'Cy', 'Zoe']],
	['sort=-name', ['Zoe', 'Cy', 'Ben', 'Åsa']],
	['sort=learner', ['Zoe', 'Åsa', 'Ben', 'Cy']],
	['sort=-learner', ['Cy', 'Ben', 'Åsa', 'Zoe']],
	['sort=state', ['Åsa', 'Zoe', 'Ben', 'Cy']],
	['sort=-last', ['Zoe', 'Cy', 'Ben', 'Åsa']],
	['sort=-notes', ['Zoe', 'Åsa', 'Ben', 'Cy']],
	['sort=-points', ['Cy', 'Zoe', 'Åsa', 'Ben']],
	['sort=-answers', ['Ben', 'Zoe', 'Åsa', 'Cy']],
	['show=late', ['Cy']],
	['show=overdue', ['Åsa']],
	['show=handed+in&sort=-last', ['Ben']],
	['show=handed+in', ['Ben']],
	['show=needs+review', ['Ben']],
	['show=returned', ['Cy']]
])('the list for ?%s', (address, expected) => expect(names(address)).toEqual(expected));

test('each kind is counted, and a late or overdue student counts in their other kind, too', () => {
	expect(counted(rows).map(({ show, n }) => `${show} ${n}`)).toEqual([
		'not started 1',
		'working 1',
		'handed in 1',
		'needs review 1',
		'late 1',
		'overdue 1',
		'returned 1'
	]);
});

test('an address restores the filter and sorting that it was made from', () => {
	for (const show of [null, 'late', 'overdue', 'not started'] as const)
		for (const sort of ['name', 'learner', 'last'] as const)
			for (const down of [true, false]) {
				const asked = { show, sort, down };
				expect(arrangement(new URLSearchParams(addressOf(asked)))).toEqual(asked);
			}
});
