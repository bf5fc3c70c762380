import type { User } from '#lib/server/account/users.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as predictions from '#lib/server/notebook/predictions.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';

/**
 * The notebook of a student who has skipped the prediction, as most tests need it: what the articles argue is then
 * told. Where the prediction can't be skipped, the notebook as it was.
 */
export function pastPrediction(notebook: Notebook): Notebook {
	const open = textAccess.opened(notebook);
	if (notebook.handedInAt !== null || !predictions.skippable(notebook, open)) return notebook;
	predictions.skip(notebook, open);
	return notebooks.find({ id: notebook.userId } as User, notebook.id);
}
