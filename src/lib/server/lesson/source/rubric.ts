import { checkEvidence, checkLabels } from './citing.ts';
import { fields } from './fields.ts';
import { list, type Report } from './problems.ts';
import type { QuestionSource } from './questions.ts';
import type { Text } from './quotes.ts';
import { type File, ordered, prose, required, type Section, sections } from './sections.ts';
import { criterionFields } from './shapes.ts';

/** A criterion as its author wrote it: four levels, lowest first, with a sample for each or for none. */
export type CriterionSource = {
	key: string;
	name: string;
	questionKey: string | null;
	wording: string;
	marker: string;
	levels: string[];
	samples: string[];
};

/** Levels of a criterion; an even number, so that there is no middle. */
const levels = 4;

const parts = ['For learners', 'For markers', 'Levels', 'Samples'];

/**
 * Reads `rubric.md` and checks every best sample by what its question asks of learners.
 * @param questionKeys of all questions, valid or not
 * @param questions the valid ones
 */
export function criteria(
	file: File,
	questionKeys: string[],
	questions: QuestionSource[],
	texts: Text[]
): CriterionSource[] {
	const { report } = file;
	return sections(file, 'criterion', parts).flatMap((section) => {
		const { key, heading: name } = section;
		const what = `criterion “${key}”`;
		const wording = required(section, 'For learners', 'criterion', report);
		const marker = required(section, 'For markers', 'criterion', report);
		required(section, 'Levels', 'criterion', report);
		const wordings = readFour(section, 'Levels', report);
		const samples = readFour(section, 'Samples', report);
		const read = fields(criterionFields, section.yaml, what, section.yamlLine, report);
		if (!read) return [];
		const questionKey = read.value.question ?? null;
		if (questionKey && !questionKeys.includes(questionKey))
			report(
				read.lineOf('question'),
				`${what} belongs to a question “${questionKey}” that isn’t in questions.md. ` +
					`Its questions are ${list(questionKeys)}.`
			);
		const asked = questions.find((question) => question.key === questionKey);
		samples.forEach((sample, i) => {
			const by = `Sample ${i + 1} of ${what}`;
			checkLabels(sample, by, texts, report);
			if (asked && i === levels - 1) checkEvidence(sample, by, asked, texts, report);
		});
		const four = { levels: wordings.map(plain), samples: samples.map(plain) };
		return [{ key, name, questionKey, wording, marker, ...four }];
	});
}

const plain = ({ text }: { text: string }) => prose(text);

/** The text of each level in a subsection, with its line. */
function readFour(section: Section, name: keyof typeof faults, report: Report) {
	const part = section.parts.get(name);
	if (!part?.text) return [];
	const what = `criterion “${section.key}”`;
	const found = ordered(part.text);
	if (found.map(({ number }) => number).join() !== '1,2,3,4' || found.length !== levels)
		report(part.line, `${what} ${faults[name].count} It has ${found.length}.`);
	const empty = found.find(({ text }) => !text);
	if (empty)
		report(part.line, `${faults[name].one} ${empty.number} of ${what} has no words. Write them.`);
	return found.map(({ text, line }) => ({ text, line: part.line + 1 + line }));
}

const faults = {
	Levels: {
		one: 'Level',
		count: 'needs exactly four levels, “1.” the lowest to “4.” the highest.'
	},
	Samples: {
		one: 'Sample',
		count:
			'needs no samples or one for each of its four levels, “1.” the lowest to “4.” the highest.'
	}
};
