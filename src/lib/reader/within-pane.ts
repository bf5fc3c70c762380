import { spanOf } from '#lib/anchor/dom.ts';

/** A selection's two ends, the last time that both were in the same pane. */
export type HeldEnd = { anchor: Node; anchorOffset: number; focus: Node; focusOffset: number };

const elementOf = (node: Node | null) => (node instanceof Element ? node : node?.parentElement);

/** The pane that a point of the document is in: the head of an article and its scroll area. */
const paneOf = (node: Node | null) => elementOf(node)?.closest('.pane');

/**
 * The ends of the present selection, if it is within one pane; otherwise what was known before, as long as it is still
 * the same selection: in the same drag, or from the same point.
 */
export function heldEnd(before: HeldEnd | null, pressed: boolean): HeldEnd | null {
	const selection = getSelection();
	const { anchorNode: anchor, focusNode: focus } = selection ?? {};
	if (!selection || !anchor || !focus) return null;
	const { anchorOffset, focusOffset } = selection;
	const pane = paneOf(anchor);
	if (!selection.isCollapsed && pane?.contains(focus))
		return { anchor, anchorOffset, focus, focusOffset };
	// a drag that turns back may begin at the end of the word before instead, which is the same point
	if (pressed) return before && pane?.contains(before.anchor) ? before : null;
	return before?.anchor === anchor && before.anchorOffset === anchorOffset ? before : null;
}

/**
 * The part of the document's selection that is about one article. A selection often begins, ends or slips outside of
 * it: then its part in the pane where it began counts. Where the pointer slipped into the other article, or into the
 * column beside them, it ends at the last point in that pane, and the document's selection is shortened to that, so
 * that people see what they have selected.
 * @returns null where nothing is selected, it began in the column beside the articles, or it can't be known which
 *   article is meant
 */
export function withinPane(held: HeldEnd | null): { article: Element; range: Range } | null {
	const selection = getSelection();
	if (!selection?.rangeCount || selection.isCollapsed) return null;
	const range = selection.getRangeAt(0);
	// from there, all words of an article up to its end would count
	if (elementOf(selection.anchorNode)?.closest('.column')) return null;
	const pane = paneOf(selection.anchorNode);
	const article = pane ? shownIn(pane) : onlyTouched(range);
	if (!article) return null;
	if (!pane || pane.contains(selection.focusNode)) return { article, range };
	if (held) {
		selection.setBaseAndExtent(held.anchor, held.anchorOffset, held.focus, held.focusOffset);
		return { article, range: selection.getRangeAt(0) };
	}
	// a third click on the last paragraph also selects up to the first letter of what follows
	return wordsOutside(pane, range) ? null : { article, range };
}

/** A pane's article. On a narrow screen one part is shown at a time, and a hidden article doesn't count. */
function shownIn(pane: Element): Element | null {
	const article = pane.querySelector<HTMLElement>('.scroll article');
	return article?.offsetParent ? article : null;
}

/** The article whose words are in a range that began beside both, unless it has words of both. */
function onlyTouched(range: Range): Element | null {
	const articles = [...document.querySelectorAll('.pane')].map(shownIn);
	const touched = articles.filter((article) => article && spanOf(article, range));
	return touched.length === 1 ? (touched[0] ?? null) : null;
}

function wordsOutside(pane: Element, range: Range): boolean {
	const whole = document.createRange();
	whole.selectNode(pane);
	const before = range.cloneRange();
	const after = range.cloneRange();
	if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0)
		before.setEnd(whole.startContainer, whole.startOffset);
	else before.collapse(true);
	if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0)
		after.setStart(whole.endContainer, whole.endOffset);
	else after.collapse(true);
	return (before.toString() + after.toString()).trim() !== '';
}
