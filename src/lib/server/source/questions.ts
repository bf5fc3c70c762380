import type * as v from 'valibot';
import { cited } from '#lib/anchor/labels.ts';
import { evidence } from '#lib/evidence.ts';
import type { Side } from '../lesson-content.ts';
import { fields } from './fields.ts';
import { count, list, type Report } from './problems.ts';
import { labelled, sentencesOf, type Text } from './quotes.ts';
import { type File, prose, required, sections } from './sections.ts';
import { questionFields } from './shapes.ts';

type QuestionFields = v.InferOutput<typeof questionFields>;

/** A question as its author wrote it. `cites` counts what the model response cites on each side. */
export type QuestionSource = Omit<QuestionFields, 'citations'> & {
	key: string;
	line: number;
	prompt: string;
	guidance: string;
	citationsA: number;
	citationsB: number;
	model: string;
	cites: Record<Side, number>;
};

/**
 * Reads `questions.md`, and holds every model response to the rule that learners' answers are held to
 * (`#lib/evidence.ts`).
 * @param hidden whether learners answer the questions before reading without seeing the texts
 */
export function questions(
	file: File,
	texts: Record<Side, Text>,
	hidden: boolean
): QuestionSource[] {
	const { report } = file;
	return sections(file, 'question', ['Guidance', 'Model response']).flatMap((section) => {
		const { key, line } = section;
		const what = `question “${key}”`;
		const guidance = required(section, 'Guidance', 'question', report);
		const written = section.parts.get('Model response');
		if (!written)
			report(line, `${what} has no model response. Write one under “### Model response”.`);
		const read = fields(questionFields, section.yaml, what, section.yamlLine, report);
		if (!read) return [];
		const { citations, ...value } = read.value;
		if (value.step === 'before' && hidden && citations.a + citations.b > 0)
			report(
				read.lineOf('citations'),
				`${what} is asked before the texts open, so nobody can cite them. Take its citations out, or ask it in the step “answer”.`
			);
		if (value.quoted && citations.a + citations.b === 0)
			report(
				read.lineOf('quoted'),
				`${what} wants quoted words but no citations. Say how many under “citations”.`
			);
		const model = written ? prose(written.text) : '';
		const asked = { citationsA: citations.a, citationsB: citations.b };
		const of = { what, ...asked, quoted: value.quoted };
		const cites = written ? checkModel(written, of, Object.values(texts), report) : { a: 0, b: 0 };
		return [{ key, line, prompt: section.heading, guidance, ...value, ...asked, model, cites }];
	});
}

type Asked = { what: string; citationsA: number; citationsB: number; quoted: boolean };

/** Every label must exist, and what is asked of learners must be there. Returns the citations of each side. */
function checkModel(
	written: { text: string; line: number },
	asked: Asked,
	texts: Text[],
	report: Report
): Record<Side, number> {
	written.text.split('\n').forEach((words, i) => {
		for (const { side, from, to } of cited(words))
			for (const label of new Set([from, to])) {
				const text = texts.find((each) => each.side === side);
				const result = text && labelled(label, text);
				if (result && 'problem' in result)
					report(written.line + 1 + i, `The model response of ${asked.what} ${result.problem}`);
			}
	});
	const { citations, a, b } = evidence(written.text, asked, texts.map(stored));
	const lacking = [
		a.have < a.need && `${count(a.need, 'passage')} of A (it cites ${a.have})`,
		b.have < b.need && `${count(b.need, 'passage')} of B (it cites ${b.have})`
	].filter(Boolean);
	if (lacking.length)
		report(
			written.line,
			`The model response of ${asked.what} must itself cite what the question asks for: ${list(lacking)}.` +
				(asked.quoted ? ' Only passages with words in “…” count.' : '')
		);
	const of = (side: Side) => citations.filter((citation) => citation.side === side).length;
	return { a: of('a'), b: of('b') };
}

/** A text in the shape in which a published one is read. */
const stored = (text: Text) => ({
	side: text.side,
	versionId: 0,
	text: text.rendered.text,
	sentences: sentencesOf(text).map((each, ordinal) => ({ ...each, versionId: 0, ordinal }))
});
