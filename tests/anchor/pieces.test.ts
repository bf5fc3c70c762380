import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pieces } from '#lib/anchor/pieces.ts';
import { cut } from '#lib/anchor/sentences.ts';
import { article, SEED, seamsOf, text } from '../support/sample-texts.ts';

/** A text's sentences, each in two runs, the second of them emphasised. */
const sentences = (whole: string) =>
	cut(whole).map(({ start, end }, n) => {
		const half = seamsOf(whole.slice(start, end)).at((end - start) >> 2) ?? 0;
		const runs = [
			{ text: whole.slice(start, start + half), em: false },
			{ text: whole.slice(start + half, end), em: true }
		];
		return { label: `A1.${n + 1}`, start, runs };
	});

test('the pieces of a sentence add up to its text, and are cut only at the edges of passages', () => {
	const spans = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 });
	fc.assert(
		fc.property(text, spans, (whole, numbers) => {
			const seams = seamsOf(whole);
			const at = (n: number) => seams[n % seams.length] ?? 0;
			const passages = numbers.map(([one, other]) => ({
				start: Math.min(at(one), at(other)),
				end: Math.max(at(one), at(other))
			}));
			const all = sentences(whole);
			const found = pieces(all, passages);
			for (const { label, runs } of all) {
				const own = found.get(label) ?? [];
				for (const em of [false, true]) {
					const joined = own.filter((piece) => piece.em === em).map((piece) => piece.text);
					expect(joined.join('')).toBe(runs[em ? 1 : 0]?.text);
				}
				for (const { start, end, text, on } of own) {
					expect(whole.slice(start, end)).toBe(text);
					for (const [n, mark] of passages.entries()) {
						const inside = mark.start <= start && end <= mark.end && mark.start < mark.end;
						if (end > start) expect(on.includes(n)).toBe(inside);
					}
				}
			}
			const ends = [...found.values()].flatMap((own) => own.flatMap((piece) => piece.ends));
			const lying = [...passages.keys()].filter((n) => {
				const { start = 0, end = 0 } = passages[n] ?? {};
				return start < end && all.some((sentence) => sentence.start < end);
			});
			expect(ends.toSorted((a, b) => a - b)).toEqual(lying);
		}),
		{ seed: SEED }
	);
});

describe('the number of a passage appears', () => {
	const words = (quote: string) => {
		const start = article.indexOf(quote);
		return { start, end: start + quote.length };
	};
	const whole = cut(article).map(({ start, end }, n) => ({
		label: `A1.${n + 1}`,
		start,
		runs: [{ text: article.slice(start, end) }]
	}));
	const numbered = (quotes: string[]) =>
		[...pieces(whole, quotes.map(words)).values()]
			.flat()
			.filter(({ ends }) => ends.length)
			.map(({ text, ends }) => [text, ends]);

	test('after its last word', () => {
		expect(numbered(['West is'])).toEqual([['West is', [0]]]);
	});

	test('after the sentence, when the passage includes the space that follows', () => {
		const [[last] = []] = numbered(['squeezing Baku. ']);
		expect(last).toMatch(/Baku\.$/);
	});

	test('once for each passage that ends there', () => {
		expect(numbered(['West is', 'is'])).toEqual([['is', [0, 1]]]);
	});
});
