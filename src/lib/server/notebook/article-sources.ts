import type { Article, Sides } from '#lib/server/lesson/lessons.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Notebook } from './notebooks.ts';
import { predicted } from './text-access.ts';

/** What of a record tells who wrote it and where. */
const veiled = { author: '', outlet: '', byline: '', url: null };

/**
 * The bibliographic records of both articles, as its learner may see them: in an assignment that hides the source,
 * without author, outlet and address until every question before reading is locked.
 */
export function of(notebook: Notebook): Sides<Article> {
	return shown(notebook, hidden(notebook));
}

/** The records as everybody in the class sees them at first. */
export const atFirst = (assignment: { editionId: number; blind: boolean }) =>
	shown(assignment, assignment.blind);

function shown(edition: { editionId: number }, hidden: boolean): Sides<Article> {
	const { a, b } = lessons.articles(lessons.pinned(edition));
	if (!hidden) return { a, b };
	return { a: { ...a, ...veiled }, b: { ...b, ...veiled } };
}

/** Whether the source is hidden as yet. */
export const hidden = (notebook: Notebook): boolean =>
	Boolean(notebook.assignment?.blind) && !predicted(notebook);
