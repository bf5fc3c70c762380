import { expect, test } from 'vitest';
import { unruly, userName } from '#lib/input/account.ts';

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
	'Անի Հակոբյան'
])('the name %s is accepted', (name) => {
	expect(unruly.test(name)).toBe(false);
});

test.each(['h\u0435len', 'p\u03bfl', '\u3164\u3164', '\u0301ab', 'a b', 'a'])(
	'the user name “%s” is refused, because it could be mistaken for another or can’t be seen',
	(login) => {
		expect(userName.test(login)).toBe(false);
	}
);

test.each(['helen', 'хелен', 'ελένη', 'élodie', 'wang小明', 'user-8fwg', 'o.neill_2'])(
	'the user name “%s” is accepted',
	(login) => {
		expect(userName.test(login)).toBe(true);
	}
);
