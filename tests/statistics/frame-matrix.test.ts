import { expect, test } from 'vitest';
import { matrix } from '#lib/statistics/frame-matrix.ts';

const codes = [
	{ key: 'problem', kind: 'function' },
	{ key: 'remedy', kind: 'function' },
	{ key: 'loaded', kind: 'device' }
] as const;

const note = (
	uid: string,
	side: 'a' | 'b',
	code: string | null,
	erasedAt: number | null = null
) => ({
	uid,
	side,
	code,
	erasedAt
});
const silent = (
	uid: string,
	silentSide: 'a' | 'b',
	code: string | null,
	erasedAt: number | null = null
) => ({
	uid,
	silentSide,
	code,
	erasedAt
});

/** The matrix in short: each cell's notes and its silence. */
const told = (
	...what: Parameters<
		typeof matrix<ReturnType<typeof note>, (typeof codes)[number], ReturnType<typeof silent>>
	>
) =>
	matrix(...what).map(({ code, a, b }) => [
		code.key,
		...[a, b].map(
			({ notes, silence }) => `${notes.map(({ uid }) => uid).join()} ${silence?.uid ?? '-'}`
		)
	]);

test('an empty notebook has a row for each function, and none for a device', () => {
	expect(told([], [...codes], [])).toEqual([
		['problem', ' -', ' -'],
		['remedy', ' -', ' -']
	]);
});

test('notes are in the cell of their code and side, in their order', () => {
	const notes = [
		note('n1', 'a', 'problem'),
		note('n2', 'a', 'loaded'),
		note('n3', 'a', null),
		note('n4', 'a', 'problem'),
		note('n5', 'b', 'remedy')
	];
	expect(told(notes, [...codes], [])).toEqual([
		['problem', 'n1,n4 -', ' -'],
		['remedy', ' -', 'n5 -']
	]);
});

test('a cell has its newest silence, and a silence without a code is in no cell', () => {
	const silences = [
		silent('s1', 'b', 'problem'),
		silent('s2', 'b', 'problem'),
		silent('s3', 'a', null),
		silent('s4', 'a', 'remedy')
	];
	expect(told([note('n1', 'a', 'remedy')], [...codes], silences)).toEqual([
		['problem', ' -', ' s2'],
		['remedy', 'n1 s4', ' -']
	]);
});

test('a deleted note or silence is in no cell', () => {
	const gone = [silent('s1', 'a', 'problem'), silent('s2', 'a', 'problem', 1)];
	expect(told([note('n1', 'a', 'problem', 1)], [...codes], gone)[0]).toEqual([
		'problem',
		' s1',
		' -'
	]);
	expect(told([], [...codes], [silent('s2', 'a', 'problem', 1)])[0]).toEqual([
		'problem',
		' -',
		' -'
	]);
});
