import { type Anchor, describe } from './anchor/anchor.ts';
import { cited, print, type Side } from './anchor/labels.ts';
import { labelled, type Text, unknown } from './anchor/passages.ts';

/** What a question asks for: so many different passages a side; `quoted` accepts only the author's own words. */
export type Demand = { citationsA: number; citationsB: number; quoted: boolean };

/** A passage that an answer's text points at, with its printed label. */
export type Citation = Anchor & { side: Side; label: string; counts: boolean };

export type Evidence = {
	citations: Citation[];
	/** One sentence for each label in the text that no sentence has. */
	unknown: string[];
	/** Of what is asked for, how much is there. */
	a: { have: number; need: number };
	b: { have: number; need: number };
	/** What is still missing, in words; empty when nothing is. */
	missing: string;
};

/** The author's words within curly quotation marks. */
const quotation = /“[^”]+”/;

/**
 * Reads the evidence out of an answer: its labels are its citations, so the text alone is the truth, on
 * screen and on paper. A passage counts once however often it is named.
 * @param texts both sides, as they are anchored in
 */
export function evidence(answer: string, asked: Demand, texts: Text[]): Evidence {
	const citations = new Map<string, Citation>();
	const unknownLabels = new Set<string>();
	for (const { from, to } of cited(answer)) {
		const first = labelled(texts, from);
		const last = labelled(texts, to);
		if (!first) unknownLabels.add(from);
		if (!last) unknownLabels.add(to);
		if (!first || !last || last.sentence.start < first.sentence.start) continue;
		const { text, sentences } = first.text;
		const passage = describe(text, sentences, first.sentence.start, last.sentence.end);
		const label = print(from, to);
		const counts = !asked.quoted || quotation.test(passage.exact);
		citations.set(label, { ...passage, side: first.text.side, label, counts });
	}
	const list = [...citations.values()];
	const have = (side: Side) => list.filter((c) => c.side === side && c.counts).length;
	const a = { have: have('a'), need: asked.citationsA };
	const b = { have: have('b'), need: asked.citationsB };
	return {
		citations: list,
		unknown: [...unknownLabels].map((label) => unknown(texts, label)),
		a,
		b,
		missing: missing(a, b, asked.quoted)
	};
}

type Count = { have: number; need: number };

function missing(a: Count, b: Count, quoted: boolean): string {
	const wants = [['A', a.need - a.have] as const, ['B', b.need - b.have] as const].filter(
		([, lack]) => lack > 0
	);
	if (!wants.length) return '';
	const kind = quoted ? 'passage with words that the author is quoted with' : 'passage';
	const parts = wants.map(([side, lack]) =>
		lack === 1
			? `a ${kind} from ${side}`
			: `${lack} ${kind.replace('passage', 'passages')} from ${side}`
	);
	return `This answer still needs ${parts.join(' and ')}.`;
}
