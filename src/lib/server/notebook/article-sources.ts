import type { Article, Sides } from '#lib/server/lesson/lessons.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Notebook } from './notebooks.ts';
import { predicted } from './text-access.ts';

/** The fields of a record that give its source away. */
const veiled = { author: '', outlet: '', byline: '', url: null };

/**
 * The bibliographic records of both articles. An assignment that hides sources omits author, outlet and address
 * until every question before reading is locked.
 */
export function of(notebook: Notebook): Sides<Article> {
	return shown(notebook, hidden(notebook));
}

/** The records as the whole class sees them at first. */
export const atFirst = (assignment: { editionId: number; blind: boolean }) =>
	shown(assignment, assignment.blind);

function shown(edition: { editionId: number }, hidden: boolean): Sides<Article> {
	const { a, b } = lessons.articles(lessons.pinned(edition));
	if (!hidden) return { a, b };
	return { a: { ...a, ...veiled }, b: { ...b, ...veiled } };
}

/** Whether the sources are still hidden. */
export const hidden = (notebook: Notebook): boolean =>
	Boolean(notebook.assignment?.blind) && !predicted(notebook);
