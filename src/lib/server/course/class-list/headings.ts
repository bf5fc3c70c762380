import { withoutAccents } from '#lib/server/account/accents.ts';
import { givenIn } from './given-names.ts';
import { eastern } from './heading-words-east.ts';
import { asian } from './heading-words-asia.ts';
import { type HeadingKind, headingKinds, western } from './heading-words.ts';

/** Letters in lower case, without what is in brackets, and without spaces, signs and digits. */
const letters = (text: string) =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\(.*?\)/g, '')
		.replace(/[^\p{L}\p{M}№°]/gu, '');

type Meaning = { kind: HeadingKind; surnameFirst: boolean };

const known = new Map<string, Meaning>();
for (const words of [...western, ...eastern, ...asian])
	for (const kind of headingKinds)
		for (const heading of words[kind]?.split(',') ?? []) {
			const exact = letters(heading.replace('(s)', ''));
			const meaning = { kind, surnameFirst: words.surnameFirst === true };
			if (!known.has(exact)) known.set(exact, meaning);
			// short ones without their accents are names: Họ is “surname”, Ho is one
			const bare = withoutAccents(exact);
			const short = bare.length < 4 && bare !== exact.replace('ı', 'i');
			if (!short && !known.has(bare)) known.set(bare, meaning);
		}

/** Headings that are also names or common words, so that one of them alone proves nothing. */
const weak = new Set(
	`first last given family middle user mail login account student students meno name nome ad adi isim sei`
		.split(' ')
		.filter((word) => !['student', 'students', 'name', 'nome'].includes(word))
);

const lookUp = (text: string) =>
	known.get(letters(text)) ?? known.get(withoutAccents(letters(text)));

/** What a heading says; null for one that isn't known. `Last name, first name` is a whole name. */
export function meaningOf(heading: string): Meaning | null {
	const found = lookUp(heading);
	if (found) return found;
	const parts = heading
		.split(/[\s,/&+|-]+(?:(?:and|und|et|y|e|en|och|og|i|a|ja|ve|və|и|та|và|u)\s+)?/iu)
		.filter(Boolean);
	const meanings = parts.map((part) => lookUp(part)?.kind);
	const names = ['full', 'name', 'first', 'middle', 'last'];
	const named = parts.length > 1 && meanings.every((kind) => names.includes(kind ?? ''));
	return named ? { kind: 'full', surnameFirst: false } : sameTwice(heading);
}

/** `Name / Nom`: the same in two languages. */
function sameTwice(heading: string): Meaning | null {
	const [first, ...rest] = heading.split(/[/|]/).map(lookUp);
	return first && rest.length && rest.every((one) => one?.kind === first.kind) ? first : null;
}

/** How many cells of a line are known headings; 0 for a line that has something else in it that no heading has. */
export const knownIn = (cells: string[]) =>
	cells.some((cell) => cell.includes('@')) ? 0 : cells.filter((cell) => meaningOf(cell)).length;

const tells: HeadingKind[] = ['full', 'name', 'first', 'last', 'email', 'username'];

/**
 * Whether a line is the headings of a list. One heading alone must be one that is no name, and say what a person is
 * called or signs in with.
 */
function isHeading(cells: string[]): boolean {
	const filled = cells.filter(Boolean);
	const n = knownIn(cells);
	if (n > 1) return n * 3 >= filled.length;
	const only = filled.find((cell) => meaningOf(cell)) ?? '';
	const strong = letters(only).length > 2 || !/\p{Script=Latin}/u.test(only);
	return (
		n === 1 &&
		strong &&
		filled.length < 4 &&
		!weak.has(letters(only)) &&
		tells.includes(meaningOf(only)?.kind ?? 'other')
	);
}

/** A line without a name: a title such as `Class 7a` above the headings. */
const isCaption = (cells: string[]) => cells.filter(Boolean).length === 1;

/**
 * Where the headings are, or -1: in the first line, or below some lines such as the name of the school.
 * @param lines the first lines of the list
 */
export function headingAt(lines: string[][]): number {
	const counted = lines.slice(0, 8).map((cells, n) => ({ n, cells, known: knownIn(cells) }));
	const best = counted
		.filter(({ cells }) => isHeading(cells))
		.toSorted((a, b) => b.known - a.known || a.n - b.n)[0];
	if (!best) return contrast(lines) ? 0 : -1;
	const above = lines.slice(0, best.n);
	const captions = above.every(
		(cells) => isCaption(cells) && (best.known > 1 || /\d/.test(cells.join()))
	);
	return captions ? best.n : -1;
}

/** Words that people write into a cell for which they have nothing. */
const isNothing = (cell: string) =>
	/^(none|no|nil|missing|unknown|n\.a\.|keine?|ohne|fehlt|aucune?|sin|sem|nessuna?|geen|brak|yok|нет|немає)$/i.test(
		cell
	);

/** Whether the first line differs in kind from those below: no address, no digit where all others have one. */
function contrast([first = [], ...body]: string[][]): boolean {
	if (body.length < 2 || first.length < 2) return false;
	// a person without an address, in a list of addresses, is no heading
	if (givenIn(first) || first.some((cell) => !cell || /[@\d]/.test(cell) || isNothing(cell)))
		return false;
	return first.some((_, n) => {
		const below = body.map((cells) => cells[n] ?? '').filter(Boolean);
		const all = (what: RegExp) => below.length > 1 && below.every((cell) => what.test(cell));
		return all(/^\S+@\S+$/) || all(/^\d+$/);
	});
}
