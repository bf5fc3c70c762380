import Papa from 'papaparse';
import { longestName, mail, unruly, userName } from '#lib/input/account.ts';
import { normal } from '#lib/server/account/accounts.ts';
import { Refusal } from '#lib/server/refusal.ts';

/** A line of the file: a name, and perhaps a login. */
export type Listed = {
	/** Its line number, counted from 1, the header included. */
	line: number;
	name: string;
	email: string | null;
	username: string | null;
	/** Why it cannot be imported; empty when it can. */
	problem: string;
};

const mostRows = 200;
const longestFile = 200_000;

type Column = 'name' | 'first' | 'last' | 'email' | 'username';

/** Known column names, in letters only. */
const headings: Record<Column, string[]> = {
	name: ['name', 'fullname', 'displayname', 'student', 'studentname', 'learner', 'pupil'],
	first: ['firstname', 'givenname', 'forename'],
	last: ['lastname', 'surname', 'familyname'],
	email: ['email', 'mail', 'emailaddress', 'mailaddress'],
	username: ['username', 'user', 'login', 'loginname']
};

/**
 * Reads a class list: one person a line, separated by commas, semicolons or tabs. Columns are recognised by a
 * header, in any order; without one, the first cell is the name, and one with an @ the email address.
 * @throws Refusal `invalid` when it is empty, too long, or has no column of names
 */
export function read(text: string): Listed[] {
	if (text.length > longestFile)
		throw new Refusal(
			'invalid',
			'This file is too long for a class list. Check that it’s the right one.'
		);
	const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
		delimitersToGuess: [',', ';', '\t'],
		skipEmptyLines: false
	});
	const lines = data
		.map((cells, n) => ({ line: n + 1, cells: cells.map(tidy) }))
		.filter(({ cells }) => cells.some((cell) => cell));
	const [first] = lines;
	const columns = headed(first?.cells ?? []);
	const people = columns ? lines.slice(1) : lines;
	if (!people.length) throw new Refusal('invalid', 'The list is empty.');
	if (people.length > mostRows)
		throw new Refusal(
			'invalid',
			`This list has ${people.length} people; you can import ${mostRows} at a time. Import it in parts.`
		);
	return people.map(({ line, cells }) =>
		listed(line, columns ? named(cells, columns) : bare(cells))
	);
}

const tidy = (cell: string) => cell.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The columns by meaning, or null when the first line is a person. */
function headed(cells: string[]): Partial<Record<Column, number>> | null {
	const plain = cells.map((cell) => cell.toLowerCase().replace(/[^\p{L}]/gu, ''));
	const kinds = Object.keys(headings) as Column[];
	const found = kinds.flatMap((kind) => {
		const at = plain.findIndex((cell) => headings[kind].includes(cell));
		return at < 0 ? [] : [[kind, at] as const];
	});
	if (!found.length) return null;
	const columns: Partial<Record<Column, number>> = Object.fromEntries(found);
	if (columns.name === undefined && columns.first === undefined && columns.last === undefined)
		throw new Refusal('invalid', 'No column is called “name”. Add one.');
	return columns;
}

type Cells = { name: string; email: string; username: string };

function named(cells: string[], columns: Partial<Record<Column, number>>): Cells {
	const cell = (kind: Column) => cells[columns[kind] ?? -1] ?? '';
	const name = cell('name') || `${cell('first')} ${cell('last')}`.trim();
	return { name, email: cell('email'), username: cell('username') };
}

function bare(cells: string[]): Cells {
	const name = cells.find((cell) => cell && !cell.includes('@')) ?? '';
	return { name, email: cells.find((cell) => cell.includes('@')) ?? '', username: '' };
}

function listed(line: number, { name, email, username }: Cells): Listed {
	const login = (typed: string) => (typed ? normal(typed) : null);
	return {
		line,
		name: name.slice(0, 300),
		email: login(email),
		username: login(username),
		problem: wrong(name, normal(email), normal(username))
	};
}

function wrong(name: string, email: string, username: string): string {
	const long = [...name].length;
	if (!name) return 'This line has no name.';
	if (long > longestName) return `The name has ${long} characters; the limit is ${longestName}.`;
	if (unruly.test(name)) return 'This name contains a character that can’t be shown.';
	if (!/^['’‘ʻʼ]?\p{L}/u.test(name)) return 'A name has to begin with a letter.';
	if (email && (!mail.test(email) || email.endsWith('@users.invalid')))
		return 'This doesn’t look like a valid email address.';
	if (username && !userName.test(username))
		return 'A user name has 2 to 80 letters or digits; dots, hyphens and underscores are allowed.';
	return '';
}
