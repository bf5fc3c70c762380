import { longestName, mail } from '#lib/input/account.ts';
import {
	type Choice,
	type ColumnKind,
	mostColumns,
	type Order,
	type Split
} from '#lib/input/class-list.ts';
import { unruly, userName, whyNoUserName } from '#lib/input/names.ts';
import { normal } from '#lib/server/account/accounts.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { byContent, byHeadings, type Column, type Columns } from './columns.ts';
import { headingAt, knownIn } from './headings.ts';
import { isNameLike, joined, nameIn } from './name-cells.ts';
import { withoutTails } from './name-tails.ts';
import { isNobody, isTitleLine } from './other-lines.ts';
import { noText, tooLong } from './refusals.ts';
import { guessSplit, type Line, linesOf } from './separators.ts';

/** A person of the list: a name, and perhaps a login. */
export type Listed = {
	/** Its number among all lines or cells that could be a person, whichever of them are headings. */
	at: number;
	/** The line of the list, counted from 1, the headings included. */
	line: number;
	name: string;
	email: string | null;
	username: string | null;
	/** What was in their cells and isn’t used. */
	unused: string[];
	/** All that was in their cells, to compare whole lines. */
	whole: string;
	/** Why they can’t be imported; empty when they can. */
	problem: string;
};

/** A column as the preview names it; `guess` is what it would be if nothing were chosen. */
export type ReadColumn = Column & { guess: ColumnKind; heading: string; sample: string[] };

/** How a list was read, and who is on it. */
export type Reading = {
	split: Split;
	/** Whether a line is taken as headings. */
	headed: boolean;
	order: Order;
	columns: ReadColumn[];
	people: Listed[];
	/** Lines that are nobody, such as a title above the headings. */
	skipped: { line: number; text: string }[];
	/** What it would be if that alone weren’t chosen. */
	guess: { split: Split; headed: boolean; order: Order };
	/** What still counts of the choice: separators make the lines and columns that all else was said of. */
	choice: Choice;
};

const mostRows = 200;
const longestFile = 200_000;

/**
 * Reads a class list. What `chosen` doesn’t say is guessed: the separators, whether there are headings, and what each
 * column is. Every cell is either used for a person, or in their `unused`, or its line is among `skipped`.
 * @throws Refusal `invalid` when it is empty, too long or no text
 */
export function read(text: string, chosen: Choice = {}): Reading {
	if (text.length > longestFile) throw tooLong();
	if (text.includes('\0')) throw noText();
	const guessedSplit = guessSplit(text, knownIn);
	const split = chosen.split ?? guessedSplit;
	const choice = (chosen.cut ?? split) === split ? chosen : { split: chosen.split };
	const lines = linesOf(text, split).map((line, at) => ({ ...line, at }));
	const first = headingAt(lines.slice(0, 30).map(({ cells }) => cells));
	const at = choice.headed === 'no' ? -1 : first;
	const heading = choice.headed === 'yes' ? Math.max(at, 0) : at;
	const { body, skipped } = sorted(lines, heading);
	if (!body.length) throw new Refusal('invalid', 'The list is empty.');
	if (body.length > mostRows)
		throw new Refusal(
			'invalid',
			`This list has ${body.length} people; you can import ${mostRows} at a time. Import it in parts.`
		);
	const headings = lines[heading]?.cells ?? [];
	const rows = withoutTails(body.map(({ cells }) => cells));
	const widest = Math.max(headings.length, ...rows.map((cells) => cells.length));
	const width = Math.min(widest, mostColumns);
	const guessed = heading < 0 ? byContent(rows, split) : byHeadings(headings, rows, split);
	const order = choice.order ?? guessed.order;
	const columns = Array.from({ length: width }, (_, n): ReadColumn => {
		const { kind, what } = guessed.columns[n] ?? { kind: 'unused', what: '' };
		const sample = rows.flatMap((cells) => cells[n] || []).slice(0, 3);
		const used = choice.columns?.[n] ?? kind;
		return { kind: used, guess: kind, what, heading: headings[n] ?? '', sample };
	});
	const people = body.map(({ at, line }, n) => ({
		at,
		line,
		...listed(rows[n] ?? [], { columns, order })
	}));
	const guess = { split: guessedSplit, headed: first >= 0, order: guessed.order };
	return { split, headed: heading >= 0, order, columns, people, skipped, guess, choice };
}

