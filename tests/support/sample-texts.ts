// Texts for the property tests: made of pieces that are hard to cut, in an order determined by the seed.
import fc from 'fast-check';
import * as anchor from '#lib/anchor/anchor.ts';
import { cut } from '#lib/anchor/sentences.ts';

export const SEED = 20231115;

const PIECES = [
	'The',
	'West',
	'is',
	'squeezing',
	'Baku',
	'the',
	'art',
	'party',
	'a',
	'aa',
	'aaa',
	'3.4',
	'U.S.',
	'Dr.',
	'Nov.',
	'15',
	'No.',
	'J.',
	'e.g.',
	'etc.',
	'end.',
	'end?',
	'end!',
	'end…',
	'“end.”',
	'(end.)',
	'«',
	'»',
	'"',
	'’',
	'[1]',
	'end.[1]',
	'–',
	'—',
	'...',
	'A3.2',
	'&amp;',
	'Əliyev',
	'İrəvan',
	'ığdır',
	'Şuşa',
	'Հայաստան',
	'վերջ։',
	'أرمينيا',
	'نعم؟',
	'ЦРУ.',
	'🎉',
	'👩‍👩‍👧',
	'🇦🇲',
	'𝒳',
	'e\u0301',
	'Cafe\u0301',
	'\u05e9\u05c1',
	'日本。'
];
const SEAMS = [' ', ' ', ' ', ' ', '', '\n', '  ', '\u00a0'];

/** A well-formed text of up to 60 pieces. */
export const text = fc
	.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...SEAMS)), {
		minLength: 1,
		maxLength: 60
	})
	.map((pairs) => pairs.map(([piece, seam]) => piece + seam).join(''));

/** The offsets at which a text may be cut without halving a character. */
export function seamsOf(whole: string): number[] {
	let at = 0;
	return [0, ...[...whole].map((character) => (at += character.length))];
}

/** A text with a surrogate pair, a joined emoji, a combining mark and four scripts. */
export const article =
	'The West is squeezing Baku. “Why?” asked Əliyev. 👩‍👩‍👧 came to Հայաստան.\n' +
	'The West is indulging Baku, say أرمينيا and Cafe\u0301 🎉 owners. The end is open.';

/** The anchor of the nth occurrence of a quotation in a text. */
export function passage(whole: string, quote: string, nth = 0) {
	let start = -1;
	for (let n = 0; n <= nth; n += 1) start = whole.indexOf(quote, start + 1);
	return anchor.describe(whole, cut(whole), start, start + quote.length);
}
