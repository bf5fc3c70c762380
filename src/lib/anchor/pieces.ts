// Cuts a text where passages begin and end, for print. Nothing is selected there, so elements may be split.
import type { Span } from './sentences.ts';

type Sentence<R> = { label: string; start: number; runs: R[] };
/** A part of a run covered by the same passages, given by their indices; `ends` are those that end after it. */
export type Piece<R> = R & Span & { on: number[]; ends: number[] };

/**
 * Cuts the sentences of a text at the edges of passages.
 * Takes the sentences with their runs of text, and the passages' offsets; returns each sentence's pieces, by its
 * label. Joined, they are its text. A passage without length is left out.
 */
export function pieces<R extends { text: string }>(
	sentences: readonly Sentence<R>[],
	passages: readonly Span[]
): Map<string, Piece<R>[]> {
	const lying = [...passages.entries()].filter(([, { start, end }]) => start < end);
	const edges = [...new Set(lying.flatMap(([, { start, end }]) => [start, end]))].sort(
		(one, other) => one - other
	);
	const all: Piece<R>[] = [];
	const found = new Map<string, Piece<R>[]>();
	for (const { label, start: first, runs } of sentences) {
		const own: Piece<R>[] = [];
		let at = first;
		for (const run of runs) {
			const begin = at;
			const until = begin + run.text.length;
			if (until === begin) continue;
			for (const end of [...edges.filter((edge) => edge > begin && edge < until), until]) {
				const on = lying.filter(([, mark]) => mark.start < end && mark.end > at);
				const text = run.text.slice(at - begin, end - begin);
				own.push({ ...run, text, start: at, end, on: on.map(([n]) => n), ends: [] });
				at = end;
			}
		}
		found.set(label, own);
		all.push(...own);
	}
	for (const [n, { end }] of lying) all.findLast((piece) => piece.start < end)?.ends.push(n);
	return found;
}