/** The lines with people, and those that aren’t: above the headings, the headings once more, and sums. */
function sorted(lines: (Line & Pick<Listed, 'at'>)[], heading: number) {
	const headings = lines[heading]?.cells.join('\n');
	const other = ({ cells }: Line, n: number) =>
		isNobody(cells, { last: n === lines.length - 1, headed: heading >= 0 });
	const others = lines.filter((line, n) => !other(line, n)).map(({ cells }) => cells);
	const titled = heading < 0 && isTitleLine(others);
	const nobody = (line: Line, n: number) =>
		n < heading ||
		(n === 0 && titled) ||
		(n > heading && line.cells.join('\n') === headings) ||
		other(line, n);
	const out = lines.filter((line, n) => n !== heading && nobody(line, n));
	return {
		body: lines.filter((line, n) => n !== heading && !nobody(line, n)),
		skipped: out.map(({ line, cells }) => ({ line, text: cells.filter(Boolean).join(' ') }))
	};
}

/** A person of the cells of one line. */
function listed(cells: string[], { columns, order }: Columns): Omit<Listed, 'at' | 'line'> {
	const unused: string[] = [];
	const parts = { name: '', first: '', middle: '', last: '' };
	const logins = { email: '', username: '' };
	const beside: string[] = [];
	cells.forEach((cell, n) => {
		const kind = columns[n]?.kind ?? 'unused';
		if (!cell) return;
		if (kind === 'unused') return unused.push(cell);
		if (kind === 'username') return logins.username ? unused.push(cell) : (logins.username = cell);
		const { name, email, unused: rest } = nameIn(cell);
		const isLost = kind === 'email' && !email && cell.includes('@');
		if (email && logins.email) unused.push(email);
		else if (email || isLost) logins.email = email || cell;
		unused.push(...rest);
		if (kind === 'email') return isLost || beside.push(name);
		parts[kind] = [parts[kind], name].filter(Boolean).join(' ');
	});
	const { name: whole, first, middle, last } = parts;
	const found = whole
		? [whole, middle, first, last].filter(Boolean).join(' ')
		: joined(first, middle, last, order === 'surname');
	// on some lines a name may be in the column of addresses
	const name = found || (beside.find(isNameLike) ?? '');
	unused.push(...beside.filter((one) => one && one !== name));
	const login = (typed: string) => (typed ? normal(typed) : null);
	const { email, username } = logins;
	return {
		name: name.slice(0, 300),
		email: login(email),
		username: login(username),
		unused,
		whole: cells.join('\n').normalize('NFKC').toLowerCase(),
		problem: wrong(name, normal(email), normal(username))
	};
}

function wrong(name: string, email: string, username: string): string {
	const long = [...name].length;
	if (!name) return 'This line has no name.';
	if (long > longestName) return `The name has ${long} characters; the limit is ${longestName}.`;
	if (/\ufffd|\p{L}\?|\?\p{L}/u.test(name))
		return 'A letter of this name was lost when the file was saved. Correct it in the list.';
	if (unruly.test(name)) return 'This name contains a character that can’t be shown.';
	if (!/^['’‘ʻʼ]?\p{L}/u.test(name)) return 'A name has to begin with a letter.';
	if (email && (!mail.test(email) || email.endsWith('@users.invalid')))
		return 'This doesn’t look like a valid email address.';
	if (username && !userName.test(username)) return whyNoUserName(username);
	return '';
}
