import type { Article, Sides } from './lessons.ts';
import * as lessons from './lessons.ts';
import type { Notebook } from './notebooks.ts';
import { predicted } from './texts.ts';

/** What of a record tells who wrote it and where. */
const veiled = { author: '', outlet: '', byline: '', url: null };

/**
 * The bibliographic records of both articles, as its learner may see them: in an assignment that hides the source,
 * without author, outlet and address until every question before reading is locked.
 */
export function of(notebook: Notebook): Sides<Article> {
	const { a, b } = lessons.articles(lessons.pinned(notebook));
	if (!hidden(notebook)) return { a, b };
	return { a: { ...a, ...veiled }, b: { ...b, ...veiled } };
}

/** Whether the source is hidden as yet. */
export const hidden = (notebook: Notebook): boolean =>
	Boolean(notebook.assignment?.blind) && !predicted(notebook);
