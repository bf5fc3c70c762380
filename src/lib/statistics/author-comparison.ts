import type { Side } from '#lib/anchor/labels.ts';

/** A coded passage of one side: the ordinals of its first and last sentence; null is a plain highlight. */
export type Marked = { side: Side; first: number; last: number; code: string | null };

/** How many sentences both labelled alike, and how many only one of the two did. */
export type Tally = { matched: number; onlyMine: number; onlyAuthors: number };

/** The codes that both gave a sentence, and those that only one of the two did. */
export type Shared = {
	side: Side;
	ordinal: number;
	matched: string[];
	onlyMine: string[];
	onlyAuthors: string[];
};

/** `total` of everything; by side and code; by sentence, without sentences that neither coded. */
export type Comparison = {
	total: Tally;
	codes: (Tally & { side: Side; code: string })[];
	sentences: Shared[];
};

type Unit = { side: Side; ordinal: number; code: string };

/**
 * Compares the learner's codes with those of the lesson's author, without treating either as correct.
 *
 * Counts are by sentence and code: a passage counts for each sentence that it touches, a sentence with two codes
 * counts under each, and several passages by one person that give a sentence the same code count once. A sentence
 * that both gave a code is matched, even if they chose different words in it; any other counts for the one who coded
 * it. Plain highlights have no code and do not count.
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

/** Every sentence with each of its codes, once. */
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
