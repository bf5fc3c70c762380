import { expect, test } from 'vitest';
import { alpha, type Unit } from '#lib/statistics/krippendorff.ts';

/** A coder's line of a table, with one character per unit; a dot means no value. */
const coders = (...lines: string[]) =>
	lines.map((line) => [...line].map((value) => (value === '.' ? null : value)));

/** The units of a reliability table: how often each value was given to each. */
function units(table: (string | null)[][]): Unit[] {
	const values = [...new Set(table.flat())].filter((value) => value !== null);
	const most = Math.max(0, ...table.map(({ length }) => length));
	return Array.from({ length: most }, (_, unit) =>
		values.map((value) => table.filter((coder) => coder[unit] === value).length)
	);
}

const of = (...lines: string[]) => alpha(units(coders(...lines)));

test('four coders of twelve units, with gaps, agree as in Krippendorff (2011), example C', () => {
	const observers = ['12332141 2...', '12332241 25.3', '.3332342 251.', '12332441 251.'];
	expect(of(...observers.map((line) => line.replace(' ', '')))).toBeCloseTo(0.743, 3);
});

test('two coders of ten units in two kinds agree as in Krippendorff (2011), example A', () => {
	expect(of('0100000100', '1110010000')).toBeCloseTo(0.095, 3);
});

test('two coders of twelve units in five kinds agree as in Krippendorff (2011), example B', () => {
	expect(of('aabbdcccedda', 'babbbccceddd')).toBeCloseTo(0.692, 3);
});

test('full agreement is 1, and constant contradiction is below chance', () => {
	expect(of('ab', 'ab', 'ab')).toBe(1);
	expect(of('ab', 'ba')).toBeLessThan(0);
});

test('there is no result where no unit was coded twice, or all got the same value', () => {
	expect(of()).toBeNull();
	expect(of('a.', '.b')).toBeNull();
	expect(of('aa', 'aa')).toBeNull();
});

test('the order of coders and of units and the names of values do not matter', () => {
	const one = of('1123.', '1223.', '.1233');
	expect(one).not.toBeNull();
	expect(of('.1233', '1123.', '1223.')).toBe(one);
	expect(of('.3211', '.3221', '3321.')).toBe(one);
	expect(of('xxyz.', 'xyyz.', '.xyzz')).toBe(one);
});
