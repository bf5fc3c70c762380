import type * as v from 'valibot';
import { occurrences } from '#lib/text/term-counts.ts';
import type { EditionContent, Side } from '#lib/server/db/schema/lesson-content.ts';
import { render, type Rendered } from './markdown.ts';
import { fields } from './fields.ts';
import type { Text } from './quotes.ts';
import { type File, frontMatter, prose } from './sections.ts';
import { articleFields, lessonFields } from './shapes.ts';

/** An article's bibliographic record and its text, cut into sentences. */
export type ArticleSource = v.InferOutput<typeof articleFields> & { rendered: Rendered };

/** `lesson.md`: its fields, its context in paragraphs, and the file that its map is in. */
export type LessonFields = Omit<v.InferOutput<typeof lessonFields>, 'map'> & {
	context: string[];
} & Pick<EditionContent, 'map'>;

/**
 * Reads `a.md` or `b.md`; null when it has no front matter or no text.
 * @returns the text even when the record is null for its problems, so that passages can be looked up
 */
export function article(
	file: File,
	side: Side
): { record: ArticleSource | null; text: Text } | null {
	const parts = frontMatter(file);
	if (!parts) return null;
	const read = fields(articleFields, parts.yaml, file.name, parts.yamlLine, file.report);
	const rendered = render(side, parts.body);
	if (!rendered.text) {
		file.report(parts.bodyLine, `${file.name} has no text. Write the article below its fields.`);
		return null;
	}
	return {
		record: read && { ...read.value, rendered },
		text: { side, file: file.name, rendered }
	};
}

/**
 * Reads `lesson.md`.
 * @param texts where each pair of terms must occur
 * @param fileNamed the text of another file of the lesson, undefined when it has none of that name
 */
export function lesson(
	file: File,
	texts: Record<Side, Text>,
	fileNamed: (name: string) => string | undefined
): LessonFields | null {
	const { report } = file;
	const parts = frontMatter(file);
	if (!parts) return null;
	const { yaml, yamlLine, body, bodyLine } = parts;
	if (!body)
		report(bodyLine, `${file.name} gives no context. Write it below the fields, in paragraphs.`);
	const read = fields(lessonFields, yaml, file.name, yamlLine, report);
	if (!read) return null;
	const { map, ...value } = read.value;
	value.terms.forEach((pair, i) => {
		for (const side of ['a', 'b'] as const)
			if (!occurrences(pair[side], texts[side].rendered.text))
				report(
					read.lineOf('terms', i, side),
					`The term “${pair[side]}” isn’t in ${texts[side].file}. Copy it exactly.`
				);
	});
	const context = prose(body).split('\n\n');
	if (!map) return { ...value, context, map: null };
	const svg = fileNamed(map.file);
	if (svg === undefined)
		report(
			read.lineOf('map', 'file'),
			`The map ${map.file} is not in this folder. Put it there, or remove the field “map”.`
		);
	return { ...value, context, map: { svg: svg ?? '', alt: map.alt, caption: map.caption } };
}

const forbidden: [RegExp, string][] = [
	[/<script/i, 'a script'],
	[/<foreignObject/i, 'foreign content'],
	[/<!(DOCTYPE|ENTITY)/i, 'a document type'],
	[/\son[a-z]+\s*=/i, 'an event attribute (on…=)'],
	[/(href|src)\s*=\s*["']?\s*(?!["']?#)[^\s"']/i, 'a link to something outside it'],
	[/url\(\s*["']?\s*(?!["']?#)[^\s"')]/i, 'a link to something outside it'],
	[/@import/i, 'a link to something outside it']
];

/** Refuses an SVG map that could do more than show a picture. */
export function checkMap({ text, name, report }: File) {
	if (!/<svg[\s>]/i.test(text)) report(1, `${name} is not an SVG drawing. Save the map as SVG.`);
	text.split('\n').forEach((line, i) => {
		for (const [pattern, what] of forbidden)
			if (pattern.test(line))
				report(i + 1, `${name} contains ${what}. Remove it: a map may only be a drawing.`);
	});
}
