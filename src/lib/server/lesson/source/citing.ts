import { cited } from '#lib/anchor/labels.ts';
import { type Demand, evidence } from '#lib/text/evidence.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import { many } from '#lib/wording/wording.ts';
import { list, type Report } from './problems.ts';
import { labelled, sentencesOf, type Text } from './quotes.ts';

/** Text with citations, and the line of the file on which it begins. */
type Written = { text: string; line: number };

/** Reports labels without a sentence. `what` names the text: `The model response of question “both”`. */
export function checkLabels({ text, line }: Written, what: string, texts: Text[], report: Report) {
	text.split('\n').forEach((words, i) => {
		for (const { side, from, to } of cited(words))
			for (const label of new Set([from, to])) {
				const text = texts.find((each) => each.side === side);
				const result = text && labelled(label, text);
				if (result && 'problem' in result) report(line + i, `${what} ${result.problem}`);
			}
	});
}

/** Reports what a text lacks of what its question asks of learners. Returns the citations of each side. */
export function checkEvidence(
	{ text, line }: Written,
	what: string,
	asked: Demand,
	texts: Text[],
	report: Report
): Record<Side, number> {
	const { citations, a, b } = evidence(text, asked, texts.map(stored));
	const lacking = [
		a.have < a.need && `${many(a.need, 'passage')} of A (it cites ${a.have})`,
		b.have < b.need && `${many(b.need, 'passage')} of B (it cites ${b.have})`
	].filter(Boolean);
	if (lacking.length)
		report(
			line,
			`${what} must cite what its own question asks for: ${list(lacking)}.` +
				(asked.quoted ? ' Only passages with words in “…” count.' : '')
		);
	const of = (side: Side) => citations.filter((citation) => citation.side === side).length;
	return { a: of('a'), b: of('b') };
}

/** A text in the form in which published ones are read. */
const stored = (text: Text) => ({
	side: text.side,
	text: text.rendered.text,
	sentences: sentencesOf(text)
});
