import { withoutRemark } from './remarks.ts';

/** What is in a cell with a name: the name, perhaps an email address, and what isn't part of the name. */
export type NameCell = { name: string; email: string; unused: string[] };

/** Letters, and what else is inside names. */
const named = /^['’‘ʻʼ]?\p{L}(?:[\p{L}\p{M}\p{Zs}'’‘ʻʼ`´·.‐-―"“”()-]|\u200c|\u200d)*$/u;
/** Whether a cell could be a name or a part of one. */
export const isNameLike = (cell: string) => named.test(cell);

const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー]+$/u;
/** Whether it is written in letters of East Asia, where the surname comes first and no space follows. */
export const isEastAsian = (text: string) => eastAsian.test(text);

/** Whether a cell has two words, or else two letters of a script that has no spaces. */
export const isFull = (cell: string) =>
	/\p{L}\S*\s+\S*\p{L}/u.test(cell) || (isEastAsian(cell) && [...cell].length > 1);

/** Whether a cell is an email address and nothing else. */
export const isMail = (cell: string) => /^[^\s@<>]+@[^\s@<>]*$/.test(cell);

/** A title, in the spelling of a list and in lower case. */
const titles = new Set(
	`mr mr. mrs mrs. ms ms. miss mx mx. dr dr. dra dra. prof prof. profa profa. herr frau hr. fr. m. mme mme. mlle mlle.
	monsieur madame mademoiselle sr. sra. srta. señor señora señorita don doña sig. sig.ra sig.na signor signora
	dhr. dhr mevr. mevr mw. mw pan pani bay bayan г-н г-жа`.split(/\s+/)
);
/** Titles that no surname is spelt like, so that one of them alone tells. */
const certain = new Set(
	`mr mr. mrs mrs. ms ms. miss mx mx. dr dr. dra. prof prof. profa. herr frau mme mlle srta. sra. fr. hr. sig.
	dhr.`.split(/\s+/)
);
export const isTitle = (cell: string) => titles.has(cell.toLowerCase());

const suffix = /^(?:jr|sr|jun|sen|ii|iii|iv)\.?$/i;

/** Takes a number or bullet off the front, as in `1. Jane Smith`, `(2) Jane Smith` and `- Jane Smith`. */
function withoutNumber(text: string): { rest: string; number: string } {
	const found =
		/^([#([]?\d{1,4}(?:[.)\]:]|\s?[-–])?|\[[ x]?\]|[-–—*•‣▪●○◦·☐☑✓+])\s+(?=['’‘]?\p{L})/iu.exec(
			text
		);
	const tight = /^(\d{1,4}[.)])(?=\p{L})/u.exec(text);
	const front = (found ?? tight)?.[0] ?? '';
	const number = front.trim();
	return { rest: text.slice(front.length), number: /\d/.test(number) ? number : '' };
}

/** Takes an email address out of a cell such as `Jane Smith <jane@school.example>`. */
function withoutMail(text: string): { rest: string; email: string } {
	if (isMail(text)) return { rest: '', email: text };
	const found = /(?:^|[\s<([])(?:mailto:)?([^\s@<>()[\],;]+@[^\s@<>()[\],;]+)[>)\]]*/.exec(text);
	if (!found) return { rest: text, email: '' };
	const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
	return { rest: rest.replace(/\s+/g, ' ').trim(), email: found[1] ?? '' };
}

/** Takes titles off the front of a name. */
function withoutTitle(text: string): { rest: string; title: string } {
	const words = text.split(' ');
	let n = 0;
	while (n < words.length - 1 && certain.has((words[n] ?? '').toLowerCase())) n += 1;
	return { rest: words.slice(n).join(' '), title: words.slice(0, n).join(' ') };
}

/** The full name of its parts, in this order, or run together in East Asian scripts. */
export function joined(first: string, middle: string, last: string, surnameFirst: boolean): string {
	const parts = [first, middle, last].filter(Boolean);
	if (parts.length > 1 && parts.every(isEastAsian)) return `${last}${middle}${first}`;
	return (surnameFirst ? [last, middle, first] : [first, middle, last]).filter(Boolean).join(' ');
}

/** `Smith, Jane` is Jane Smith; what follows a second comma, or isn't a name, isn't used. */
function turned(text: string): { name: string; unused: string[] } {
	const [last = '', first = '', ...more] = text.split(',').map((part) => part.trim());
	if (!first || !isNameLike(last)) return { name: text, unused: [] };
	if (suffix.test(first)) return { name: `${last} ${first}`, unused: more.filter(Boolean) };
	if (!isNameLike(first))
		return /[\d?]/.test(first)
			? { name: last, unused: [first, ...more].filter(Boolean) }
			: { name: text, unused: [] };
	const { rest, title } = withoutTitle(first);
	const late = more.filter((part) => suffix.test(part));
	return {
		name: [joined(rest, '', last, false), ...late].join(' '),
		unused: [title, ...more.filter((part) => part && !suffix.test(part))].filter(Boolean)
	};
}

/** Reads a cell with a name. Everything in it is in the name, in the address or in what isn't used. */
export function nameIn(cell: string): NameCell {
	const { rest, number } = withoutNumber(cell);
	const { rest: text, email } = withoutMail(rest);
	const trimmed = text.replace(/^[\s,;:|]+|[\s,;|]+$/g, '');
	// a quotation mark that nothing closes
	const open = trimmed.split('"').length === 2;
	const clean = open ? trimmed.replace(/^"|"$/, '') : trimmed.replace(/^"([^"]+)"$/, '$1');
	const { rest: told, remark } = withoutRemark(clean);
	const { name, unused } = turned(told);
	const { rest: bare, title } = withoutTitle(name);
	return { name: bare, email, unused: [number, title, ...unused, remark].filter(Boolean) };
}
