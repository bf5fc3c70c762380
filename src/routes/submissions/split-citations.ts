import { cited, print, type Side } from '#lib/anchor/labels.ts';

/** A part of a text: plain words or, with `cite`, a citation. */
export type Piece = {
	words: string;
	cite?: { side: Side; from: string; to: string; label: string };
};

/** Splits a text into plain words and citations. */
export function pieces(text: string): Piece[] {
	const found: Piece[] = [];
	let at = 0;
	for (const { side, from, to, at: start, length } of cited(text)) {
		if (start > at) found.push({ words: text.slice(at, start) });
		const cite = { side, from, to, label: print(from, to) };
		found.push({ words: text.slice(start, start + length), cite });
		at = start + length;
	}
	return at < text.length ? [...found, { words: text.slice(at) }] : found;
}
