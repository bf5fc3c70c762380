import type { Article, Sides } from '#lib/server/lesson/lessons.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Notebook } from './notebooks.ts';
import { told } from './predictions.ts';
import { predicted } from './text-access.ts';

/** The fields of a record that say what it argues. */
const untold = { label: '', shortLabel: '', thesis: '' };

/** The fields of a record that give its source away. */
const veiled = { author: '', outlet: '', byline: '', url: null };

/**
 * The bibliographic records of both articles. What they argue is left out as long as it would spoil the prediction,
 * and where an assignment hides sources also author, outlet and address.
 */
export function of(notebook: Notebook): Sides<Article> {
	const records = shown(notebook, hidden(notebook));
	return told(notebook) ? records : withoutArguments(records);
}

/** The records without what the articles argue: for those who have no notebook yet. */
export const beforePrediction = (edition: lessons.Edition): Sides<Article> =>
	withoutArguments(lessons.articles(edition));

const withoutArguments = ({ a, b }: Sides<Article>): Sides<Article> => ({
	a: { ...a, ...untold },
	b: { ...b, ...untold }
});

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
