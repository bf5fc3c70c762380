import type { Page } from '@playwright/test';

type Change = 'translated' | 'wrapped';

/**
 * Changes a page as a browser's translation or an extension does: puts elements of its own around every text that may
 * be translated. A translation also puts other words in it.
 */
export const changePage = (page: Page, change: Change) =>
	page.evaluate((change) => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const texts: Text[] = [];
		for (let node = walker.nextNode(); node; node = walker.nextNode())
			if (
				node.nodeValue?.trim() &&
				!node.parentElement?.closest('[translate="no"], script, style, textarea')
			)
				texts.push(node as Text);
		for (const text of texts) {
			const outer = document.createElement('font');
			const inner = document.createElement('font');
			outer.append(inner);
			const words = change === 'translated' ? text.data.replace(/\p{L}+/gu, 'mots') : text.data;
			inner.append(words);
			outer.dataset.original = text.data;
			text.replaceWith(outer);
		}
	}, change);

/** Puts the original words back, as the browser does when asked to show the original. */
export const showOriginal = (page: Page) =>
	page.evaluate(() => {
		for (const font of document.querySelectorAll<HTMLElement>('font[data-original]'))
			font.replaceWith(font.dataset.original ?? '');
	});
