import { expect, test } from 'vitest';
import { axis } from '#lib/components/charts/time-axis.ts';

test('moments stand in proportion where they lie alike', () => {
	const { at, cuts } = axis([30, 10, 20], 0, 100);
	expect([10, 20, 30].map(at)).toEqual([0, 50, 100]);
	expect(cuts).toEqual([]);
});

test('a long stretch in which nothing happens is cut in its middle, and what follows can be told apart', () => {
	const { at, cuts } = axis([0, 1000, 1001, 1002, 1003], 0, 90);
	expect([0, 1000, 1001, 1002, 1003].map(at)).toEqual([0, 60, 70, 80, 90]);
	expect(cuts).toEqual([30]);
});

test('what happens at the same time stands in one place, and one moment alone at the beginning', () => {
	const { at } = axis([5, 5, 9], 10, 20);
	expect([at(5), at(9)]).toEqual([10, 20]);
	expect(axis([7], 10, 20).at(7)).toBe(10);
});
