import type { Attachment } from 'svelte/attachments';

/** The words of each article on the page as they were published, by its element. */
const published = new WeakMap<Element, () => string>();

/** An attachment of an article's element, which must show exactly this text. */
export const showing =
	(text: () => string): Attachment =>
	(article) => {
		published.set(article, text);
		return () => published.delete(article);
	};

/**
 * Whether an article still has the words that were published. A translation or an extension of the browser may have
 * changed them; an offset into other words means another passage in the text. Elements that were only put around the
 * words don't count.
 */
export const unchanged = (article: Element) => article.textContent === published.get(article)?.();
