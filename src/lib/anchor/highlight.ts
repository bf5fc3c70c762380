// Paints passages with the CSS Custom Highlight API: exact words, overlapping freely, without touching the
// text's elements. Where it is missing, the sentences keep the look that the server gave them.
import { rangeOf, type TextIndex } from './dom.ts';
import type { Span } from './sentences.ts';

/** A passage to paint, and the style of its code. */
export type Mark = Span & { style: string };
/** A range with the same styles, from first to last. */
export type Stretch = Span & { styles: string[] };

/** Whether this browser can paint passages. */
export const paints = () => typeof Highlight === 'function' && 'highlights' in CSS;

/**
 * Cuts overlapping marks into stretches that do not overlap, in text order; each names the styles on it
 * in the order of the marks, every style once.
 */
export function stretches(marks: readonly Mark[]): Stretch[] {
	const edges = [...new Set(marks.flatMap((mark) => [mark.start, mark.end]))].sort((a, b) => a - b);
	const found: Stretch[] = [];
	const byStart = marks
		.map((mark, order) => ({ ...mark, order }))
		.sort((a, b) => a.start - b.start);
	let open: typeof byStart = [];
	let next = 0;
	edges.forEach((start, i) => {
		const end = edges[i + 1];
		open = open.filter((mark) => mark.end > start);
		for (let mark = byStart[next]; mark && mark.start <= start; mark = byStart[++next])
			open.push(mark);
		if (end === undefined || !open.length) return;
		const inOrder = open.toSorted((a, b) => a.order - b.order).map((mark) => mark.style);
		found.push({ start, end, styles: [...new Set(inOrder)] });
	});
	return found;
}

/**
 * The names of the highlights that paint a stretch: one style has its own; several share the wash `overlap`, with the
 * first style's line above the second's. More than two lines can't be told apart.
 */
export function names(styles: readonly string[]): string[] {
	const [first, second] = styles;
	if (!first) return [];
	return second ? ['overlap', `${first}-line`, `${second}-under`] : [first];
}

type Marked = { index: TextIndex; marks: readonly Mark[]; beside?: readonly Mark[] };

/**
 * Paints the marks of several texts, replacing everything that this function painted before.
 * @param texts each an index of the element's text nodes, and the marks on it. The marks in `beside` are other
 * people's: each of their styles has a line of its own, whatever else is painted there, and no wash.
 */
export function paint(texts: Marked[]) {
	const ranges = new Map<string, Range[]>();
	const add = (index: TextIndex, stretch: Span, name: string) => {
		const list = ranges.get(name) ?? [];
		list.push(rangeOf(index, stretch));
		ranges.set(name, list);
	};
	for (const { index, marks, beside = [] } of texts) {
		for (const stretch of stretches(marks))
			for (const name of names(stretch.styles)) add(index, stretch, name);
		for (const stretch of stretches(beside))
			for (const name of stretch.styles) add(index, stretch, name);
	}
	for (const name of painted) if (!ranges.has(name)) CSS.highlights.delete(name);
	for (const [name, list] of ranges) CSS.highlights.set(name, new Highlight(...list));
	painted = new Set(ranges.keys());
}

let painted = new Set<string>();

/** How a code looks: its hue as in `app.css`, and the style of its line. */
export type Style = { name: string; hue: string; line: string };

/** The CSS of an underline, property by property: WebKit drops a shorthand that contains a style or thickness. */
function underline(style: string, thickness: string, colour: string, offset: string): string {
	if (style === 'none') return '';
	return `text-decoration-line: underline; text-decoration-style: ${style};
		text-decoration-thickness: ${thickness}; text-decoration-color: var(${colour});
		text-underline-offset: ${offset};`;
}

/** The style sheet for these codes' highlights. Its colours are the custom properties of `app.css`. */
export function sheet(styles: Style[]): string {
	const rules = styles.map(({ name, hue, line }) => {
		const colour = `--line-${hue}`;
		// a wash covers the lower part of the line before it, so two lines share the space of one
		const thin = line === 'double' ? '1px' : '1.5px';
		return `
			::highlight(${name}) {
				background-color: var(--wash-${hue});
				${underline(line, '2px', colour, '4px')}
			}
			::highlight(${name}-line) { ${underline(line, thin, colour, '0px')} }
			::highlight(${name}-under) { ${underline(line, thin, colour, '2.5px')} }`;
	});
	return `::highlight(overlap) { background-color: var(--overlap); }${rules.join('')}
		::highlight(beside-theirs) { ${underline('dotted', '1.5px', '--secondary', '6.5px')} }
		::highlight(beside-prompt) { ${underline('solid', '1px', '--ink', '6.5px')} }
		::highlight(beside-remark) { ${underline('wavy', '1px', '--ink', '5.5px')} }`;
}
