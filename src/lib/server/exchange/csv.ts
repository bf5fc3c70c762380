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
 * What a spreadsheet may take for a formula. The pattern that comes with papaparse ends at the first line
 * break, so that a cell of two lines would pass it.
 */
const formula = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/;

/** Rows of a table. A cell that a spreadsheet would calculate gets an apostrophe in front. */
export function rows(data: Cell[][]): string {
	return data.length ? `${Papa.unparse(data, { escapeFormulae: formula })}\r\n` : '';
}

/**
 * What a table begins with as a file, its first row: UTF-8 with a byte order mark, because Excel takes it for
 * another encoding without one.
 */
export const head = (fields: string[]): string => `\ufeff${rows([fields])}`;

const table = (fields: string[], data: Cell[][]): string => head(fields) + rows(data);

export const iso = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

/** The notebook's notes, one a row, in the order of the texts. */
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

/** How the learner relates the two sides, one point a row. The author's view is in print and in the whole file. */
export function judgementTable(notebook: Notebook): string {
	return table(
		['Point', 'Question', 'Relation', 'Reason'],
		judgements
			.of(notebook)
			.flatMap(({ key, question, judgement }) =>
				judgement ? [[key, question, relationWords[judgement.relation], judgement.reason]] : []
			)
	);
}

/** The answers that were begun, one question a row, with the labels of what each cites. */
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
