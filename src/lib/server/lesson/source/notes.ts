import type { LayerNote, Side } from '#lib/server/db/schema/lesson-content.ts';
import { fields } from './fields.ts';
import { list } from './problems.ts';
import { passage, type Text } from './quotes.ts';
import { type File, required, sections } from './sections.ts';
import { noteFields } from './shapes.ts';

/**
 * Reads `notes.md`, the author's own annotations. A heading is the passage, as points name theirs; its
 * letter says the side: `## A1.2 "new good friend" {#friend}`. A note with a problem is left out.
 * @param codeKeys of all codes, sound or not
 * @returns the notes in the order of the texts, A before B
 */
export function notes(file: File, texts: Record<Side, Text>, codeKeys: string[]): LayerNote[] {
	const { report } = file;
	const found = sections(file, 'note', ['Why']).flatMap((section): LayerNote[] => {
		const { key, heading, line } = section;
		const what = `note “${key}”`;
		const note = required(section, 'Why', 'note', report);
		const read = fields(noteFields, section.yaml, what, section.yamlLine, report);
		const code = read?.value.code ?? '';
		if (read && !codeKeys.includes(code))
			report(
				read.lineOf('code'),
				`${what} has a code “${code}” that isn’t in codebook.md. Its codes are ${list(codeKeys)}.`
			);
		const letter = /^[ab](?=\d)/i.exec(heading)?.[0].toLowerCase();
		if (!letter) {
			report(
				line,
				`${what} has no passage. Begin its heading with a sentence number, such as “## A1.1 {#${key}}”.`
			);
			return [];
		}
		const side = letter === 'a' ? 'a' : 'b';
		const result = passage(heading, texts[side]);
		if ('problem' in result) {
			report(line, `${what} ${result.problem}`);
			return [];
		}
		const { start, end, first, last, exact } = result.found;
		return [{ side, start, end, first, last, exact, code, note }];
	});
	return found.toSorted(
		(one, other) =>
			one.side.localeCompare(other.side) || one.start - other.start || one.end - other.end
	);
}
