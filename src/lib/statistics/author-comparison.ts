import type { Side } from '#lib/anchor/labels.ts';

/** A coded passage of one side: the ordinals of its first and last sentence; null is a plain highlight. */
export type Marked = { side: Side; first: number; last: number; code: string | null };

/** How many sentences both marked alike, and how many only one of the two did. */
export type Tally = { matched: number; onlyMine: number; onlyAuthors: number };

/** Which codes both gave a sentence, and which only one of the two. */
export type Shared = {
	side: Side;
	ordinal: number;
	matched: string[];
	onlyMine: string[];
	onlyAuthors: string[];
};

/** `total` of everything; by side and code; by sentence, with those left out that nobody coded. */
export type Comparison = {
	total: Tally;
	codes: (Tally & { side: Side; code: string })[];
	sentences: Shared[];
};

type Unit = { side: Side; ordinal: number; code: string };

/**
 * Compares what a learner marked with what the lesson's author marked, neither taken for the truth.
 *
 * Counted is by sentence and code: a passage counts for each sentence that it touches, a sentence with two
 * codes counts under each, and however many passages of one person give a sentence the same code, it counts
 * once. A sentence to which both gave a code is matched, on whatever words of it; any other belongs to the
 * one who gave it. Plain highlights say nothing about a code and do not count.
 *
 * Sorted by side, then by code or by sentence.
 */
export function compared(mine: readonly Marked[], authors: readonly Marked[]): Comparison {
	const my = units(mine);
	const their = units(authors);
	const total = none();
	const codes = new Map<string, Comparison['codes'][number]>();
	const sentences = new Map<string, Shared>();
	for (const [key, { side, ordinal, code }] of new Map([...my, ...their])) {
		const whose = !their.has(key) ? 'onlyMine' : my.has(key) ? 'matched' : 'onlyAuthors';
		const of = codes.get(`${side} ${code}`) ?? { side, code, ...none() };
		codes.set(`${side} ${code}`, of);
		const on = sentences.get(`${side} ${ordinal}`) ?? { side, ordinal, ...nobodys() };
		sentences.set(`${side} ${ordinal}`, on);
		total[whose] += 1;
		of[whose] += 1;
		on[whose].push(code);
	}
	for (const on of sentences.values())
		for (const list of [on.matched, on.onlyMine, on.onlyAuthors]) list.sort();
	return {
		total,
		codes: [...codes.values()].sort((x, y) => order(x.side, y.side) || order(x.code, y.code)),
		sentences: [...sentences.values()].sort(
			(x, y) => order(x.side, y.side) || x.ordinal - y.ordinal
		)
	};
}

/** Every sentence with every code that it was given, once. */
function units(marks: readonly Marked[]): Map<string, Unit> {
	const found = new Map<string, Unit>();
	for (const { side, first, last, code } of marks)
		for (let ordinal = first; code && ordinal <= last; ordinal++)
			found.set(`${side} ${ordinal} ${code}`, { side, ordinal, code });
	return found;
}

const none = (): Tally => ({ matched: 0, onlyMine: 0, onlyAuthors: 0 });
const nobodys = (): Pick<Shared, keyof Tally> => ({ matched: [], onlyMine: [], onlyAuthors: [] });
const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
