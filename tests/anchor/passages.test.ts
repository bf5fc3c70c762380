import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Misplaced, type Place, placed, type Text, written } from '#lib/anchor/passages.ts';
import { render } from '#lib/server/lesson/source/markdown.ts';
import * as samples from '../support/sample-texts.ts';

const published = (markdown: string, side: 'a' | 'b' = 'a'): Text => {
	const { text, blocks } = render(side, markdown);
	return { side, text, sentences: blocks.flatMap((block) => block.sentences) };
};

describe('words in a sentence', () => {
	const where = (markdown: string, words: string) => {
		const { anchor } = placed([published(markdown)], { from: 'A1.1', words });
		return [anchor.start, anchor.end];
	};

	test('are found, even at the beginning and end', () => {
		expect(where('One bell rings.', 'bell')).toEqual([4, 8]);
		expect(where('One bell rings.', 'One')).toEqual([0, 3]);
		expect(where('One bell rings.', 'rings.')).toEqual([9, 15]);
		expect(where('The bell rings. The bell stops.', 'The bell')).toEqual([0, 8]);
	});

	test.each([
		['The bell rings when the bell rings.', 'bell'],
		['He laughed: hahaha.', 'haha'],
		['Բարև, բարև։', 'արև'],
		['🎉 and 🎉.', '🎉']
	])('that appear twice are refused, not guessed: “%s”, “%s”', (markdown, words) => {
		expect(() => where(markdown, words)).toThrow(Misplaced);
		expect(() => where(markdown, words)).toThrow(
			`The words “${words}” appear in A1.1 more than once. Please add a word before or after them`
		);
	});

	test('are not searched for when a selection gives the offsets', () => {
		const text = published('The bell rings when the bell rings.');
		const second = { side: 'a', start: 24, end: 28, from: 'A1.1', words: 'bell' } as const;
		expect(placed([text], second).anchor).toMatchObject({ start: 24, exact: 'bell' });
	});
});

test('an invalid place is refused with a readable message, never with another error', () => {
	const texts = [published('One. Two.'), published('Three.', 'b')];
	const numbers = fc.oneof(fc.integer(), fc.double(), fc.nat({ max: 12 }));
	const label = fc.oneof(fc.constantFrom('A1.1', 'a1.2', 'B1.1', ''), fc.string());
	const optional = { requiredKeys: [] };
	const place: fc.Arbitrary<Place> = fc.record(
		{
			from: label,
			to: label,
			words: fc.string(),
			side: fc.constantFrom('a' as const, 'b' as const),
			start: numbers,
			end: numbers
		},
		optional
	);
	let found = 0;
	fc.assert(
		fc.property(place, (where) => {
			try {
				const { text, anchor } = placed(texts, where);
				expect(text.text.slice(anchor.start, anchor.end)).toBe(anchor.exact);
				found += 1;
			} catch (error) {
				if (!(error instanceof Misplaced)) throw error;
				expect(error.message).toMatch(/^[A-Z].+\.$/s);
			}
		}),
		{ seed: samples.SEED, numRuns: 1000 }
	);
	expect(found).toBeGreaterThan(20);
});

describe('a text reassembled from the blocks of a page', () => {
	const again = (markdown: string) => {
		const { text, blocks } = render('b', markdown);
		expect(written('b', blocks)).toMatchObject({ side: 'b', text });
		return written('b', blocks).sentences.map(({ label }) => label);
	};

	test('is the published text, with its sentences', () => {
		const markdown =
			'# A *head*\n\nOne “[two](https://x.example)”. Two!\n\n- **Item** 👩‍👩‍👧 one.\n- Two  three.\n\n> Ende. Še.';
		expect(again(markdown)).toEqual(['B1.1', 'B2.1', 'B2.2', 'B3.1', 'B4.1', 'B5.1', 'B5.2']);
		expect(again('')).toEqual([]);
	});

	test('is the same character for character, whatever the text', () => {
		const several = fc.array(samples.text, { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(several, (all) => {
				again(all.join('\n\n'));
			}),
			{ seed: samples.SEED, numRuns: 300 }
		);
	});
});
