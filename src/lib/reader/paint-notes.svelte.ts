import { onMount } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { textIndex } from '#lib/anchor/dom.ts';
import { paint, paints, sheet } from '#lib/anchor/highlight.ts';
import type { Span } from '#lib/anchor/sentences.ts';
import { unchanged } from './published-text.ts';
import { watchVisibleRange } from './visible-range.ts';

type Coded = { key: string; hue: string; line: string };
type Passage = { side: string; start: number; end: number };
type Noted = Passage & { code: string | null };
/** Another person's note at a passage, which is painted differently. */
type Other = Passage & { kind: string };

const plain = { name: 'code-none', hue: 'mark', line: 'none' };
const whole = { start: 0, end: Infinity };

/**
 * Paints notes on the words of their passages. `on` says whether the browser supports that; then the sentences need
 * no look of their own. Only what is in view is painted, because the browser goes over every painted passage with
 * each letter that is typed. Must be called while a component is created.
 */
export function paintNotes(codes: () => Coded[], notes: () => Noted[], others: () => Other[]) {
	const articles = new SvelteMap<string, Element>();
	const seen = new SvelteMap<string, Span>();
	const print = printing();
	let on = $state(false);

	onMount(() => {
		if (!paints()) return;
		const removeStyles = addStyles(codes());
		on = true;
		return removeStyles;
	});

	$effect(() => {
		if (!on) return;
		const all = { notes: notes(), others: others() };
		paint(
			[...articles]
				.map(([side, article]) => {
					const view = (!print.now && seen.get(side)) || whole;
					return { article, styles: stylesIn(side, view, all) };
				})
				// where the browser changed the words, an offset would paint other ones
				.filter(({ article }) => unchanged(article))
				.map(({ article, styles }) => ({ index: textIndex(article), ...styles }))
		);
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
			const stop = watchVisibleRange(article, (view) => seen.set(side, view));
			return () => {
				stop();
				articles.delete(side);
				seen.delete(side);
			};
		}
	};
}

/**
 * Adds the colours and lines of all codes to the document. Returns a function that removes them, with everything
 * painted.
 */
function addStyles(codes: Coded[]): () => void {
	const styles = new CSSStyleSheet();
	const coded = codes.map(({ key, hue, line }) => ({ name: `code-${key}`, hue, line }));
	styles.replaceSync(sheet([plain, ...coded]));
	document.adoptedStyleSheets.push(styles);
	return () => {
		paint([]);
		document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== styles);
	};
}

/** Whether the page is being printed: then the whole text counts as in view. */
function printing() {
	let now = $state(false);
	onMount(() => {
		const end = new AbortController();
		const { signal } = end;
		addEventListener('beforeprint', () => (now = true), { signal });
		addEventListener('afterprint', () => (now = false), { signal });
		return () => end.abort();
	});
	return {
		get now() {
			return now;
		}
	};
}

/** The passages to paint within a stretch of one side's text, with their styles. */
function stylesIn(
	side: string,
	view: Span,
	{ notes, others }: { notes: Noted[]; others: Other[] }
) {
	const here = (note: Passage) =>
		note.side === side && note.start < view.end && note.end > view.start;
	const style = ({ start, end }: Passage, name: string) => ({ start, end, style: name });
	return {
		marks: notes.filter(here).map((note) => style(note, `code-${note.code ?? 'none'}`)),
		beside: others.filter(here).map((other) => style(other, `beside-${other.kind}`))
	};
}
