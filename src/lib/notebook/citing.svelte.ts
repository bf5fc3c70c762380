import type { Side } from '#lib/anchor/labels.ts';

/**
 * Brings a passage's label into the answer that is being written. `from` is the side that a learner with one
 * pane in view at a time was sent to, to tap a sentence there.
 */
export function citing() {
	let field = $state.raw<HTMLTextAreaElement | null>(null);
	let from = $state<Side | null>(null);

	/** Puts words at the field's caret, set off by a space, and goes on from there. */
	function insert(words: string) {
		if (!field) return;
		const { selectionStart: start, selectionEnd: end, value } = field;
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
		/** An attachment of the answer's text field. */
		into(textarea: HTMLTextAreaElement) {
			field = textarea;
			return () => (field = null);
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
