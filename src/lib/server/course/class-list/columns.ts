import type { ColumnKind, Order, Split } from '#lib/input/class-list.ts';
import { withoutAccents } from '#lib/server/account/accents.ts';
import { givenIn } from './given-names.ts';
import type { HeadingKind } from './heading-words.ts';
import { meaningOf } from './headings.ts';
import { isFull, isMail, isNameLike, isTitle, nameIn } from './name-cells.ts';

/** A column as it is read: `what` says what is in one that isn't used, where that is known. */
export type Column = { kind: ColumnKind; what: string };
export type Columns = { columns: Column[]; order: Order };

const unused = (what = ''): Column => ({ kind: 'unused', what });
const column = (kind: ColumnKind): Column => ({ kind, what: '' });

const share = (cells: string[], what: (cell: string) => boolean) =>
	cells.length ? cells.filter(what).length / cells.length : 0;
const fits = (cell: string) => isNameLike(nameIn(cell).name);
const cellsOf = (rows: string[][], n: number) =>
	rows.map((cells) => cells[n] ?? '').filter(Boolean);

/** What the columns of a list with headings are. Columns whose headings aren't known are used only for a lost name. */
export function byHeadings(headings: string[], rows: string[][], split: Split): Columns {
	const meanings = headings.map((heading) => (heading ? meaningOf(heading) : null));
	const kinds = meanings.map((meaning) => meaning?.kind ?? null);
	const wholes = kinds.map((kind, n) => kind === 'full' && share(cellsOf(rows, n), fits) > 0.4);
	const has = (kind: HeadingKind) => kinds.includes(kind);
	const whole = wholes.indexOf(true);
	const part =
		has('last') && !has('first') ? 'first' : has('first') && !has('last') ? 'last' : 'name';
	const surnameFirst = meanings.some((meaning) => meaning?.kind === 'last' && meaning.surnameFirst);
	const seen = new Set<string>();
	const once = (kind: ColumnKind) => {
		if (seen.has(kind)) return unused();
		seen.add(kind);
		return column(kind);
	};
	const hasWhole = whole >= 0 || (has('name') && part === 'name');
	const columns = kinds.map((kind, n) => {
		if (kind === 'full') return n === whole ? once('name') : unused();
		if (kind === 'name') return whole >= 0 ? unused() : once(part);
		if (kind === 'first' || kind === 'last' || kind === 'middle')
			return hasWhole && !(kind === 'middle' && whole < 0) ? unused() : column(kind);
		return kind === 'email' || kind === 'username' ? once(kind) : unused();
	});
	if (columns.some(({ kind }) => namePart(kind)))
		return merged(headings, rows, { columns, order: surnameFirst ? 'surname' : 'given' });
	const open = meanings.map((meaning) => meaning === null);
	const guessed = byContent(
		rows.map((cells) => cells.map((cell, n) => (open[n] ? cell : ''))),
		split
	);
	const found = columns.map((one, n) => {
		const other = guessed.columns[n];
		return open[n] && other && other.kind !== 'unused' ? other : one;
	});
	return { columns: found, order: guessed.order };
}

const namePart = (kind: ColumnKind) => ['name', 'first', 'middle', 'last'].includes(kind);

/** A heading over two columns, as in lists from East Asia: the second has no heading, and is the other part. */
function merged(headings: string[], rows: string[][], { columns, order }: Columns): Columns {
	const at = columns.findIndex(
		({ kind }, n) =>
			kind === 'name' &&
			headings[n + 1] === '' &&
			share(cellsOf(rows, n + 1), isNameLike) > 0.8 &&
			cellsOf(rows, n + 1).length * 2 > rows.length
	);
	if (at < 0) return { columns, order };
	const surnameFirst = meaningOf(headings[at] ?? '')?.surnameFirst === true;
	const [one, other] = surnameFirst ? (['last', 'first'] as const) : (['first', 'last'] as const);
	const both = columns.with(at, column(one)).with(at + 1, column(other));
	return { columns: both, order: surnameFirst ? 'surname' : 'given' };
}

/** What the columns of a list without headings are, by what is in them. */
export function byContent(rows: string[][], split: Split): Columns {
	const width = Math.max(0, ...rows.map((cells) => cells.length));
	const all = Array.from({ length: width }, (_, n) => cellsOf(rows, n));
	const columns = all.map((cells) => sort(cells, rows.length));
	const mail = columns.findIndex(({ kind }) => kind === 'email');
	const texts = all.flatMap((_, n) => (columns[n]?.kind === 'name' ? [n] : []));
	const login = all.findIndex((cells, n) => areLogins(cells, n, rows, columns));
	const others = texts.filter((n) => n !== login);
	const names = others.filter((n) => !setAside(n, others, all, split));
	const kinds = columns.map((one, n): Column => {
		if (n === login) return column('username');
		if (one.kind === 'email') return n === mail ? one : unused('email address');
		return one.kind === 'name' ? unused() : one;
	});
	const [a, b] = names;
	if (a === undefined) return { columns: lastResort(kinds, all), order: 'given' };
	const alone = b === undefined || (names.length > 2 && share(all[a] ?? [], isFull) > 0.8);
	if (alone) return { columns: kinds.with(a, column('name')), order: 'given' };
	const surname = surnameFirst(all[a] ?? [], all[b] ?? [], split);
	const [one, other] = surname ? (['last', 'first'] as const) : (['first', 'last'] as const);
	return { columns: kinds.with(a, column(one)).with(b, column(other)), order: 'given' };
}

