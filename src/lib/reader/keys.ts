import { keyOf } from './key-of.ts';

/**
 * The keyboard shortcuts of a notebook, as an attachment of its element. F6 goes round its parts, Shift+F6 back; [
 * and ] go to the previous and the next point or question, except in a text field.
 */
export function keys(notebook: HTMLElement) {
	function onkeydown(event: KeyboardEvent) {
		// some layouts write a bracket with AltGr, which also counts as Ctrl and Alt
		const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
		if (!alone && !event.getModifierState('AltGraph')) return;
		const key = keyOf(event);
		if (key === 'F6') round(notebook, event.shiftKey ? -1 : 1);
		else if (!typing(event.target) && key in links) follow(notebook, key);
		else return;
		event.preventDefault();
	}
	// on a page that was just opened nothing has the focus, so the document receives the keys
	document.addEventListener('keydown', onkeydown);
	return () => document.removeEventListener('keydown', onkeydown);
}

const links: Record<string, string> = { '[': 'prev', ']': 'next' };

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
	const active = document.activeElement as HTMLElement | null;
	const now = parts.findIndex((part) => part.contains(active));
	const from = parts[now];
	if (from && active) left.set(from, active);
	const next = parts[(now + step + parts.length) % parts.length];
	if (!next) return;
	const remembered = left.get(next);
	const first = next.querySelector<HTMLElement>('.scroll, textarea, select, button, a');
	(remembered?.isConnected ? remembered : first)?.focus();
}
