import type { Point } from '#lib/server/notebook/judgements.ts';

/**
 * An attachment for the element that holds both texts, which scrolls the other text along. Reading a point's passage
 * on one side brings the same point's passage on the other into view; where no point is near, nothing moves.
 * Percentages would not match: the two texts don't run in parallel.
 * @param on whether linked scrolling is turned on
 */
export function linkScrolling(on: () => boolean, points: () => Point[]) {
	return (book: HTMLElement) => {
		/** The pane that this function scrolled itself, so that its scroll event is ignored. */
		let moved: Element | null = null;
		let frame = 0;

		function follow(event: Event) {
			const pane = event.target;
			if (!on() || !(pane instanceof HTMLElement) || !pane.matches('.scroll')) return;
			if (pane === moved) return;
			cancelAnimationFrame(frame);
			frame = requestAnimationFrame(() => bring(pane));
		}

		function bring(pane: HTMLElement) {
			const other = [...book.querySelectorAll<HTMLElement>('.scroll')].find((one) => one !== pane);
			if (!other) return;
			const [here, there] = pane.closest('#pane-a') ? (['a', 'b'] as const) : (['b', 'a'] as const);
			const reading = pane.getBoundingClientRect().top + pane.clientHeight / 3;
			const near = points()
				.map((point) => ({
					from: first(pane, point, here),
					to: first(other, point, there)
				}))
				.filter(({ from, to }) => from && to)
				.map(({ from, to }) => ({
					to,
					far: Math.abs((from?.getBoundingClientRect().top ?? 0) - reading)
				}))
				.toSorted((x, y) => x.far - y.far)[0];
			if (!near?.to || near.far > pane.clientHeight / 3) return;
			moved = other;
			other.scrollTop += near.to.getBoundingClientRect().top - reading;
			setTimeout(() => (moved = null), 100);
		}

		book.addEventListener('scroll', follow, { capture: true, passive: true });
		return () => book.removeEventListener('scroll', follow, { capture: true });
	};
}

/** The first sentence of a point's passage in a pane. */
function first(pane: HTMLElement, { passages }: Point, side: 'a' | 'b'): Element | undefined {
	const passage = passages.find((one) => one.side === side);
	return passage && pane.querySelectorAll('.sentence')[passage.first];
}
