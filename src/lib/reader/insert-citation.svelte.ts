import { untrack } from 'svelte';
import type { Side } from '#lib/anchor/labels.ts';

/** Where a field's caret is, or was when it was left. */
const at = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement | HTMLInputElement) => ({
	value,
	selectionStart: selectionStart ?? value.length,
	selectionEnd: selectionEnd ?? value.length
});

/**
 * Brings a passage's label into the answer that is being written. `from` is the side that a learner with one
 * pane in view at a time was sent to, to tap a sentence there.
 */
export function citationInserter() {
	let field = $state.raw<HTMLTextAreaElement | HTMLInputElement | null>(null);
	let from = $state<Side | null>(null);

	/** Puts words at the field's caret, set off by a space, and goes on from there. */
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
		/** An attachment of a field that takes citations: of several, the one that was last written in. */
		into(own: HTMLTextAreaElement | HTMLInputElement) {
			const here = () => (field = own);
			// attaching depends on nothing, or each field would attach the others anew
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
		/** Shows a side's pane, where the next sentence that is tapped is cited. */
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
