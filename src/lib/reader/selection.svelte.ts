import { onMount } from 'svelte';
import { rangeOf, spanOf, textIndex } from '#lib/anchor/dom.ts';
import { print, type Side } from '#lib/anchor/labels.ts';
import type { Span } from '#lib/anchor/sentences.ts';

/** A stretch of a text that was pointed at, with its box and its pane's box in the window. */
export type PointedPassage = Span & {
	side: Side;
	box: DOMRect;
	pane: DOMRect;
	/** The note there that is being edited. */
	editing?: string;
};

/** The words that are selected in one of the texts, with the sentences that they touch. */
export type SelectedWords = PointedPassage & { label: string; sentence: HTMLElement | undefined };

/**
 * Follows the document's own selection, whether it was made by mouse, touch or keyboard. While the pointer is down the
 * selection may still change, so it is read when the pointer goes up.
 * @param own the toolbar that acts on the selection: a press or focus in it does not change what is selected
 */
export function followSelection(own: () => HTMLElement | undefined) {
	let selected = $state.raw<SelectedWords | null>(null);
	let pressed = false;

	function read() {
		if (pressed || own()?.contains(document.activeElement)) return;
		selected = current();
	}
	const down = ({ target }: Event) => (pressed = !own()?.contains(target as Node));
	const up = () => {
		pressed = false;
		read();
	};

	onMount(() => {
		const stop = new AbortController();
		const on = { signal: stop.signal };
		document.addEventListener('selectionchange', read, on);
		addEventListener('hashchange', read, on);
		document.addEventListener('pointerdown', down, on);
		document.addEventListener('pointerup', up, on);
		document.addEventListener('pointercancel', up, on);
		return () => stop.abort();
	});

	return {
		get now() {
			return selected;
		},
		read,
		/** Clears the selection; the keyboard continues from its first sentence. */
		clear() {
			selected?.sentence?.focus({ preventScroll: true });
			getSelection()?.removeAllRanges();
			selected = null;
		}
	};
}

function current(): SelectedWords | null {
	const selection = getSelection();
	const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
	const article = range?.startContainer.parentElement?.closest('article');
	// on a narrow screen, where one part is shown at a time, a selection in a hidden article doesn't count
	const span = range && article?.offsetParent ? spanOf(article, range) : null;
	if (!range || !article || !span) return null;
	const side = article.closest('section')?.id === 'pane-a' ? 'a' : 'b';
	const exact = rangeOf(textIndex(article), span);
	const touched = [...article.querySelectorAll<HTMLElement>('.sentence')].filter((sentence) =>
		exact.intersectsNode(sentence)
	);
	return {
		side,
		...span,
		sentence: touched[0],
		label: print(touched[0]?.id ?? '', touched.at(-1)?.id),
		box: range.getBoundingClientRect(),
		pane: (article.closest('section') ?? article).getBoundingClientRect()
	};
}

/** Puts an element 8 px above a box, or below it if there is no room, always within the pane and the window. */
export function placeNear(element: HTMLElement, box: DOMRect, pane: DOMRect) {
	const width = element.offsetWidth || 440;
	const height = element.offsetHeight || 40;
	const above = box.top - height - 8;
	const top = Math.min(above > 110 ? above : box.bottom + 8, innerHeight - height - 8);
	const rightmost = Math.min(pane.right, innerWidth) - width - 8;
	const left = Math.max(8, pane.left + 4, Math.min(box.left, rightmost));
	element.style.translate = `${left}px ${Math.max(8, top)}px`;
}
