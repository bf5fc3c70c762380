import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LayerNote, Side } from '#lib/server/db/schema/lesson-content.ts';
import * as balance from './balance.ts';
import { type CodeSource, codes } from './codebook.ts';
import { type ArticleSource, article, checkMap, lesson, type LessonFields } from './front.ts';
import { notes } from './notes.ts';
import { type PointSource, points } from './points.ts';
import { type Problem, reporter } from './problems.ts';
import { type QuestionSource, questions } from './questions.ts';
import { type CriterionSource, criteria } from './rubric.ts';
import { type File, keysOf } from './sections.ts';

/** A lesson's source, read and without errors. */
export type LessonSource = {
	slug: string;
	/** Hash of the files, not of the result, so that a new version of the program publishes nothing by itself. */
	hash: string;
	lesson: LessonFields;
	articles: Record<Side, ArticleSource>;
	points: PointSource[];
	questions: QuestionSource[];
	codes: CodeSource[];
	criteria: CriterionSource[];
	/** The author's own annotations, in the order of the texts. */
	notes: LayerNote[];
	warnings: Problem[];
};

/** The files of a lesson by name; line ends are `\n`. */
export type Files = Record<string, string>;

const names = [
	'lesson.md',
	'a.md',
	'b.md',
	'points.md',
	'questions.md',
	'codebook.md',
	'rubric.md'
] as const;

/** Optional files. */
const optional = 'notes.md';

/** Reads a lesson's folder. Its name is the lesson's slug. */
export function read(folder: string) {
	const files: Files = {};
	const take = (name: string) => {
		const path = join(folder, name);
		if (basename(name) === name && existsSync(path) && statSync(path).isFile())
			files[name] = readFileSync(path, 'utf8')
				.replace(/^\ufeff/, '')
				.replace(/\r\n?/g, '\n');
		return files[name];
	};
	[...names, optional].forEach(take);
	return parse(basename(folder), files, take);
}

/**
 * Reads a lesson from its files and reports every problem, not only the first.
 * @param more reads a file that the lesson names, such as its map; undefined if there is none
 * @returns `source` is null when any problem is an error
 */
function parse(
	slug: string,
	files: Files,
	more: (name: string) => string | undefined = (name) => files[name]
): { source: LessonSource | null; problems: Problem[] } {
	const problems: Problem[] = [];
	const file = (name: string): File => ({
		name,
		text: files[name] ?? '',
		report: reporter(name, problems)
	});
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
		file('lesson.md').report(
			1,
			`The folder “${slug}” must have a name of small letters, digits and single hyphens: it becomes the lesson’s address.`
		);
	const missing = names.filter((name) => files[name] === undefined);
	for (const name of missing) file(name).report(1, `${name} is missing. A lesson needs it.`);
	const absent = (...needed: string[]) => missing.some((name) => needed.includes(name));
	if (absent('lesson.md', 'a.md', 'b.md')) return { source: null, problems };

	const a = article(file('a.md'), 'a');
	const b = article(file('b.md'), 'b');
	if (!a || !b) return { source: null, problems };
	const texts = { a: a.text, b: b.text };
	let map = '';
	const fields = lesson(file('lesson.md'), texts, (name) => {
		const svg = more(name);
		if (svg !== undefined) checkMap({ ...file(name), text: (map = svg) });
		return svg;
	});
	const hidden = fields?.textsAfterPrediction ?? false;
	const keys = (name: string) => keysOf(files[name] ?? '');
	const asked = absent('questions.md') ? [] : questions(file('questions.md'), texts, hidden);
	const found = {
		points: absent('points.md') ? [] : points(file('points.md'), texts, problems),
		questions: asked,
		codes: absent('codebook.md') ? [] : codes(file('codebook.md')),
		criteria: absent('rubric.md', 'questions.md')
			? []
			: criteria(file('rubric.md'), keys('questions.md'), asked, Object.values(texts)),
		notes:
			absent('codebook.md') || files[optional] === undefined
				? []
				: notes(file(optional), texts, keys('codebook.md'))
	};
	balance.texts(a.text, b.text, file('b.md').report);
	balance.points(found.points, file('points.md').report);
	balance.questions(found.questions, file('questions.md').report);
	balance.notes(found.notes, file(optional).report);

	problems.sort((one, other) => rank(one) - rank(other) || one.line - other.line);
	const warnings = problems.filter(({ severity }) => severity === 'warning');
	if (!fields || !a.record || !b.record || warnings.length < problems.length)
		return { source: null, problems };
	const articles = { a: a.record, b: b.record };
	// an absent file adds nothing, so that the hash of a lesson without it does not change
	const there = [...names.map((name) => files[name] ?? ''), map, files[optional]];
	const hash = hashed(there.filter((text) => text !== undefined));
	const source = { slug, hash, lesson: fields, articles, ...found, warnings };
	return { source, problems };
}

/** The order of files in which problems are listed; the map comes last. */
const rank = ({ file }: Problem) => [...names, optional].indexOf(file) + 1 || names.length + 2;

/** SHA-256 of texts in order, with their lengths, so that moving text from one to the next changes it. */
function hashed(texts: string[]): string {
	const hash = createHash('sha256');
	for (const text of texts) hash.update(`${text.length}\n${text}\n`);
	return hash.digest('hex');
}
