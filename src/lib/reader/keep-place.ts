import { onMount } from 'svelte';
import { afterNavigate } from '$app/navigation';
import { targetOf } from './target-of.ts';

/**
 * On screens that show one part at a time (article A, article B or the column), keeps how far each part was scrolled
 * while another one is shown. Opening a part by the address of something in it, such as a sentence, keeps that place,
 * too, if it has the sentence in view, and otherwise moves to the sentence. Must be called while a component is
 * created.
 */
export function keepPlace() {
	const places = new Map<string, number>();
	let shown: HTMLElement | null = null;
	let observer: ResizeObserver | undefined;

	function remember() {
		// while the browser moves to another part, it scrolls before that part is known here
		if (shown && shown === alone()) places.set(placeOf(shown), scrollY);
	}
	function change() {
		const now = alone();
		if (now === shown) return;
		shown = now;
		if (!now) return;
		const target = targetOf(location);
		const inside = target !== now && now.contains(target) ? target : null;
		const place = places.get(placeOf(now));
		if (place !== undefined) scrollTo({ top: place, behavior: 'instant' });
		else if (!inside) center(now.querySelector('.in-focus'));
		if (inside && !inView(inside)) center(inside);
		if (inside?.matches('.sentence')) inside.focus({ preventScroll: true });
	}
	/** Some steps have no articles, so parts come and go. */
	const observe = () => parts().forEach((part) => observer?.observe(part));

	onMount(() => {
		shown = alone();
		// parts that come into view change their size; this is called before they are painted
		observer = new ResizeObserver(change);
		observe();
		addEventListener('scroll', remember, { passive: true });
		return () => {
			observer?.disconnect();
			removeEventListener('scroll', remember);
		};
	});
	afterNavigate(({ to }) => {
		observe();
		const target = to && targetOf(to.url);
		if (to && target && !target.getClientRects().length) retarget(to.url.href);
	});
}

/**
 * Shows the part that an address names. The router changes the address without telling the browser, for which the
 * target, and so the part that is shown, would stay the old one.
 */
function retarget(address: string) {
	const { state } = history;
	location.replace(address);
	history.replaceState(state, '', address);
}

const parts = () => [...document.querySelectorAll<HTMLElement>('.book > :is(.pane, .column)')];

/** The part that is shown alone; null where they are all in view. */
function alone(): HTMLElement | null {
	const visible = parts().filter((part) => part.getClientRects().length > 0);
	return visible.length === 1 ? (visible[0] ?? null) : null;
}

/** An article is the same in every step, but each point of comparison is about other passages of it. */
function placeOf({ id }: HTMLElement): string {
	const { pathname, search } = location;
	return id === 'column' || pathname.endsWith('/compare') ? `${id} ${pathname}${search}` : id;
}

const center = (element: Element | null) =>
	element?.scrollIntoView({ block: 'center', behavior: 'instant' });

function inView(element: Element): boolean {
	const { top, bottom } = element.getBoundingClientRect();
	return top >= 0 && bottom <= innerHeight - 60;
}
