import type { Anchor } from '#lib/anchor/anchor.ts';
import type { Relation, Side } from '#lib/server/db/schema/lesson-content.ts';
import { fields } from './fields.ts';
import type { Problem } from './problems.ts';
import { passage, type Text } from './quotes.ts';
import { type File, prose, required, type Section, sections } from './sections.ts';
import { pointFields } from './shapes.ts';

/** A point of comparison as its author wrote it, its passages found in the texts. */
export type PointSource = {
	key: string;
	line: number;
	core: boolean;
	question: string;
	relation: Relation;
	why: string;
	argumentA: string | null;
	argumentB: string | null;
	passages: (Anchor & { side: Side })[];
};

const sides = ['a', 'b'] as const;
const heading = { a: 'What A argues', b: 'What B argues' } as const;

/** Reads `points.md`. A point with a problem is left out. */
export function points(file: File, texts: Record<Side, Text>, problems: Problem[]): PointSource[] {
	return sections(file, 'point', [heading.a, heading.b, 'Why']).flatMap((section) => {
		const before = problems.length;
		const read = point(file, section, texts);
		return read && problems.length === before ? [read] : [];
	});
}

function point({ report }: File, section: Section, texts: Record<Side, Text>): PointSource | null {
	const { key, line } = section;
	const what = `point “${key}”`;
	const why = required(section, 'Why', 'point', report);
	const read = fields(pointFields, section.yaml, what, section.yamlLine, report);
	if (!read) return null;
	const { value, lineOf } = read;
	const silent = { a_silent: 'a', b_silent: 'b' }[value.relation as string] ?? null;
	const found: PointSource['passages'] = [];
	const said: Record<Side, string | null> = { a: null, b: null };
	for (const side of sides) {
		const letter = side.toUpperCase();
		const argument = section.parts.get(heading[side]);
		const isSilent = side === silent;
		if (isSilent && argument)
			report(
				argument.line,
				`${what} says that ${letter} is silent, yet has “### ${heading[side]}”. Remove it, or choose another relation.`
			);
		if (isSilent && value[side].length)
			report(
				lineOf(side),
				`${what} says that ${letter} is silent, yet has passages of ${letter}. Remove them, or choose another relation.`
			);
		if (!isSilent && !argument)
			report(
				line,
				`${what} has no “### ${heading[side]}”. Write it, or say that ${letter} is silent with “relation: ${side}_silent”.`
			);
		if (!isSilent && !value[side].length)
			report(
				line,
				`${what} shows no passage of ${letter}. Name at least one, such as “${side}: [${letter}1.1]”.`
			);
		if (argument) said[side] = prose(argument.text);
		value[side].forEach((written, i) => {
			const result = passage(written, texts[side]);
			if ('problem' in result) report(lineOf(side, i), `${what} ${result.problem}`);
			else found.push({ ...result.found, side });
		});
	}
	return {
		key,
		line,
		core: value.core,
		question: section.heading,
		relation: value.relation,
		why,
		argumentA: said.a,
		argumentB: said.b,
		passages: found
	};
}
