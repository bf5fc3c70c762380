import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut } from '#lib/anchor/sentences.ts';
import { SEED, text } from '../support/sample-texts.ts';

const sentencesOf = (whole: string) => cut(whole).map(({ start, end }) => whole.slice(start, end));

/** Each row is the sentences of one text; the text is the row joined with spaces. */
const cases: Record<string, string[][]> = {
	'plain ends': [
		['It began.', 'Did it end?', 'It did!', 'So they say'],
		['One.', 'Two.'],
		['He waited...', 'Then he left.'],
		['He waited…', 'Then he left.']
	],
	'titles and names': [
		['He met Dr. Aliyeva and Gen. Petrosyan.', 'They spoke to Mr. Smith.'],
		['J. R. Smith wrote it.', 'George W. Bush read it.'],
		['Prof. A. B. Carter disagrees.', 'So does Ə. Məmmədov.'],
		['Roe v. Wade is a case; Armenia vs. Azerbaijan is another.', 'Both are old.']
	],
	'abbreviations inside a sentence': [
		['The U.S. Congress voted.', 'The U.K. Parliament did not.'],
		['It is short, e.g. Baku, i.e. The capital.', 'Good.'],
		['At 5 p.m. Monday it began.', 'It ended at 6 a.m. Tuesday.'],
		['The (U.S.) Senate agreed.', 'He paid Acme Inc. Director Jones.'],
		['She holds a Ph.D. from Yerevan.', 'He has none.']
	],
	'abbreviations at the end of a sentence': [
		['They live in the U.S.', 'The next day they left.'],
		['They live in the U.S.', 'But why?'],
		['They live in the U.S.', '“The West is gone,” he said.'],
		['They left at 5 p.m.', 'It rained.'],
		['Choose plan B.', 'It’s cheaper.'],
		['It was written by Smith et al.', 'This is known.'],
		['The allies are the U.S., the U.K., etc.', 'Russia is not.']
	],
	'numbers and dates': [
		['On Nov. 15 he spoke.', 'On Dec. 2 he left.'],
		['On Mon. Nov. 15 he spoke.', 'It ended in Nov.', 'Armenia agreed.'],
		['It happened in May.', '15 people died.'],
		['See No. 3 and pp. 4–9, vol. II of it.', 'Did they?', 'No.', 'The end.'],
		['It grew by 3.4 percent.', 'It cost $5.', 'That was c. 1915 in Kars.'],
		['1. The first.', '2. The second.', '(3) The third.'],
		['It ended.', '32 people left.', '(15 stayed.)']
	],
	'quotation marks and brackets': [
		['“It is over.”', 'He left.'],
		['He said, “It is over.”', '“Why?” she asked.', 'No answer came.'],
		['“Stop!” – said the minister.', 'They stopped.'],
		['(It was over.)', 'He left [at once].', 'She stayed.'],
		['« C’est fini. »', 'Il part.'],
		['‘Go.’', '"Never."', 'He went.'],
		['He said it […] again.', '“… The West is squeezing us.”']
	],
	'notes, addresses, lower case': [
		['It ended.[1]', 'It began again.²', 'It ended.'],
		['It ended.', '[Two] years passed.'],
		['See https://example.org/?Q=A.B and x.y.', 'Then go.'],
		['Yahoo! is a company.', 'He waited ... and left.']
	],
	'other scripts': [
		['Հայաստանը փոքր է։', 'Ադրբեջանը մեծ է։'],
		['Ա. Պետրոսյանը եկավ։', 'Նա գնաց։'],
		['هل انتهى؟', 'نعم.'],
		['Bakı böyükdür.', 'İrəvan qədimdir.', 'Şuşa dağdadır.'],
		['Great!', '🎉 He left 👩‍👩‍👧.', 'Cafe\u0301 stays.']
	]
};

for (const [name, rows] of Object.entries(cases)) {
	describe(name, () => {
		test.each(rows.map((row) => ({ row, whole: row.join(' ') })))('$whole', ({ row, whole }) => {
			expect(sentencesOf(whole)).toEqual(row);
		});
	});
}

test('scripts without spaces between sentences are split, too', () => {
	expect(sentencesOf('日本です。中国です。')).toEqual(['日本です。', '中国です。']);
});

test('a line break ends a sentence, whatever comes before it', () => {
	expect(sentencesOf('A heading\nDr.\n\n Smith \u2028came.')).toEqual([
		'A heading',
		'Dr.',
		'Smith',
		'came.'
	]);
});

test('a text without words is one sentence; white space is none', () => {
	expect(sentencesOf('*** … 🎉')).toEqual(['*** … 🎉']);
	expect(cut(' \n\t ')).toEqual([]);
	expect(cut('')).toEqual([]);
});

test('sentences are in order, trimmed, and leave out only white space', () => {
	fc.assert(
		fc.property(text, (whole) => {
			let at = 0;
			for (const { start, end } of cut(whole)) {
				expect(whole.slice(at, start).trim()).toBe('');
				expect(whole.slice(start, end)).toBe(whole.slice(start, end).trim());
				expect(end).toBeGreaterThan(start);
				expect(whole.slice(start, end).isWellFormed()).toBe(true);
				at = end;
			}
			expect(whole.slice(at).trim()).toBe('');
		}),
		{ seed: SEED, numRuns: 500 }
	);
});

test('splitting line by line gives the same sentences as splitting the whole text', () => {
	fc.assert(
		fc.property(text, (whole) => {
			const lines = whole.split('\n').flatMap(sentencesOf);
			expect(sentencesOf(whole)).toEqual(lines);
		}),
		{ seed: SEED, numRuns: 300 }
	);
});
