// The only place that touches Range. The article element's textContent equals the version's text, so an
// offset into one is an offset into the other.
import type { Span } from './sentences.ts';

/** An element's text nodes in order, and the offset at which each begins: built once, used for many look-ups. */
export type TextIndex = { nodes: Text[]; starts: number[]; length: number };

/** Indexes the text nodes below `root`. Must be rebuilt when they change. */
export function textIndex(root: Node): TextIndex {
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	const nodes: Text[] = [];
	const starts: number[] = [];
	let length = 0;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		nodes.push(node as Text);
		starts.push(length);
		length += (node as Text).length;
	}
	return { nodes, starts, length };
}

/** The range over these UTF-16 offsets. Throws a RangeError if they are outside the text. */
export function rangeOf(index: TextIndex, { start, end }: Span): Range {
	if (start < 0 || start > end || end > index.length)
		throw new RangeError(`No range from ${start} to ${end} in a text of ${index.length}`);
	const range = document.createRange();
	const from = holding(index, start);
	const to = holding(index, Math.max(start, end - 1));
	range.setStart(index.nodes[from] as Text, start - (index.starts[from] ?? 0));
	range.setEnd(index.nodes[to] as Text, end - (index.starts[to] ?? 0));
	return range;
}

/** The text node that holds the character at this offset, by bisection. */
function holding({ starts }: TextIndex, at: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] ?? 0) <= at) low = middle;
		else high = middle - 1;
	}
	return low;
}

/**
 * The part of a range inside `root`, as offsets into its text without white space at its ends.
 * Returns null when nothing but white space is left.
 */
export function spanOf(root: Element, range: Range): Span | null {
	if (!range.intersectsNode(root)) return null;
	const inside = document.createRange();
	inside.selectNodeContents(root);
	const before = inside.cloneRange();
	if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0)
		inside.setStart(range.startContainer, range.startOffset);
	if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0)
		inside.setEnd(range.endContainer, range.endOffset);
	before.setEnd(inside.startContainer, inside.startOffset);
	const text = inside.toString();
	const words = text.trim();
	if (!words) return null;
	const start = before.toString().length + text.indexOf(words);
	return { start, end: start + words.length };
}

/** The offset in `root`'s text of the character at a point of the window, or null beside the text. */
export function offsetAt(root: Element, x: number, y: number): number | null {
	const caret = caretAt(x, y);
	if (!caret || !root.contains(caret.node)) return null;
	const before = document.createRange();
	before.selectNodeContents(root);
	before.setEnd(caret.node, caret.offset);
	return before.toString().length;
}

/** Safari supports only the older of the two functions. */
function caretAt(x: number, y: number): { node: Node; offset: number } | null {
	if ('caretPositionFromPoint' in document) {
		const found = document.caretPositionFromPoint(x, y);
		return found && { node: found.offsetNode, offset: found.offset };
	}
	const range = (document as Document).caretRangeFromPoint(x, y);
	return range && { node: range.startContainer, offset: range.startOffset };
}
