import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as anchor from '#lib/anchor/anchor.ts';
import { cut } from '#lib/anchor/sentences.ts';
import { SEED, article, passage } from '../support/sample-texts.ts';

/** A passage of `old`, and what is found in `now`: the offset of the words and the fit, or null. */
type Case = {
	old: string;
	quote: string;
	nth?: number;
	now: string;
	found: [number, anchor.Fit] | null;
};
const LONG = 'Nobody in Baku had expected the vote, which came at night. ';
const moves: Record<string, Case> = {
	'the same text': { old: article, quote: 'West', nth: 1, now: article, found: [80, 'exact'] },
	'text added before': {
		old: article,
		quote: 'West',
		now: `${LONG}${article}`,
		found: [63, 'exact']
	},
	'one side edited': {
		old: `${LONG}The West left. ${LONG}`,
		quote: 'The West',
		now: `${LONG.replace('came', 'fell')}The West left. ${LONG}Nobody saw The West.`,
		found: [59, 'exact']
	},
	'everything around rewritten, the words unique': {
		old: `${LONG}A trusted partner left. ${LONG}`,
		quote: 'trusted partner',
		now: 'They called him trusted partner!',
		found: [16, 'exact']
	},
	'everything around rewritten, the words repeated': {
		old: `${LONG}A trusted partner left. ${LONG}`,
		quote: 'trusted partner',
		now: 'No trusted partner was a trusted partner!',
		found: [3, 'approximate']
	},
	'only inside a longer word now': {
		old: `This is art. ${LONG}`,
		quote: 'art',
		now: 'The party is over, and nobody came.',
		found: [5, 'approximate']
	},
	'a letter that has gained an accent': {
		old: 'The cafe is open.',
		quote: 'cafe',
		now: 'He likes no cafe\u0301 at all.',
		found: [12, 'approximate']
	},
	'part of a word before and now': {
		old: 'The West is squeezing Baku.',
		quote: 'squeez',
		now: 'They say that it is squeezed.',
		found: [20, 'exact']
	},
	'the old place taken by the same word in another sentence': {
		old: 'Then the vote came. Nobody in Baku had expected it.',
		quote: 'the',
		now: 'And, the sun was up. Then the vote came. Nobody in Baku had expected it.',
		found: [26, 'exact']
	},
	'equal places, the old one among them': {
		old: 'aaaaaaaaaa',
		quote: 'aa',
		now: 'aaaaaaaaaa',
		found: [0, 'exact']
	},
	'equal places, all of them new': {
		old: 'The vote came.',
		quote: 'vote',
		now: `${LONG}The vote came. The vote came.`,
		found: [63, 'approximate']
	},
	gone: { old: article, quote: 'squeezing', now: article.replace('squeez', 'push'), found: null },
	'changed in one letter': {
		old: 'Əliyev left.',
		quote: 'Əliyev',
		now: 'Aliyev left.',
		found: null
	},
	'other letters that look alike': {
		old: 'Cafe\u0301 is open.',
		quote: 'Cafe\u0301',
		now: 'Café is open.',
		found: null
	},
	'in an empty text': { old: article, quote: 'West', now: '', found: null }
};

describe('locating a passage', () => {
	test.each(Object.entries(moves))('%s', (_name, { old, quote, nth, now, found }) => {
		const located = anchor.locate(now, passage(old, quote, nth));
		expect(located && [located.start, located.fit]).toEqual(found);
		if (located) expect(now.slice(located.start, located.end)).toBe(quote);
	});

	const bare = { start: 0, end: 0, exact: '', prefix: '', suffix: '' };
	const imports: [string, typeof bare, number | null, anchor.Fit?][] = [
		['no words', bare, null],
		['half a character', { ...bare, exact: '\ud83c' }, null],
		['words without context, once', { ...bare, exact: 'Əliyev' }, 41, 'exact'],
		['words without context, twice', { ...bare, start: 60, exact: 'West' }, 80, 'approximate'],
		['words without context, at their place', { ...bare, start: 80, exact: 'West' }, 80, 'exact'],
		['a place outside the text', { ...bare, start: -9, exact: 'Əliyev' }, 41, 'exact'],
		['a place far outside', { ...bare, start: 1e9, exact: 'West' }, 80, 'approximate']
	];
	test.each(imports)('imported with %s', (_name, imported, start, fit) => {
		const found = anchor.locate(article, imported);
		expect(found && [found.start, found.fit]).toEqual(start === null ? null : [start, fit]);
	});
});

test('a place with more of the context never ranks lower', () => {
	const before = ' Nobody in Baku had expected the ';
	const quote = 'vote';
	const after = ', which came so late at night, 🎉 ';
	const old = `${before}${quote}${after}`;
	const written = anchor.describe(old, cut(old), before.length, before.length + quote.length);
	const most = written.prefix.length;
	/** The words with `n` characters of their context on either side, and nothing beyond. */
	const place = (n: number) =>
		`§${written.prefix.slice(most - n)}${quote}${written.suffix.slice(0, n)}§`;
	fc.assert(
		fc.property(fc.nat(most), fc.boolean(), (rival, first) => {
			let won = false;
			let exact = false;
			for (let n = 0; n <= written.suffix.length; n += 1) {
				const [left, right] = first ? [place(n), place(rival)] : [place(rival), place(n)];
				const found = anchor.locate(`${left} ${right}`, { ...written, start: 1000 });
				const ours = found !== null && found.start < left.length === first;
				if (won) expect(ours).toBe(true);
				if (exact) expect(found?.fit).toBe('exact');
				won = ours && n > rival;
				exact = won && found?.fit === 'exact';
			}
			expect(won).toBe(rival < written.suffix.length);
		}),
		{ seed: SEED }
	);
});

/** 20,000 words of a vocabulary in which, as in any language, a few words make most of the text. */
function longText(): string {
	const common = 'the of to and in a West Baku is not Armenia vote art party aid policy';
	const vocabulary = common.split(' ');
	const words: string[] = [];
	for (let n = 0, state = SEED; n < 20_000; n += 1) {
		state = (state * 48_271) % 2_147_483_647;
		words.push(
			state % 3 === 0 ? `word${state % 5000}` : (vocabulary[state % vocabulary.length] ?? '')
		);
		if (n % 20 === 19) words.push('ends. The');
	}
	return words.join(' ');
}

describe('1,000 passages are found in 20,000 words', () => {
	const whole = longText();
	const sentences = cut(whole);
	const anchors = Array.from({ length: 1000 }, (_, n) =>
		anchor.describe(whole, sentences, n * 100, n * 100 + 2 + (n % 40))
	);
	const versions: [string, string][] = [
		['in their own text', whole],
		['behind a new beginning', `A new beginning. ${whole}`],
		[
			'in a text edited everywhere',
			whole.replaceAll('Armenia', 'Yerevan').replaceAll(' of ', ' by ')
		]
	];
	test.each(versions)('%s', (_name, now) => {
		const found = anchors.map((written) => anchor.locate(now, written));
		for (const [n, place] of found.entries()) {
			if (place) expect(now.slice(place.start, place.end)).toBe(anchors[n]?.exact);
		}
		expect(found.filter((place) => place?.fit === 'exact').length).toBeGreaterThan(500);
	});
});
