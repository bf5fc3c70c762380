import type { Split } from '#lib/input/class-list.ts';

/** An address as mail programs write it behind a name. */
const bracketed = /<[^<>\s]+@[^<>\s]+>/g;
/** A separator after an address; commas within names come before it. */
const between = /(?<=@[^\s,;<>]*>?)\s*[,;]+\s*/;

const isAddressLine = (line: string) => (line.match(bracketed) ?? []).length > 1;

/** How the recipients of a mail are separated, most often; null where a list isn’t one. */
export function addressSplit(list: string): Split | null {
	if (!list.split('\n').some(isAddressLine)) return null;
	const signs = list.match(/(?<=@[^\s,;<>]*>?\s*)[,;]/g) ?? [];
	const semicolons = signs.filter((sign) => sign === ';').length;
	return semicolons > signs.length / 2 ? 'each-semicolon' : 'each-comma';
}

/** The recipients on each line of a mail’s list, with whichever separators; null where it isn’t one. */
export function recipients(list: string): { line: number; cell: string }[] | null {
	if (!addressSplit(list)) return null;
	return list
		.split('\n')
		.flatMap((line, n) =>
			line.split(between).map((cell) => ({ line: n + 1, cell: unquoted(cell) }))
		)
		.filter(({ cell }) => cell);
}

/** Without the quotes that a mail program writes around a name. */
const unquoted = (cell: string) =>
	cell.trim().replace(/^(["'])(.*)\1(?=\s*<)/, (_, __, name: string) => name);
