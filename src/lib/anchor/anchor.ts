// A passage stored so that it can be found again: the W3C Web Annotation model's TextPositionSelector (start, end)
// and TextQuoteSelector (exact, prefix, suffix) in one, https://www.w3.org/TR/annotation-model/#selectors. Offsets
// are UTF-16 code units; the W3C counts Unicode code points, so imports and exports convert them.
import type { Span } from './sentences.ts';

/** `first` and `last` are the ordinals, from 0, of the sentences that the passage touches. */
export type Anchor = Span & {
	exact: string;
	prefix: string;
	suffix: string;
	first: number;
	last: number;
};
export type Fit = 'exact' | 'approximate';
export type Located = Span & { fit: Fit };

/** How many characters of context are stored on either side. */
const CONTEXT = 32;

/**
 * Describes a passage.
 * Takes a text, its sentences in order and the passage's offsets; returns its anchor.
 * Refuses, with a RangeError, a passage that is empty, outside the text, begins or ends inside a surrogate pair (half
 * a pair can't be stored as UTF-8), or touches no sentence.
 * The context never begins or ends with half a pair either: it is then one character shorter.
 */
export function describe(
	text: string,
	sentences: readonly Span[],
	start: number,
	end: number
): Anchor {
	const inside = Number.isInteger(start) && Number.isInteger(end) && start >= 0;
	if (!inside || start >= end || end > text.length) {
		throw new RangeError(`No passage from ${start} to ${end} in a text of ${text.length}`);
	}
	if (splitsPair(text, start) || splitsPair(text, end)) {
		throw new RangeError(`A passage from ${start} to ${end} cuts a character in two`);
	}
	const first = sentences.findIndex((sentence) => sentence.end > start);
	const last = sentences.findLastIndex((sentence) => sentence.start < end);
	if (first === -1 || last < first) {
		throw new RangeError(`The passage from ${start} to ${end} touches no sentence`);
	}
	const from = Math.max(0, start - CONTEXT);
	const to = Math.min(text.length, end + CONTEXT);
	return {
		start,
		end,
		exact: text.slice(start, end),
		prefix: text.slice(splitsPair(text, from) ? from + 1 : from, start),
		suffix: text.slice(end, splitsPair(text, to) ? to - 1 : to),
		first,
		last
	};
}

/**
 * Finds a passage again, in its own text or in another version of it.
 * Takes a text and an anchor; returns the place of the passage's words and how certain it is, or null if
 * the text doesn't contain them (an orphan). The words must match exactly; only the place may be uncertain.
 *
 * Of several places, the one with more of the stored context around it is chosen, then the nearest to
 * the old place, then the earlier. `exact` means that no other place could be meant:
 * - at least half of the stored context surrounds it, and no other place has as much
 *   (or this is the old place); or
 * - the words occur nowhere else, and are not part of longer words now ("art" in "party").
 * Anything else is `approximate`. In the text that an anchor was described in, the answer is always
 * its own place, `exact`.
 */
export function locate(
	text: string,
	anchor: Pick<Anchor, 'start' | 'end' | 'exact' | 'prefix' | 'suffix'>
): Located | null {
	const { exact, prefix, suffix } = anchor;
	if (exact === '' || !exact.isWellFormed()) return null;
	const at = (start: number, fit: Fit) => ({ start, end: start + exact.length, fit });
	const whole = prefix.length + suffix.length;
	const agreeing = (start: number) =>
		common(text, start, prefix, -1) + common(text, start + exact.length, suffix, 1);

	// Nothing can rank higher, so the usual case needs no search.
	const unmoved = text.startsWith(exact, anchor.start) && anchor.start >= 0;
	if (unmoved && agreeing(anchor.start) === whole) return at(anchor.start, 'exact');

	// Places with the whole context outrank all others and are quickly found: the words alone may be
	// as common as "the".
	let starts = places(text, prefix + exact + suffix).map((from) => from + prefix.length);
	if (starts.length === 0) starts = places(text, exact);
	let best = -1;
	let agreement = -1;
	let rivals = 0;
	for (const start of starts) {
		const here = agreeing(start);
		rivals = here > agreement ? 0 : here === agreement ? rivals + 1 : rivals;
		const nearer = Math.abs(start - anchor.start) < Math.abs(best - anchor.start);
		if (here > agreement || (here === agreement && nearer)) best = start;
		agreement = Math.max(agreement, here);
	}
	if (best === -1) return null;
	const surrounded = 2 * agreement >= whole && (rivals === 0 || best === anchor.start);
	const alone = starts.length === 1 && !grown(text, best, anchor);
	return at(best, surrounded || alone ? 'exact' : 'approximate');
}

/** Every offset at which the words occur, overlapping ones too. */
function places(text: string, words: string): number[] {
	const found: number[] = [];
	for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) found.push(at);
	return found;
}

/** How many characters of `context` match `text`, counted away from `at` in the given direction. */
function common(text: string, at: number, context: string, direction: 1 | -1): number {
	const first = direction === 1 ? 0 : context.length - 1;
	const beside = direction === 1 ? at : at - 1;
	let length = 0;
	while (
		length < context.length &&
		text.charCodeAt(beside + direction * length) === context.charCodeAt(first + direction * length)
	) {
		length += 1;
	}
	return length;
}

/** Whether the words found are part of longer words, although the described ones were not. */
function grown(text: string, start: number, anchor: Pick<Anchor, 'exact' | 'prefix' | 'suffix'>) {
	const { exact, prefix, suffix } = anchor;
	const before = text.slice(Math.max(0, start - 2), start);
	const after = text.slice(start + exact.length, start + exact.length + 2);
	return (
		(runsOn(before, exact) && !runsOn(prefix, exact)) ||
		(runsOn(exact, after) && !runsOn(exact, suffix))
	);
}

/** Whether a word continues across the boundary between two pieces of text. */
function runsOn(left: string, right: string): boolean {
	return /[\p{L}\p{N}\p{M}\u200d]$/u.test(left) && /^[\p{L}\p{N}\p{M}\u200d]/u.test(right);
}

function splitsPair(text: string, at: number): boolean {
	return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
