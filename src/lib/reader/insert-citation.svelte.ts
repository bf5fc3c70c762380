import { untrack } from 'svelte';
import type { Side } from '#lib/anchor/labels.ts';

type Field = HTMLTextAreaElement | HTMLInputElement;

/** The position of a field's caret, or its last one if the field has lost the focus. */
const at = ({ value, selectionStart, selectionEnd }: Field) => ({
	value,
	selectionStart: selectionStart ?? value.length,
	selectionEnd: selectionEnd ?? value.length
});

/** Inserts words at a field's caret, set off by a space, and puts the caret after them. */
function insert(words: string, into: Field) {
	const { value, selectionStart: start, selectionEnd: end } = at(into);
	const space = start && !/\s$/.test(value.slice(0, start)) ? ' ' : '';
	into.setRangeText(space + words, start, end, 'end');
	into.dispatchEvent(new InputEvent('input', { bubbles: true }));
	into.focus();
}

/** The field for a label: one for the other article gives way to the one beside it that is for this article. */
function suited(label: string, field: Field, fields: readonly Field[]): Field {
	const side = label.charAt(0).toLowerCase();
	const only = field.dataset.cites;
	if (!only || only === side) return field;
	const beside = fields.find(({ form, dataset }) => form === field.form && dataset.cites === side);
	return beside ?? field;
}

/**
 * Inserts a passage's label into the field that was written in last. `from` is the side whose pane was opened, on a
 * screen that shows one pane at a time, to tap a sentence there.
 */
export function citationInserter() {
	let fields = $state.raw<readonly Field[]>([]);
	let focused = $state.raw<Field | null>(null);
	/** Where a citation goes: to the field focused last, or to the only one. */
	const field = $derived(focused ?? (fields.length === 1 ? (fields[0] ?? null) : null));
	let from = $state<Side | null>(null);

	return {
		/** Whether a field takes a citation. */
		get ready() {
			return field !== null;
		},
		get from() {
			return from;
		},
		/**
		 * An attachment for fields that take citations. One for sentence numbers of one article only has its side in
		 * `data-cites`.
		 */
		into(own: Field) {
			const here = () => (focused = own);
			// untracked, because a dependency would attach every field again
			untrack(() => (fields = [...fields, own]));
			own.addEventListener('focus', here);
			return () => {
				own.removeEventListener('focus', here);
				untrack(() => {
					fields = fields.filter((one) => one !== own);
					if (focused === own) focused = null;
				});
			};
		},
		insert(words: string) {
			if (field) insert(words, field);
		},
		/** Cites a passage: `[A3.2]` in prose, `A3.2` in a field for sentence numbers. */
		cite(label: string) {
			const into = field && suited(label, field, fields);
			// on a screen that shows one part at a time, the field may be in another part
			if (from || (into && !into.offsetParent)) location.hash = 'column';
			from = null;
			if (into) insert(into instanceof HTMLInputElement ? label : `[${label}]`, into);
		},
		/** Shows a side's pane; the next sentence tapped there is cited in this field. */
		choose(side: Side, into?: Field | null) {
			if (into) focused = into;
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
