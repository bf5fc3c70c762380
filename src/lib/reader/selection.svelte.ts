import { onMount } from 'svelte';
import { rangeOf, spanOf, textIndex } from '#lib/anchor/dom.ts';
import { print, type Side } from '#lib/anchor/labels.ts';
import type { Span } from '#lib/anchor/sentences.ts';
import { unchanged } from './published-text.ts';
import { heldEnd, type HeldEnd, withinPane } from './within-pane.ts';

/** A stretch of a text that was pointed at. */
export type PointedPassage = Span & {
	side: Side;
	/** Where it is on the page. */
	at: Range;
	/** The note there that is being edited. */
	editing?: string;
};

/** The words that are selected in one of the texts, with the sentences that they touch. */
export type SelectedWords = PointedPassage & {
	exact: string;
	label: string;
	sentence: HTMLElement | undefined;
};

/** What is selected: words of a text, or something in an article whose words the browser changed. */
type Selected = { words: SelectedWords } | { changed: Range };

/**
 * Follows the document's own selection, whether it was made by mouse, touch or keyboard. While the pointer is down the
 * selection may still change, so it is read when the pointer goes up. Must be called while a component is created.
 * @param own the toolbar that acts on the selection: a press or focus in it does not change what is selected
 */
export function followSelection(own: () => HTMLElement | undefined = () => undefined) {
	let selected = $state.raw<Selected | null>(null);
	let pressed = false;
	let held: HeldEnd | null = null;

	function read() {
		if (pressed || own()?.contains(document.activeElement)) return;
		selected = current(held);
	}
	const hold = () => (held = heldEnd(held, pressed));
	const down = ({ target }: Event) => {
		pressed = !own()?.contains(target as Node);
		if (pressed) held = null;
	};
	const up = () => {
		pressed = false;
		read();
	};

	onMount(() => {
		const stop = new AbortController();
		const on = { signal: stop.signal };
		document.addEventListener('selectionchange', hold, on);
		document.addEventListener('selectionchange', read, on);
		addEventListener('hashchange', read, on);
		document.addEventListener('pointerdown', down, on);
		// comes before the browser moves the selection's end, so no step of a quick drag is missed
		document.addEventListener('pointermove', () => pressed && hold(), on);
		document.addEventListener('pointerup', up, on);
		document.addEventListener('pointercancel', up, on);
		return () => stop.abort();
	});

	return {
		/** The selected words, if they are words of an article. */
		get now() {
			return selected && 'words' in selected ? selected.words : null;
		},
		/** The place of a selection in an article that no longer has its own words, so that no passage is known. */
		get changed() {
			return selected && 'changed' in selected ? selected.changed : null;
		},
		read,
		/** Clears the selection; the keyboard continues from its first sentence. */
		clear() {
			if (selected && 'words' in selected) selected.words.sentence?.focus({ preventScroll: true });
			getSelection()?.removeAllRanges();
			selected = null;
		}
	};
}

function current(held: HeldEnd | null): Selected | null {
	const part = withinPane(held);
	const span = part && spanOf(part.article, part.range);
	if (!span) return null;
	const { article } = part;
	const section = article.closest('section') ?? article;
	const at = rangeOf(textIndex(article), span);
	if (!unchanged(article)) return { changed: at };
	const touched = [...article.querySelectorAll<HTMLElement>('.sentence')].filter((sentence) =>
		at.intersectsNode(sentence)
	);
	const words = {
		...span,
		at,
		side: section.id === 'pane-a' ? ('a' as const) : ('b' as const),
		exact: at.toString(),
		sentence: touched[0],
		label: print(touched[0]?.id ?? '', touched.at(-1)?.id)
	};
	return { words };
}
