import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPoints, toUnits } from '#lib/anchor/code-points.ts';
import { SEED, seamsOf, text } from '../support/sample-texts.ts';

test('an offset converted to code points and back is the same in any script', () => {
	fc.assert(
		fc.property(text, (whole) => {
			const seams = seamsOf(whole);
			expect(seams.map((offset) => toPoints(whole, offset))).toEqual([...seams.keys()]);
			expect(seams.map((_, point) => toUnits(whole, point))).toEqual(seams);
			expect(toUnits(whole, seams.length)).toBeNull();
		}),
		{ seed: SEED }
	);
});
