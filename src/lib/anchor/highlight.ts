// Paints passages with the CSS Custom Highlight API: exact words, overlapping freely, without touching the
// text's elements. Where it is missing, the sentences keep the look that the server gave them.
import { rangeOf, type TextIndex } from './dom.ts';
import type { Span } from './sentences.ts';

/** A passage to paint and the style of its code. */
export type Mark = Span & { style: string };
/** A stretch on which the same styles lie, from first to last. */
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
 * Names of highlights that a stretch is painted with: one style has its own, several share the wash
 * `overlap`, the first line above the second. More than two lines nobody could tell apart.
 */
export function names(styles: readonly string[]): string[] {
	const [first, second] = styles;
	if (!first) return [];
	return second ? ['overlap', `${first}-line`, `${second}-under`] : [first];
}

type Marked = { index: TextIndex; marks: readonly Mark[]; beside?: readonly Mark[] };

/**
 * Paints the marks of several texts, replacing what this function painted before.
 * @param texts each an index of the element's text nodes, and the marks on it. Those `beside` are others': each
 * style of theirs has a line of its own, whatever else lies there, and none has a wash.
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

/** The style sheet for these codes' highlights. Its colours are the custom properties of `app.css`. */
export function sheet(styles: Style[]): string {
	const rules = styles.map(({ name, hue, line }) => {
		const underline = (offset: string, thick: string) =>
			`text-decoration: underline ${line} ${thick} var(--line-${hue}); text-underline-offset: ${offset};`;
		// a wash covers what hangs below the line before it, so two lines share the room of one
		const thin = line === 'double' ? '1px' : '1.5px';
		return `
			::highlight(${name}) { background-color: var(--wash-${hue}); ${underline('4px', '2px')} }
			::highlight(${name}-line) { ${underline('0px', thin)} }
			::highlight(${name}-under) { ${underline('2.5px', thin)} }`;
	});
	const thin = (line: string, offset: string, colour: string) =>
		`{ text-decoration: underline ${line} var(${colour}); text-underline-offset: ${offset}; }`;
	return `::highlight(overlap) { background-color: var(--overlap); }${rules.join('')}
		::highlight(beside-theirs) ${thin('dotted 1.5px', '6.5px', '--secondary')}
		::highlight(beside-prompt) ${thin('solid 1px', '6.5px', '--ink')}
		::highlight(beside-remark) ${thin('wavy 1px', '5.5px', '--ink')}`;
}
