/** The names of people and of accounts: what can be seen of them, and what could be mistaken for something else. */

const inScripts = (property: string, names: string) =>
	names
		.split(/\s+/)
		.map((name) => String.raw`\p{${property}=${name}}`)
		.join('');

/** Control characters, those that turn the text after them round, and invisible annotations and tags. */
const disturbing = String.raw`\p{Cc}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}`;
/** Letters and symbols that show nothing: Hangul fillers and the empty Braille pattern. */
const blank = String.raw`\u115f\u1160\u3164\uffa0\u2800`;

/** Scripts in which an invisible joiner decides how the letters beside it look. */
const joining = inScripts(
	'Script_Extensions',
	`Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala
	Khmer Myanmar Tibetan`
);
const joiners = String.raw`[\u200c\u200d]`;
/** What chooses the form of the character before it. */
const forms = String.raw`[\u180b-\u180d\u180f\u{e0100}-\u{e01ef}]`;
const invisible = new RegExp(
	String.raw`(?<![${joining}])${joiners}|(?<![\p{Script=Han}\p{Script=Mongolian}])${forms}|` +
		String.raw`(?!${joiners}|${forms}|[${disturbing}])\p{Default_Ignorable_Code_Point}`,
	'gu'
);

/** A text without what nobody sees, apart from what shapes the letters of a script. */
export const withoutInvisible = (text: string) => text.replace(invisible, '');

/** A name as it is stored: without what nobody sees and without surplus spaces. */
export const shown = (typed: string) =>
	withoutInvisible(typed.normalize('NFC'))
		.replace(/[\s\u2800]+/g, ' ')
		.trim();

/**
 * Matches a name that can't be used: with characters that disturb the text around them, with so many combining marks
 * that they cover other lines, or with nothing visible at all.
 */
export const unruly = new RegExp(
	String.raw`[${disturbing}]|\p{Mn}{6}|^[\p{Cf}\p{M}\p{Z}${blank}]*$`,
	'u'
);

/**
 * The scripts of user names, each by itself or with those that are written together. Cherokee, Coptic and Lisu are left
 * out, because almost all of their letters look like Latin ones.
 */
const alphabets = [
	'Latin Han Hiragana Katakana',
	'Latin Han Bopomofo',
	'Latin Han Hangul',
	...`Greek Cyrillic Armenian Georgian Hebrew Arabic Syriac Thaana Nko Adlam Ethiopic Tifinagh Devanagari Bengali
	Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Khmer Myanmar Tibetan Mongolian Javanese
	Balinese Yi Canadian_Aboriginal`.split(/\s+/)
].map(
	(scripts) => String.raw`[0-9._\-\p{Script=Inherited}${inScripts('Script_Extensions', scripts)}]*`
);

/** Matches a user name: letters of one alphabet and digits, all of which can be seen. */
export const userName = new RegExp(
	String.raw`^(?!\p{M})(?!.*(?:\p{Default_Ignorable_Code_Point}|\p{Mn}{4}))` +
		String.raw`(?=[\p{L}\p{M}\p{Nd}._-]{2,80}$)(?:${alphabets.join('|')})$`,
	'u'
);

/** Alphabets with letters that look alike. */
const alike = ['Latin', 'Cyrillic', 'Greek', 'Armenian'].map((name) => ({
	name,
	letters: new RegExp(String.raw`\p{Script=${name}}`, 'gu')
}));

/**
 * What is wrong with a user name that `userName` doesn't match, in one sentence. A letter of another alphabet is named,
 * because it may look like one of the others.
 */
export function whyNoUserName(typed: string): string {
	const counted = alike
		.map(({ name, letters }) => ({ name, found: typed.match(letters) ?? [] }))
		.filter(({ found }) => found.length)
		.sort((one, other) => other.found.length - one.found.length);
	const [most, strange] = counted;
	if (most && strange)
		return (
			`The letter “${strange.found[0]}” in this user name is ${strange.name}, the others are ${most.name}. ` +
			'Please type it again with one alphabet.'
		);
	return (
		'A user name needs 2 to 80 letters of one alphabet, or digits. ' +
		'Dots, hyphens and underscores are fine; spaces aren’t.'
	);
}
