import { fields } from './fields.ts';
import { list } from './problems.ts';
import { type File, ordered, prose, required, type Section, sections } from './sections.ts';
import { criterionFields } from './shapes.ts';

/** A criterion of the rubric as its author wrote it; four levels, the lowest first. */
export type CriterionSource = {
	key: string;
	name: string;
	questionKey: string | null;
	wording: string;
	marker: string;
	levels: string[];
};

/** How many levels a criterion has. Even, so that there is no middle to hide in. */
const levels = 4;

/** Reads `rubric.md`. */
export function criteria(file: File, questionKeys: string[]): CriterionSource[] {
	const { report } = file;
	return sections(file, 'criterion', ['For learners', 'For markers', 'Levels']).flatMap(
		(section) => {
			const { key, heading: name } = section;
			const wording = required(section, 'For learners', 'criterion', report);
			const marker = required(section, 'For markers', 'criterion', report);
			const wordings = readLevels(file, section);
			const read = fields(
				criterionFields,
				section.yaml,
				`criterion “${key}”`,
				section.yamlLine,
				report
			);
			if (!read) return [];
			const questionKey = read.value.question ?? null;
			if (questionKey && !questionKeys.includes(questionKey))
				report(
					read.lineOf('question'),
					`criterion “${key}” belongs to a question “${questionKey}” that questions.md does not have. Its questions are ${list(questionKeys)}.`
				);
			return [{ key, name, questionKey, wording, marker, levels: wordings }];
		}
	);
}

function readLevels({ report }: File, section: Section): string[] {
	required(section, 'Levels', 'criterion', report);
	const part = section.parts.get('Levels');
	if (!part?.text) return [];
	const found = ordered(part.text);
	if (found.map(({ number }) => number).join() !== '1,2,3,4' || found.length !== levels)
		report(
			part.line,
			`criterion “${section.key}” needs exactly four levels, “1.” the lowest to “4.” the highest. It has ${found.length}.`
		);
	const empty = found.find(({ text }) => !text);
	if (empty)
		report(
			part.line,
			`Level ${empty.number} of criterion “${section.key}” has no words. Write them.`
		);
	return found.map(({ text }) => prose(text));
}
