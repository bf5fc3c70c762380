import { keyOf } from './key-of.ts';
import { letterKeys } from './letter-keys.svelte.ts';

/**
 * The keyboard shortcuts of a notebook, as an attachment of its element. F6 goes round its parts, Shift+F6 back; A, B
 * and L go to an article or the column, unless words are selected, which they label; [ and ] go to the previous and the
 * next point or question. Except in a text field.
 */
export function keys(notebook: HTMLElement) {
	function onkeydown(event: KeyboardEvent) {
		// some layouts write a bracket with AltGr, which also counts as Ctrl and Alt
		const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
		if (!alone && !event.getModifierState('AltGraph')) return;
		const key = keyOf(event);
		if (key === 'F6') round(notebook, event.shiftKey ? -1 : 1);
		else if (typing(event.target) || inDialog(event.target)) return;
		else if (key in links) follow(notebook, key);
		else if (letterKeys.on && key in places && !labelling(notebook)) enter(notebook, key);
		else return;
		event.preventDefault();
	}
	// on a page that was just opened nothing has the focus, so the document receives the keys
	document.addEventListener('keydown', onkeydown);
	return () => document.removeEventListener('keydown', onkeydown);
}

const links: Record<string, string> = { '[': 'prev', ']': 'next' };

/** The parts of the page, by the letters that lead there. */
const places: Record<string, string> = { a: 'pane-a', b: 'pane-b', l: 'column' };

/** Whether words are selected, so that letters belong to the toolbar beside them. */
const labelling = (notebook: HTMLElement) =>
	notebook.querySelector('[role="toolbar"]:not([hidden])') !== null;

function enter(notebook: HTMLElement, key: string) {
	const part = notebook.querySelector<HTMLElement>(`#${places[key]}`);
	if (!part) return;
	// a narrow screen shows one part, and the address decides which
	if (!part.offsetParent) location.hash = part.id;
	remember();
	focusIn(part);
}

const follow = (notebook: HTMLElement, key: string) =>
	notebook.querySelector<HTMLAnchorElement>(`a[rel="${links[key]}"]`)?.click();

export const typing = (target: EventTarget | null) =>
	target instanceof Element && target.matches('input, textarea, select');

/** Whether something is in a dialog, where the shortcuts of the page behind it are off. */
export const inDialog = (target: EventTarget | null) =>
	target instanceof Element && target.closest('dialog, [role$="dialog"]') !== null;

/** The last focused element of each part, to which F6 returns. */
const left = new WeakMap<Element, HTMLElement>();

function round(notebook: HTMLElement, step: number) {
	const parts = [...notebook.querySelectorAll<HTMLElement>('.pane, .column')].filter(
		(part) => part.offsetParent
	);
	const now = parts.findIndex((part) => part.contains(document.activeElement));
	remember();
	const next = parts[(now + step + parts.length) % parts.length];
	if (!next) return;
	focusIn(next);
}

/** Remembers what has the focus now, for coming back to its part. */
function remember() {
	const active = document.activeElement as HTMLElement | null;
	const part = active?.closest('.pane, .column');
	if (active && part) left.set(part, active);
}

/** Focuses what had the focus in a part before, or its first control. */
function focusIn(part: HTMLElement) {
	const remembered = left.get(part);
	const first = part.querySelector<HTMLElement>('.scroll, textarea, select, button, a');
	(remembered?.isConnected ? remembered : first)?.focus();
}
