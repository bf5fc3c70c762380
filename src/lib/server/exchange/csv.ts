import Papa from 'papaparse';
import { evidence } from '#lib/text/evidence.ts';
import { wordCount, relationWords, skillWords } from '#lib/wording/wording.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import { readable } from '#lib/server/notebook/text-access.ts';

export type Cell = string | number;

/**
 * Cells that a spreadsheet may take for a formula. The pattern of papaparse stops at the first line break and would
 * miss a second line.
 */
const formula = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/;

/** Rows of a table. Cells that a spreadsheet would calculate get an apostrophe in front. */
export function rows(data: Cell[][]): string {
	return data.length ? `${Papa.unparse(data, { escapeFormulae: formula })}\r\n` : '';
}

/** The first row of a file, with a byte order mark: without it, Excel takes UTF-8 for another encoding. */
export const head = (fields: string[]): string => `\ufeff${rows([fields])}`;

const table = (fields: string[], data: Cell[][]): string => head(fields) + rows(data);

export const iso = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

/** The notebook's notes, one per row, in the order of the texts. */
export function noteTable(notebook: Notebook): string {
	const codes = new Map(lessons.codes(notebook).map(({ key, name }) => [key, name]));
	return table(
		['Article', 'From', 'To', 'Passage', 'Code', 'Note', 'Place', 'Made', 'Changed'],
		annotations
			.of(notebook)
			.map(({ side, from, to, exact, fit, ...note }) => [
				side.toUpperCase(),
				from,
				to,
				exact,
				codes.get(note.code ?? '') ?? '',
				note.note,
				fit,
				iso(note.createdAt),
				iso(note.changedAt)
			])
	);
}

/** The learner's judgements, one per row. The author's views are in print and in the notebook's file. */
export function judgementTable(notebook: Notebook): string {
	return table(
		['Point', 'Question', 'Relation', 'Reason'],
		judgements
			.of(notebook)
			.flatMap(({ key, question, judgement }) =>
				judgement?.relation
					? [[key, question, relationWords[judgement.relation], judgement.reason]]
					: []
			)
	);
}

/** The answers with any text, one per row, with the labels that each cites. */
export function answerTable(notebook: Notebook): string {
	const texts = readable(notebook);
	const begun = answers.of(notebook).filter(({ text, lockedText }) => text || lockedText);
	return table(
		['Question', 'Skill', 'Prompt', 'Answer', 'Locked', 'Words', 'Cites', 'Saved at', 'Locked at'],
		begun.map(({ text, lockedText, savedAt, lockedAt, ...asked }) => [
			asked.key,
			skillWords[asked.skill],
			asked.prompt,
			text,
			lockedText ?? '',
			wordCount(text),
			evidence(text, asked, texts)
				.citations.map(({ label }) => label)
				.join('; '),
			iso(savedAt),
			iso(lockedAt)
		])
	);
}
