import type { ColumnKind, Split } from '#lib/input/class-list.ts';
import { isTitle } from './name-cells.ts';
import { isTeacher } from './remarks.ts';
import type { Reading, ReadColumn } from './reading.ts';

const kinds: Record<ColumnKind, string> = {
	name: 'name',
	first: 'given name',
	middle: 'middle name',
	last: 'surname',
	email: 'email address',
	username: 'user name',
	unused: ''
};
const ordinals = [
	'First',
	'Second',
	'Third',
	'Fourth',
	'Fifth',
	'Sixth',
	'Seventh',
	'Eighth',
	'Ninth'
];
const ordinal = (n: number) => ordinals[n] ?? `No. ${n + 1}`;
const signs: Partial<Record<Split, string>> = {
	'each-tab': 'tabs',
	'each-semicolon': 'semicolons',
	'each-comma': 'commas',
	'each-pipe': 'bars'
};

/**
 * How a list was read, in a sentence or a few: what each column is, and what isn’t used.
 * @param reading as `read` returns it
 */
export function sentence(reading: Reading): string {
	return [layout, example, leftOver, doubtful, skipped]
		.map((part) => part(reading))
		.filter(Boolean)
		.join(' ');
}

function layout({ split, headed, columns }: Reading): string {
	const sign = signs[split];
	const filled = columns.flatMap((one, n) => (one.sample.length ? [{ one, n }] : []));
	const used = filled.filter(({ one }) => one.kind !== 'unused');
	const out = filled.filter(({ one }) => one.kind === 'unused');
	if (sign) return `The names are separated by ${sign}.`;
	const nameless = !used.some(({ one }) => !['email', 'username'].includes(one.kind));
	const lost = nameless ? 'No column has names. ' : '';
	if (!used.length) return `${lost}${unusedColumns(out, headed).trim()}`;
	const [only] = used;
	if (filled.length === 1 && only?.one.kind === 'name')
		return headed
			? `One name per line, below the heading “${only.one.heading}”.`
			: 'One name per line.';
	if (split === 'lines' && filled.length > 1 && only?.one.kind === 'name')
		return `One name per line. What follows each name${out[0]?.one.what ? ` (${out[0].one.what})` : ''} isn’t used.`;
	const parts = used.map(({ one, n }, at) => {
		const name = headed ? named(one, n) : at ? ordinal(n).toLowerCase() : `${ordinal(n)} column`;
		return `${name}: ${kinds[one.kind]}`;
	});
	return `${lost}${parts.join(', ')}.${unusedColumns(out, headed)}`;
}

const named = ({ heading }: ReadColumn, n: number) =>
	heading ? `“${heading}”` : `${ordinal(n).toLowerCase()} column`;

/** How many columns or lines are named one by one. */
const few = 5;

function unusedColumns(out: { one: ReadColumn; n: number }[], headed: boolean): string {
	if (!out.length) return '';
	const names = out.map(({ one, n }) => {
		if (headed) return named(one, n);
		return `${ordinal(n).toLowerCase()} column${one.what ? ` (${one.what})` : ''}`;
	});
	const more = names.length - few;
	const all = listing(more > 1 ? [...names.slice(0, few), `${more} more columns`] : names);
	return ` ${all.charAt(0).toUpperCase()}${all.slice(1)} ${names.length > 1 ? 'aren’t' : 'isn’t'} used.`;
}

const listing = (names: string[]) =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Says with an example how the parts of a name are put together. */
function example({ columns, people }: Reading): string {
	const parts = columns.filter(({ kind }) => ['first', 'middle', 'last'].includes(kind));
	const one = people.find(({ problem, name }) => !problem && name.length < 40);
	return parts.length > 1 && one ? `So line ${one.line} is ${one.name}.` : '';
}

/** What isn’t used of single cells with names. */
function leftOver({ columns, people }: Reading): string {
	const unread = new Set(columns.flatMap(({ kind }, n) => (kind === 'unused' ? [n] : [])));
	const single = people.filter(({ unused, whole }) => {
		const cells = whole.split('\n');
		const spare = [...unread].filter((n) => cells[n]).length;
		return unused.length > spare;
	});
	const [first] = single;
	const what = first?.unused.find(
		(one) => !columns.some(({ kind, sample }) => kind === 'unused' && sample.includes(one))
	);
	if (!what) return '';
	if (/^\W*\d+\W*$/.test(what)) return 'Numbers in front of names aren’t used.';
	if (isTitle(what)) return `Titles such as “${what}” aren’t used.`;
	return `“${what}” isn’t used as part of a name.`;
}

/** Points out a few lines with a title, or with the word for a teacher, where most have none. */
function doubtful({ people }: Reading): string {
	const marked = people.flatMap(({ line, unused }) => {
		const mark = unused.find((one) => one.split(' ').every(isTitle) || isTeacher(one));
		return mark ? [{ line, mark }] : [];
	});
	if (marked.length * 2 > people.length) return '';
	return marked
		.slice(0, few)
		.map(
			({ line, mark }) =>
				`Line ${line} has “${mark}”, unlike most others: leave it out if that isn’t a student.`
		)
		.join(' ');
}

function skipped({ skipped }: Reading): string {
	const more = skipped.length - few;
	const named = skipped
		.slice(0, few)
		.map(({ line, text }) => `Line ${line} (“${text}”) isn’t read as a person.`);
	return [...named, ...(more > 0 ? [`Nor are ${more} more lines.`] : [])].join(' ');
}
