import { onMount } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { textIndex } from '#lib/anchor/dom.ts';
import { paint, paints, sheet } from '#lib/anchor/highlight.ts';
import type { Span } from '#lib/anchor/sentences.ts';
import { inView } from './visible-range.ts';

type Coded = { key: string; hue: string; line: string };
type Lying = { side: string; start: number; end: number };
type Noted = Lying & { code: string | null };

const plain = { name: 'code-none', hue: 'mark', line: 'none' };
const whole = { start: 0, end: Infinity };

/**
 * Paints notes on the words they lie on, in a browser that can; `on` says whether it does, and then the
 * sentences need no look of their own. Only what is in view is painted, because the browser looks at every
 * painted stretch again with each letter that is typed anywhere. To be called while a component is made.
 * @param others what somebody else put there, which is painted differently
 */
export function painting(
	codes: () => Coded[],
	notes: () => Noted[],
	others: () => (Lying & { kind: string })[]
) {
	const articles = new SvelteMap<string, Element>();
	const seen = new SvelteMap<string, Span>();
	let printing = $state(false);
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

	onMount(() => {
		const begin = () => (printing = true);
		const end = () => (printing = false);
		addEventListener('beforeprint', begin);
		addEventListener('afterprint', end);
		return () => {
			removeEventListener('beforeprint', begin);
			removeEventListener('afterprint', end);
		};
	});

	$effect(() => {
		if (!on) return;
		const mine = notes();
		const theirs = others();
		const texts = [...articles].map(([side, article]) => {
			const view = (!printing && seen.get(side)) || whole;
			const here = (note: Lying) =>
				note.side === side && note.start < view.end && note.end > view.start;
			return {
				index: textIndex(article),
				marks: mine
					.filter(here)
					.map(({ start, end, code }) => ({ start, end, style: `code-${code ?? 'none'}` })),
				beside: theirs
					.filter(here)
					.map(({ start, end, kind }) => ({ start, end, style: `beside-${kind}` }))
			};
		});
		paint(texts);
	});

	return {
		get on() {
			return on;
		},
		/** An attachment for the element that holds a side's article. */
		text: (side: string) => (pane: Element) => {
			const article = pane.querySelector('article');
			if (!article) return;
			articles.set(side, article);
			const stop = inView(article, (view) => seen.set(side, view));
			return () => {
				stop();
				articles.delete(side);
				seen.delete(side);
			};
		}
	};
}