/** Where nothing looks like names: the first column of which most cells begin with a letter, such as `Fox 1`. */
function lastResort(columns: Column[], all: string[][]): Column[] {
	const at = columns.findIndex(
		({ kind, what }, n) =>
			kind === 'unused' &&
			!['title', 'class'].includes(what) &&
			share(all[n] ?? [], (cell) => /^['’"(]?\p{L}/u.test(nameIn(cell).name)) >= 0.5
	);
	return at < 0 ? columns : columns.with(at, column('name'));
}

/** The sort of a column; `name` for all that could be names. */
function sort(cells: string[], lines: number): Column {
	const repeated = isRepeated(cells);
	if (!cells.length) return unused();
	if (share(cells, (cell) => isMail(cell)) >= 0.5) return column('email');
	if (cells.every(isTitle)) return unused('title');
	if (share(cells, (cell) => /^[#(]?\d+[.)]?$/.test(cell)) > 0.8)
		return unused(repeated ? 'class' : 'number');
	if (
		share(cells, (cell) =>
			/^\(?(?:\d{1,2}\s?[./-]?\s?\p{L}{1,3}\d?|\p{L}{1,3}[./-]?\d{1,3})\)?$/u.test(cell)
		) > 0.8
	)
		return unused(
			repeated || cells.every((cell) => cell.replace(/[()]/g, '').length < 4) ? 'class' : 'number'
		);
	if (share(cells, fits) < 0.5)
		return unused(share(cells, (cell) => /\d/.test(cell)) > 0.8 ? 'number' : '');
	return cells.length * 2 < lines ? unused() : column('name');
}

function isRepeated(cells: string[]): boolean {
	const distinct = new Set(cells.map((cell) => cell.toLowerCase())).size;
	return (cells.length > 1 && distinct === 1) || (cells.length > 3 && distinct * 2 <= cells.length);
}

/** Whether a column of words says the same of many people, such as a house or a town, and others have the names. */
function setAside(at: number, texts: number[], all: string[][], split: Split): boolean {
	const cells = all[at] ?? [];
	const others = texts.filter((n) => n !== at && !isRepeated(all[n] ?? []));
	if (!isRepeated(cells) || !others.length) return false;
	const named = others.length > 1 || share(all[others[0] ?? 0] ?? [], isFull) > 0.8;
	// brothers and sisters have one surname, but no class has
	return named || (split !== 'comma' && cells.length > 3 && new Set(cells).size === 1);
}

/** Whether a column has user names: single words in Latin letters, most of which go with the names beside them. */
function areLogins(cells: string[], at: number, rows: string[][], columns: Column[]): boolean {
	const single = cells.every((cell) => /^[a-z\d][a-z\d._-]+$/.test(cell) && /[a-z]/.test(cell));
	if (!single || cells.length * 2 < rows.length || new Set(cells).size < cells.length) return false;
	const related = rows.filter((row) => {
		const login = row[at] ?? '';
		const others = row.filter((_, n) => n !== at && columns[n]?.kind === 'name').join(' ');
		const words = withoutAccents(others.toLowerCase()).split(/[^\p{L}]+/u);
		const foreign = /\p{L}/u.test(others) && !/[a-z]/i.test(others);
		return foreign || words.some((word) => word.length > 2 && login.includes(word.slice(0, 3)));
	});
	return related.length > cells.length * 0.6;
}

/**
 * Whether the first of two columns has the surnames. Capitals and particles tell, then known given names. Before a
 * comma is the surname; a sorted column is one more often than not.
 */
function surnameFirst(a: string[], b: string[], split: Split): boolean {
	const capitals = (cell: string) => /\p{Lu}{2}/u.test(cell) && !/\p{Ll}/u.test(cell);
	const particle = (cell: string) => /^\p{Ll}[\p{Ll}’']*[ ’'-]\p{Lu}/u.test(cell);
	const written = (sign: (cell: string) => boolean) => share(a, sign) - share(b, sign);
	for (const sign of [capitals, particle]) {
		const difference = written(sign);
		if (Math.abs(difference) > (sign === capitals ? 0.8 : 0)) return difference > 0;
	}
	const known = givenIn(a);
	const others = givenIn(b);
	if (others > known * 2) return true;
	if (known > others * 2) return split === 'comma' && known < a.length / 3;
	if (split === 'comma') return true;
	return isSorted(a) && !isSorted(b);
}

function isSorted(cells: string[]): boolean {
	return (
		cells.length > 3 &&
		cells.every((cell, n) => !n || cell.localeCompare(cells[n - 1] ?? '', 'en') >= 0)
	);
}
