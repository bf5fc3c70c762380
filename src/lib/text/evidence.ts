import { type Anchor, describe } from '#lib/anchor/anchor.ts';
import { cited, print, type Side } from '#lib/anchor/labels.ts';
import { labelled, Misplaced, type Text, unknown } from '#lib/anchor/passages.ts';

/**
 * What a question asks for: this many different passages from each side; with `quoted`, only the author's own words
 * count.
 */
export type Demand = { citationsA: number; citationsB: number; quoted: boolean };

/** A passage that an answer cites, with its printed label. */
export type Citation = Anchor & { side: Side; label: string; counts: boolean };

export type Evidence = {
	citations: Citation[];
	/** One message for each label in the text that no sentence has. */
	unknown: string[];
	/** How much of the required evidence there is. */
	a: { have: number; need: number };
	b: { have: number; need: number };
	/** What is still missing, in words; empty if nothing is. */
	missing: string;
};

/** The author's words within curly quotation marks. */
const quotation = /“[^”]+”/;

/**
 * The passages that a text cites, each once even if it is repeated, and messages for the labels that no sentence has.
 */
function read(written: string, texts: Text[], quoted = false) {
	const citations = new Map<string, Citation>();
	const unknownLabels = new Set<string>();
	for (const { from, to } of cited(written)) {
		const first = labelled(texts, from);
		const last = labelled(texts, to);
		if (!first) unknownLabels.add(from);
		if (!last) unknownLabels.add(to);
		if (!first || !last || last.sentence.start < first.sentence.start) continue;
		const { text, sentences } = first.text;
		const passage = describe(text, sentences, first.sentence.start, last.sentence.end);
		const label = print(from, to);
		const counts = !quoted || quotation.test(passage.exact);
		citations.set(label, { ...passage, side: first.text.side, label, counts });
	}
	return {
		citations: [...citations.values()],
		unknown: [...unknownLabels].map((label) => unknown(texts, label))
	};
}

/** The passages that a text cites, in order of appearance. Labels that no sentence has count as plain words. */
export const cites = (written: string, texts: Text[]): Citation[] => read(written, texts).citations;

/**
 * The passages of one side in a field for labels, such as `A3.2–A3.4; A5.1`; none for an empty field.
 * @throws Misplaced when there is anything else in it, or a label of the other article or of no sentence
 */
export function named(labels: string, side: Side, texts: Text[]): Citation[] {
	const places = cited(labels);
	const letter = side.toUpperCase();
	const strange = places.find((place) => place.side !== side);
	if (strange)
		throw new Misplaced(
			`${print(strange.from, strange.to)} isn’t in article ${letter}. ` +
				`Please enter sentence numbers from ${letter} here, for example ${letter}1.2.`
		);
	let rest = labels;
	for (const { at, length } of places)
		rest = rest.slice(0, at) + ' '.repeat(length) + rest.slice(at + length);
	const [other] = rest.replace(/\band\b/gi, ' ').match(/[\p{L}\p{N}][^\s;,]*/u) ?? [];
	if (other)
		throw new Misplaced(
			`“${other.slice(0, 20)}” isn’t a sentence number. Please enter ` +
				`numbers such as ${letter}1.2 or ${letter}1.2–${letter}1.3 and nothing else.`
		);
	const { citations, unknown } = read(labels, texts);
	if (unknown[0]) throw new Misplaced(unknown[0]);
	return citations;
}

/**
 * Reads the evidence out of an answer: the labels in the text are its citations, and nothing else is stored. A
 * passage counts once even if it is repeated.
 * @param texts both sides, in which the citations are anchored
 */
export function evidence(answer: string, asked: Demand, texts: Text[]): Evidence {
	const { citations, unknown } = read(answer, texts, asked.quoted);
	const have = (side: Side) => citations.filter((c) => c.side === side && c.counts).length;
	const a = { have: have('a'), need: asked.citationsA };
	const b = { have: have('b'), need: asked.citationsB };
	return { citations, unknown, a, b, missing: missing(a, b, asked.quoted) };
}

type Count = { have: number; need: number };

function missing(a: Count, b: Count, quoted: boolean): string {
	const wants = [['A', a.need - a.have] as const, ['B', b.need - b.have] as const].filter(
		([, lack]) => lack > 0
	);
	if (!wants.length) return '';
	const parts = wants.map(
		([side, lack]) => `${lack} ${lack === 1 ? 'passage' : 'passages'} from ${side}`
	);
	const kind = quoted ? ', with the author’s own words in quotation marks' : '';
	return `Still needed: ${parts.join(' and ')}${kind}.`;
}
