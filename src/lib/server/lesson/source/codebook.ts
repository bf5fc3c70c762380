import type * as v from 'valibot';
import { many } from '#lib/wording/wording.ts';
import { fields } from './fields.ts';
import { type File, required, sections } from './sections.ts';
import { codeFields } from './shapes.ts';

/** A code of the codebook as its author wrote it. */
export type CodeSource = v.InferOutput<typeof codeFields> & {
	key: string;
	name: string;
	definition: string;
	example: string;
	notWhen: string;
};

/** How many functions a frame has, after Entman (1993): problem, cause, judgement, remedy. */
const functions = 4;

/** Reads `codebook.md`. */
export function codes(file: File): CodeSource[] {
	const { report } = file;
	const letters = new Map<string, string>();
	const all = sections(file, 'code', ['Definition', 'Example', 'Not when']);
	const found = all.flatMap((section) => {
		const { key, heading: name } = section;
		const definition = required(section, 'Definition', 'code', report);
		const example = required(section, 'Example', 'code', report);
		const notWhen = required(section, 'Not when', 'code', report);
		const read = fields(codeFields, section.yaml, `code “${key}”`, section.yamlLine, report);
		if (!read) return [];
		const letter = read.value.letter.toUpperCase();
		const taken = letters.get(letter);
		if (taken)
			report(
				read.lineOf('letter'),
				`code “${key}” has the letter ${letter}, which code “${taken}” has too. Give each its own.`
			);
		else letters.set(letter, key);
		return [{ ...read.value, key, name, definition, example, notWhen }];
	});
	const have = found.filter(({ kind }) => kind === 'function').length;
	if (have !== functions && found.length === all.length)
		report(
			1,
			`The codebook has ${many(have, 'code')} of kind “function”; the frame matrix is made for ${functions}.`,
			'warning'
		);
	return found;
}
