import type * as v from 'valibot';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import { checkEvidence, checkLabels } from './citing.ts';
import { fields } from './fields.ts';
import type { Text } from './quotes.ts';
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
 * Reads `questions.md` and checks every model response by the rules for learners' answers (`#lib/text/evidence.ts`).
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
				`${what} is asked before the texts open, so nobody can cite ` +
					'them. Remove its citations, or ask it in the step “answer”.'
			);
		if (value.quoted && citations.a + citations.b === 0)
			report(
				read.lineOf('quoted'),
				`${what} asks for quoted words but for no citations. Say how many under “citations”.`
			);
		const model = written ? prose(written.text) : '';
		const asked = { citationsA: citations.a, citationsB: citations.b };
		let cites = { a: 0, b: 0 };
		if (written) {
			const by = `The model response of ${what}`;
			checkLabels({ ...written, line: written.line + 1 }, by, Object.values(texts), report);
			const of = { ...asked, quoted: value.quoted };
			cites = checkEvidence(written, by, of, Object.values(texts), report);
		}
		return [{ key, line, prompt: section.heading, guidance, ...value, ...asked, model, cites }];
	});
}
