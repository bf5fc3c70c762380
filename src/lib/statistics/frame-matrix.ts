import type { Side } from '#lib/anchor/labels.ts';

/**
 * The parts of a note, a code and a silence that decide their cell in the matrix. What was read without its deleted
 * rows need not say when they were deleted.
 */
type Coded = { side: Side; code: string | null; erasedAt?: number | null };
type Code = { key: string; kind: 'function' | 'device' };
type Silent = { silentSide: Side; code: string | null; erasedAt?: number | null };

/** One function in one article: the learner's notes, and what they wrote about its absence. */
export type Cell<N, S> = { notes: N[]; silence: S | null };

/**
 * The frame matrix: for each function of the codebook, the learner's notes with it in either article. A cell without
 * notes asks whether the article really leaves the function out; the newest silence answers that.
 * Functions after Entman, “Framing” (1993); deleted notes and silences do not count.
 */
export function matrix<N extends Coded, C extends Code, S extends Silent>(
	annotations: N[],
	codes: C[],
	silences: S[]
): { code: C; a: Cell<N, S>; b: Cell<N, S> }[] {
	const cell = (key: string, side: Side): Cell<N, S> => ({
		notes: annotations.filter((n) => n.code === key && n.side === side && !n.erasedAt),
		silence:
			silences.findLast((s) => s.code === key && s.silentSide === side && !s.erasedAt) ?? null
	});
	return codes
		.filter(({ kind }) => kind === 'function')
		.map((code) => ({ code, a: cell(code.key, 'a'), b: cell(code.key, 'b') }));
}
