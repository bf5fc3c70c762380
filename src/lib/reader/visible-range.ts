import type { Span } from '#lib/anchor/sentences.ts';

/**
 * Calls `tell` with the range of an article that is in view, and half a window beyond it, whenever that changes: from
 * the first visible block to the last, as offsets into the text. The range is empty if nothing is in view.
 * @returns a function that stops watching
 */
export function watchVisibleRange(article: Element, tell: (view: Span) => void): () => void {
	const blocks = [...article.querySelectorAll('.block')];
	let end = 0;
	const spans = blocks.map((block) => {
		const start = end ? end + 1 : 0; // blocks are separated by a line break
		end = start + (block.textContent?.length ?? 0);
		return { start, end };
	});
	const visible = new Set<Element>();
	const margins = { rootMargin: '50% 0px', scrollMargin: '50% 0px' };
	const observer = new IntersectionObserver((entries) => {
		for (const { target, isIntersecting } of entries)
			if (isIntersecting) visible.add(target);
			else visible.delete(target);
		const shown = spans.filter((_, i) => visible.has(blocks[i] as Element));
		tell({ start: shown[0]?.start ?? 0, end: shown.at(-1)?.end ?? 0 });
	}, margins);
	for (const block of blocks) observer.observe(block);
	return () => observer.disconnect();
}
