import { onMount } from 'svelte';
import { afterNavigate, onNavigate } from '$app/navigation';
import { targetOf } from './target-of.ts';

/**
 * Keeps the focus in the notebook, so that a person who works with the keyboard never has to start again at the top
 * of the page. When the focused element is removed, such as a button after its use, the focus moves to a new element
 * marked `data-heir`, or else to the nearest remaining part. After a step to another point or question in the column
 * it moves to the new heading; otherwise it stays. Must be called while a component is created; returns an attachment
 * for the notebook's element.
 */
export function keepFocus() {
	/** The element that has or had the focus, and its ancestors. */
	let path: HTMLElement[] = [];
	let going = false;
	const lost = () => document.activeElement === document.body;

	onNavigate(() => void (going = true));
	afterNavigate(({ type, to }) => {
		going = false;
		const [last] = path;
		if (type === 'enter' || !last || !lost()) return;
		const column = document.getElementById('column');
		const target = to && targetOf(to.url);
		const aim = target?.matches('.sentence') ? target : target?.querySelector('a');
		if (aim) give(aim);
		else if (last.isConnected && !column?.contains(last)) give(last);
		else if (column) {
			column.scrollTop = 0;
			give(column.querySelector('h2') ?? column);
		}
	});
	// a link to a sentence focuses it, and the arrow keys continue from there
	onMount(() => {
		const arrive = () => {
			const target = targetOf(location);
			if (target?.matches('.sentence')) give(target, { preventScroll: true });
		};
		addEventListener('hashchange', arrive);
		return () => removeEventListener('hashchange', arrive);
	});

	return (notebook: HTMLElement) => {
		function onfocusin({ target }: FocusEvent) {
			path = [];
			for (let at = target as HTMLElement | null; at && at !== notebook; at = at.parentElement)
				path.push(at);
		}
		const observer = new MutationObserver((changes) => {
			if (going || !path[0] || path[0].isConnected || !lost()) return;
			const come = changes.flatMap(({ addedNodes }) => [...addedNodes]).flatMap(heirs)[0];
			const near = path.find((element) => element.isConnected && element.matches('.part, .column'));
			if (come) give(come);
			else give(near ?? notebook.querySelector('.column'), { preventScroll: true });
		});
		observer.observe(notebook, { childList: true, subtree: true });
		notebook.addEventListener('focusin', onfocusin);
		return () => {
			observer.disconnect();
			notebook.removeEventListener('focusin', onfocusin);
		};
	};
}

function give(element: Element | null, options?: FocusOptions) {
	if (!(element instanceof HTMLElement)) return;
	if (element.tabIndex < 0) element.tabIndex = -1;
	element.focus(options);
}

const heirs = (node: Node): Element[] =>
	node instanceof Element && node.isConnected
		? [...(node.matches('[data-heir]') ? [node] : []), ...node.querySelectorAll('[data-heir]')]
		: [];
