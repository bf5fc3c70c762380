import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import * as input from '#lib/input/account.ts';
import { shown, unruly, userName, whyNoUserName } from '#lib/input/names.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as usernames from '#lib/server/account/usernames.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as members from '#lib/server/course/members.ts';
import * as roster from '#lib/server/course/roster.ts';
import { refusal } from '../support/cast.ts';
import { account } from '../support/factories.ts';
import { dora, hers, withCourse } from '../support/with-class.ts';

withCourse();

test.each([
	['a filler of Hangul', '\u3164'],
	['the empty Braille pattern', '\u2800'],
	['nothing but zero width', '\u200b\u200c\u200d'],
	['a variation selector', '\ufe0f'],
	['a tag character', 'Ada\u{e0041}'],
	['an annotation anchor', '\ufff9Ada'],
	['marks of direction alone', '\u200e\u200f\u061c'],
	['a turn of direction', 'Ada\u202e'],
	['26 marks on one letter', `A${'\u0301'.repeat(26)}`]
])('a name of %s is refused', (_, name) => {
	expect(unruly.test(name)).toBe(true);
});

test.each([
	'Ada Byron',
	'Nguyễn Văn A',
	'محمد الأمين',
	'می‌خواهم',
	'王小明',
	'O’Neill',
	'नमस्ते',
	'שָׁלוֹם',
	'Անի Հակոբյան',
	'Işıl Şahin',
	'علی‌رضا',
	'ක්‍රිෂ්',
	'葛\u{e0100}城'
])('the name %s is accepted as it is', (name) => {
	expect([shown(name), unruly.test(name)]).toEqual([name, false]);
});

const unseen: [string, string][] = [
	['a variation selector', '\ufe0f'],
	['a grapheme joiner', '\u034f'],
	['a space of no width', '\u200b'],
	['a joiner that joins nothing', '\u200d'],
	['a word joiner', '\u2060'],
	['a soft hyphen', '\u00ad'],
	['a mark of direction', '\u200e'],
	['a filler of Hangul', '\u3164'],
	['a variation selector for Han', '\u{e0101}']
];

describe.each(unseen)('%s', (_, mark) => {
	const typed = `A${mark}da${mark}`;
	const parsed = (name: string) => v.parse(input.rename, { name }).name;

	test('is left out of every name', async () => {
		expect(parsed(typed)).toBe('Ada');
		expect(v.safeParse(input.rename, { name: mark }).success).toBe(false);
		await roster.enrol(hers, `${typed} Byron\nEli Nu`, async () => 'no hash');
		expect(
			members
				.learners(hers)
				.map(({ name }) => name)
				.toSorted()
		).toEqual(['Ada Byron', 'Eli Nu']);
		const { name } = courses.make(dora, { name: `His${mark}tory`, timeZone: 'UTC' });
		expect(name).toBe('History');
		expect(refusal(() => courses.make(dora, { name: mark, timeZone: 'UTC' })).reason).toBe(
			'invalid'
		);
	});

	test('is refused in a user name', () => {
		expect(userName.test(`ad${mark}a`)).toBe(false);
		expect(roster.preview(hers, `name,username\nAda,a${mark}${mark}da`).rows[0]?.login).toBe('ada');
	});
});

test('separators of lines end a line of a class list and are spaces elsewhere', () => {
	expect(shown('Ada\u2028Byron')).toBe('Ada Byron');
	expect(roster.preview(hers, 'Ada Byron\u2028Eli Nu').rows.map(({ name }) => name)).toEqual([
		'Ada Byron',
		'Eli Nu'
	]);
});

test.each([
	'h\u0435len',
	'p\u03bfl',
	'\u3164\u3164',
	'\u0301ab',
	'a b',
	'a',
	'иvan',
	'ада1а\u03b1',
	'ana\u09ea',
	'ꓮꓓꓮ'
])(
	'the user name “%s” is refused, because it could be mistaken for another or can’t be seen',
	(login) => {
		expect(userName.test(login)).toBe(false);
	}
);

test.each([
	'helen',
	'хелен',
	'ελένη',
	'élodie',
	'wang小明',
	'さくらサクラ桜',
	'ışık',
	'علی',
	'user-8fwg',
	'o.neill_2'
])('the user name “%s” is accepted', (login) => {
	expect(userName.test(login)).toBe(true);
});

test.each([
	['\u0430melia', 'The letter “\u0430” in this user name is Cyrillic, the others are Latin.'],
	['\u0430нна.o', 'The letter “o” in this user name is Latin, the others are Cyrillic.'],
	['ada l', 'A user name needs 2 to 80 letters of one alphabet, or digits.']
])(
	'what is wrong with the user name %s is said, and a letter that nobody can tell is named',
	(typed, said) => {
		expect(userName.test(typed)).toBe(false);
		expect(whyNoUserName(typed)).toContain(said);
	}
);

describe('a user name that looks like somebody else’s', () => {
	test.each([
		['hek', 'һек'],
		['capa', 'сара'],
		['ada', '\u0251da'],
		['sinan', 'sınan'],
		['ışık', 'işik'],
		['ina', 'i\u0307na'],
		['сара', 'capa'],
		['pop', 'ρορ']
	])('is refused: %s, and then %s', (first, second) => {
		account('First', first);
		expect(accounts.taken(second)).toBe(false);
		expect(refusal(() => account('Second', second)).message).toMatch(/looks like the user name/);
	});

	test.each([
		['ada', 'adà'],
		['ada', 'ada2'],
		['сара', 'сары'],
		['sinan', 'sinem']
	])('is not one that differs visibly: %s and %s', (first, second) => {
		account('First', first);
		account('Second', second);
		expect(accounts.taken(second)).toBe(true);
	});

	test('is refused in a class list, on its line, also where both are in the list', () => {
		account('Sinan', 'sinan');
		const list = 'name,username\nX,sınan\nAda,ada\nOther,\u0251da\nBen,ben';
		expect(roster.preview(hers, list).rows.map(({ fate }) => fate)).toEqual([
			'refused',
			'new',
			'refused',
			'new'
		]);
	});

	test('is made for nobody', () => {
		account('Sınan', 'sınan');
		expect(usernames.made('Sinan', '1', new Set())).toBe('sinan2');
		expect(usernames.made('Ada', '1', new Set(['\u0251da']))).toBe('ada2');
	});
});
