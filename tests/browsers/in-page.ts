// These functions run in the page. All of them are sent there together as text, so they may use only the page's
// globals, their arguments and one another.

/** The roles by which a journey finds elements. Password fields and sentences have none in ARIA, but need one here. */
export function selectorOf(role: string): string {
	const selectors: Record<string, string> = {
		button: 'button, [role="button"]',
		heading: 'h1, h2, h3, h4',
		link: 'a[href]',
		radio: 'input[type="radio"]',
		sentence: '.sentence',
		textbox: 'input:not([type]), input[type="password"], input[type="search"], textarea'
	};
	return selectors[role] ?? `[role="${role}"]`;
}

/** The words of an element that can be its name: without hidden parts and fields. */
export function wordsIn(element: Element): string {
	const copy = element.cloneNode(true) as Element;
	const rest = copy.querySelectorAll('[aria-hidden="true"], input, select, textarea');
	for (const part of rest) part.remove();
	return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** What assistive technology calls an element. */
export function nameOf(element: Element): string {
	const said = element.getAttribute('aria-label');
	if (said !== null) return said;
	const labels = element.matches('input, textarea, select')
		? [...((element as HTMLInputElement).labels ?? [])]
		: [];
	return labels.length ? labels.map(wordsIn).join(' ') : wordsIn(element);
}

/** The first element with this role and name that is visible or can be scrolled into view. */
export function find(role: string, name: string): HTMLElement {
	const all = [...document.querySelectorAll<HTMLElement>(selectorOf(role))].filter((element) =>
		element.checkVisibility({ visibilityProperty: true })
	);
	const found = all.find((element) => nameOf(element) === name);
	if (found) return found;
	throw new Error(`Each ${role} there: ${all.map((one) => `“${nameOf(one)}”`).join(', ')}.`);
}

/** Throws until the page and its scripts are ready. SvelteKit adds that element when they are. */
export function settled() {
	const scripted = document.scripts.length > 0;
	const awake = !scripted || document.getElementById('svelte-announcer');
	if (document.readyState !== 'complete' || !awake) throw new Error('The page is still loading.');
}

/** Where to click on an element, once nothing covers it. Scrolls to it. */
export function placeOf(role: string, name: string): { x: number; y: number } {
	settled();
	const element = find(role, name);
	const look = () => {
		const box = element.getClientRects()[0] ?? new DOMRect();
		const place = {
			x: Math.round(box.left + box.width / 2),
			y: Math.round(box.top + box.height / 2)
		};
		const top = document.elementFromPoint(place.x, place.y);
		return { place, top, hit: element.contains(top) };
	};
	if (!look().hit) element.scrollIntoView({ block: 'center', behavior: 'instant' });
	const { place, top, hit } = look();
	if (!hit) throw new Error(`Above it lies ${top?.outerHTML.slice(0, 80) ?? 'nothing'}.`);
	return place;
}

/** The left edge of the first and the right edge of the last letter of some words of a sentence. Scrolls to it. */
export function placeOfWords(label: string, words: string) {
	settled();
	const sentence = document.getElementById(label);
	if (!sentence) throw new Error(`There is no sentence ${label}.`);
	sentence.scrollIntoView({ block: 'center', behavior: 'instant' });
	const start = sentence.textContent.indexOf(words);
	if (start < 0) throw new Error(`${label} has no “${words}”.`);
	const letter = (at: number) => {
		const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
		let node = walker.nextNode() as Text;
		for (; at >= node.length; node = walker.nextNode() as Text) at -= node.length;
		const range = document.createRange();
		range.setStart(node, at);
		range.setEnd(node, at + 1);
		return range.getBoundingClientRect();
	};
	const first = letter(start);
	const last = letter(start + words.length - 1);
	const middle = ({ top, height }: DOMRect) => Math.round(top + height / 2);
	return {
		x: Math.round(first.left),
		y: middle(first),
		toX: Math.round(last.right),
		toY: middle(last)
	};
}

/** The name of the focused element, and whether it has this role. Throws when it is out of sight. */
export function focus(role: string): { name: string; fits: boolean } {
	settled();
	const active = document.activeElement;
	if (!active || active === document.body) return { name: 'nothing', fits: false };
	const name = active.matches('.sentence') ? active.id : nameOf(active);
	const { left, right, top, bottom } = active.getBoundingClientRect();
	const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
	if (!inside) throw new Error(`The focus is out of sight, on “${name}”.`);
	return { name, fits: active.matches(selectorOf(role)) };
}

/**
 * The words of an article that are painted in the style of a code, and the style of their underline; or null if this
 * browser cannot paint.
 * @param label a sentence of that article
 */
export function painted(style: string, label: string): { words: string[]; line: string } | null {
	settled();
	if (typeof Highlight !== 'function' || !('highlights' in CSS)) return null;
	const sentence = document.getElementById(label);
	if (!sentence) throw new Error(`There is no sentence ${label}.`);
	const look = getComputedStyle(sentence, `::highlight(${style})`);
	const line = look.textDecorationLine === 'underline' ? look.textDecorationStyle : 'none';
	return { words: [...(CSS.highlights.get(style) ?? [])].map(String), line };
}

/** The letters beside a sentence, which show its codes if the browser cannot paint. */
export function lettersOf(label: string): string {
	return document.getElementById(label)?.dataset.letters ?? '';
}

/** The style of the line beneath the name of a code, in the list of notes. */
export function lineOf(code: string): string {
	settled();
	const all = [...document.querySelectorAll('#column .coded')];
	const found = all.find((element) => wordsIn(element) === code);
	if (!found) throw new Error(`Codes there: ${all.map(wordsIn).join(', ')}.`);
	const look = getComputedStyle(found);
	return look.textDecorationLine === 'underline' ? look.textDecorationStyle : 'none';
}

export function valueOf(name: string): string {
	return (find('textbox', name) as HTMLInputElement).value;
}

export function checked(name: string): boolean {
	return (find('radio', name) as HTMLInputElement).checked;
}

/** All text that can be read on the page. */
export function read(): string {
	settled();
	return document.body.innerText.replace(/\s+/g, ' ');
}

/** By how many pixels the page is higher than the window. */
export function overflow(): number {
	settled();
	return document.documentElement.scrollHeight - innerHeight;
}

/** The status of saving in the head of a notebook. */
export function saving(): string {
	return document.querySelector('header .saved')?.textContent?.trim() ?? '';
}
