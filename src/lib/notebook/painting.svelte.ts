import { onMount } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { textIndex } from '#lib/anchor/dom.ts';
import { paint, paints, sheet } from '#lib/anchor/highlight.ts';

type Coded = { key: string; hue: string; line: string };
type Noted = { side: string; start: number; end: number; code: string | null };

const plain = { name: 'code-none', hue: 'mark', line: 'none' };

/**
 * Paints notes on the words they lie on, in a browser that can; `on` says whether it does, and then the
 * sentences need no look of their own. To be called while a component is made.
 */
export function painting(codes: () => Coded[], notes: () => Noted[]) {
	const articles = new SvelteMap<string, Element>();
	let on = $state(false);

	onMount(() => {
		if (!paints()) return;
		const styles = new CSSStyleSheet();
		const coded = codes().map(({ key, hue, line }) => ({ name: `code-${key}`, hue, line }));
		styles.replaceSync(sheet([plain, ...coded]));
		document.adoptedStyleSheets.push(styles);
		on = true;
		return () => {
			paint([]);
			document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== styles);
		};
	});

	$effect(() => {
		if (!on) return;
		const all = notes();
		const texts = [...articles].map(([side, article]) => ({
			index: textIndex(article),
			marks: all
				.filter((note) => note.side === side)
				.map(({ start, end, code }) => ({ start, end, style: `code-${code ?? 'none'}` }))
		}));
		paint(texts);
	});

	return {
		get on() {
			return on;
		},
		/** An attachment for the element that holds a side's article. */
		text: (side: string) => (pane: Element) => {
			const article = pane.querySelector('article');
			if (article) articles.set(side, article);
			return () => void articles.delete(side);
		}
	};
}
