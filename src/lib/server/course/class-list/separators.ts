import Papa from 'papaparse';
import type { Split } from '#lib/input/class-list.ts';
import { withoutInvisible } from '#lib/input/names.ts';
import { addressSplit, recipients } from './address-line.ts';
import { givenIn } from './given-names.ts';
import { isFull, isNameLike } from './name-cells.ts';

/** A line of the list with its cells; no line is empty. */
export type Line = { line: number; cells: string[] };

/** Characters that separate, none of them in any name, and the comma, which may be. */
const signs = { tab: '\t', semicolon: ';', pipe: '|', comma: ',' } as const;
type Sign = keyof typeof signs;
const inOrder: Sign[] = ['tab', 'semicolon', 'pipe', 'comma'];

/** A separator that no list contains, for lists whose lines aren't cut. */
const never = '\u001f';
const lineEnds = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;

/** Without marks that software writes around text and nobody sees, and with one kind of line end and separator. */
const plain = (text: string) =>
	withoutInvisible(text)
		.replace(lineEnds, '\n')
		.replace(/[，、،]/g, ',')
		.replace(/[；؛]/g, ';');

/** A cell without surplus spaces, without the quotes around it and without separators at its ends. */
export function tidy(cell: string): string {
	const bare = cell
		.normalize('NFC')
		.replace(/[\s\u2800]+/g, ' ')
		.trim();
	const quoted = /^(?:"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»)$/u.exec(bare);
	return quoted ? (quoted.slice(1).find(Boolean) ?? '').trim() : bare;
}

function parsed(text: string, delimiter: string) {
	const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
	// a quotation mark that is never closed would swallow the lines after it
	if (!errors.some(({ type }) => type === 'Quotes')) return data;
	return text.split('\n').map((line) => line.split(delimiter));
}

function numbered(rows: string[][]): Line[] {
	let line = 1;
	return rows.flatMap((row) => {
		const at = line;
		line += 1 + row.reduce((n, cell) => n + cell.split('\n').length - 1, 0);
		const cells = row.map(tidy);
		while (cells.length && !cells.at(-1)) cells.pop();
		return cells.length ? [{ line: at, cells }] : [];
	});
}

/** Each line whole, without separators at its ends. */
const whole = (text: string): Line[] =>
	numbered(parsed(text, never)).flatMap(({ line, cells }) => {
		const cell = tidy((cells[0] ?? '').replace(/^[\s,;|]+|[\s,;|]+$/g, ''));
		return cell ? [{ line, cells: [cell] }] : [];
	});

const spaced = (text: string): Line[] =>
	numbered(text.split('\n').map((line) => line.trim().split(/[ \u00a0]{2,}|\t+/)));

const cut = (text: string, sign: Sign) => numbered(parsed(text, signs[sign]));

/** Lines cut at one sign. A cell with a tab, and a line without the sign, are cut at what else separates. */
function cutThrough(text: string, sign: Sign): Line[] {
	return numbered(
		parsed(text, signs[sign]).map((row) => {
			const single = row.filter((cell) => cell.trim()).length === 1;
			return row.flatMap((cell) => cell.split(single ? /[\t;|]/ : /\t/));
		})
	);
}

/** The lines of a list, cut as `split` says. Lines that are empty are left out; the others keep their numbers. */
export function linesOf(text: string, split: Split): Line[] {
	const list = withoutDeclaration(plain(text));
	if (split === 'lines') return whole(list);
	if (split === 'spaces') return spaced(list);
	const mail = split === 'each-comma' || split === 'each-semicolon' ? recipients(list) : null;
	if (mail) return mail.map(({ line, cell }) => ({ line, cells: [tidy(cell)] }));
	const sign = inOrder.find((one) => split.endsWith(one)) ?? 'comma';
	const lines = cutThrough(list, sign);
	if (!split.startsWith('each-')) return lines;
	const people = lines.flatMap(({ line, cells }) =>
		cells.filter(Boolean).map((cell) => ({ line, cells: [cell] }))
	);
	const last = people.pop();
	// “John Doe and Ben Koch” at the end of an enumeration are two people
	const ends = (last?.cells[0] ?? '').split(/\s+(?:and|und|et|&)\s+/);
	return [...people, ...ends.map((cell) => ({ line: last?.line ?? 1, cells: [tidy(cell)] }))];
}

/** Without the first line that Excel may write, such as `sep=;`. An empty one stays, for the numbers of the others. */
const withoutDeclaration = (text: string) => text.replace(/^sep=.?(?=\n)/i, '');

const filled = ({ cells }: Line) => cells.filter(Boolean);

/**
 * How a list is best cut. As in other readers, what counts is on how many lines a separator is, and whether a known
 * heading comes of it; and as a comma may be a part of a name, it must be on half of the lines.
 * @param headings how many cells of a line are known headings
 */
export function guessSplit(text: string, headings: (cells: string[]) => number): Split {
	const list = plain(text);
	const mail = addressSplit(list);
	if (mail) return mail;
	const scored = inOrder.map((sign) => {
		const lines = cut(withoutDeclaration(list), sign);
		const several = lines.filter((line) => filled(line).length > 1).length;
		const share = lines.length ? several / lines.length : 0;
		const headed = lines.slice(0, 6).some(({ cells }) => headings(cells) > 1);
		return { sign, lines, share: sign === 'comma' && share < 0.5 ? 0 : share, headed };
	});
	const best = scored
		.filter(({ share, headed }) => share > 0 || headed)
		.toSorted((a, b) => Number(b.headed) - Number(a.headed) || b.share - a.share)[0];
	if (!best) return columnsBySpaces(list) ? 'spaces' : 'lines';
	if (best.headed) return best.sign;
	if (best.sign === 'comma' && columnsBySpaces(list)) return 'spaces';
	return eachIsPerson(list, best.lines, best.sign) ? `each-${best.sign}` : best.sign;
}

/** Whether two or more spaces cut every line into as many columns. */
function columnsBySpaces(list: string): boolean {
	const widths = spaced(list).map((line) => filled(line).length);
	return widths.length > 1 && new Set(widths).size === 1 && (widths[0] ?? 0) > 1;
}

/** Whether the cells are people, several on a line, and not the columns of a table. */
function eachIsPerson(list: string, lines: Line[], sign: Sign): boolean {
	const cells = lines.flatMap(filled);
	const whole = cells.every((cell) => isFull(cell));
	const widths = lines.map((line) => filled(line).length);
	if (lines.length === 1 && sign !== 'tab') {
		const single = cells.every(isNameLike);
		return whole || (single && (cells.length > 2 || givenIn(cells) === cells.length));
	}
	if (!whole || new Set(cells).size < cells.length) return false;
	// given names and surnames may both have two words, so two columns of them prove nothing
	return new Set(widths).size > 1 || (widths[0] ?? 0) > 2 || runsOn(list, signs[sign]);
}

/** Whether every line but the last ends with the separator, as in a sentence that is wrapped. */
function runsOn(list: string, sign: string): boolean {
	const ends = list
		.split('\n')
		.map((line) => line.trimEnd())
		.filter(Boolean)
		.map((line) => line.endsWith(sign));
	return ends.pop() === false && ends.every(Boolean);
}
