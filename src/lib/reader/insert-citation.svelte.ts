import { untrack } from 'svelte';
import type { Side } from '#lib/anchor/labels.ts';

/** The position of a field's caret, or its last one if the field has lost the focus. */
const at = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement | HTMLInputElement) => ({
	value,
	selectionStart: selectionStart ?? value.length,
	selectionEnd: selectionEnd ?? value.length
});

/**
 * Inserts a passage's label into the answer that is being written. `from` is the side whose pane was opened, on a
 * screen that shows one pane at a time, to tap a sentence there.
 */
export function citationInserter() {
	let field = $state.raw<HTMLTextAreaElement | HTMLInputElement | null>(null);
	let from = $state<Side | null>(null);

	/** Inserts words at the field's caret, set off by a space, and puts the caret after them. */
	function insert(words: string) {
		if (!field) return;
		const { value, selectionStart: start, selectionEnd: end } = at(field);
		const space = start && !/\s$/.test(value.slice(0, start)) ? ' ' : '';
		field.setRangeText(space + words, start, end, 'end');
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		field.focus();
	}

	return {
		get ready() {
			return field !== null;
		},
		get from() {
			return from;
		},
		/** An attachment for fields that take citations. The one last written in gets the citation. */
		into(own: HTMLTextAreaElement | HTMLInputElement) {
			const here = () => (field = own);
			// untracked, because a dependency would attach every field again
			if (!untrack(() => field)) field = own;
			own.addEventListener('focus', here);
			return () => {
				own.removeEventListener('focus', here);
				if (untrack(() => field) === own) field = null;
			};
		},
		insert,
		cite(label: string) {
			if (from) location.hash = 'column';
			from = null;
			insert(`[${label}]`);
		},
		/** Shows a side's pane; the next sentence tapped there is cited. */
		choose(side: Side) {
			from = side;
			location.hash = `pane-${side}`;
		},
		cancel() {
			from = null;
			location.hash = 'column';
			field?.focus();
		}
	};
}
