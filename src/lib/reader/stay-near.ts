/**
 * Keeps an element beside some words of an article while the page scrolls and changes its size, and the element, too:
 * 8 px below them, or above where there is no room, always within the pane and the window.
 * @returns a function that stops this
 */
export function stayNear(element: HTMLElement, words: Element | Range): () => void {
	const around = words instanceof Range ? words.commonAncestorContainer : words;
	const pane = (around instanceof Element ? around : around.parentElement)?.closest('section');
	const place = () => {
		const box = words.getBoundingClientRect();
		// the words are not on the page, for example while it shows another part
		if (!box.height) return;
		placeNear(element, box, (pane ?? document.body).getBoundingClientRect());
	};
	const end = new AbortController();
	const { signal } = end;
	const resized = new ResizeObserver(place);
	resized.observe(element);
	place();
	addEventListener('resize', place, { signal });
	document.addEventListener('scroll', place, { capture: true, passive: true, signal });
	return () => {
		end.abort();
		resized.disconnect();
	};
}

function placeNear(element: HTMLElement, box: DOMRect, pane: DOMRect) {
	const width = element.offsetWidth || 440;
	const height = element.offsetHeight || 40;
	const below = box.bottom + 8;
	const above = box.top - height - 8;
	const lowest = innerHeight - height - 8;
	const top = below <= lowest || above < 110 ? Math.min(below, lowest) : above;
	const rightmost = Math.min(pane.right, innerWidth) - width - 8;
	const left = Math.max(8, pane.left + 4, Math.min(box.left, rightmost));
	element.style.translate = `${left}px ${Math.max(8, top)}px`;
}
