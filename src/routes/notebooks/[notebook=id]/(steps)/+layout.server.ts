import { redirect } from '@sveltejs/kit';
import { placeOf, stepOf, steps } from '#lib/address/notebook-steps.ts';
import { signedIn } from '#lib/http/form.server.ts';
import * as notebookPage from '#lib/server/classroom/notebook-page.ts';
import * as sharedNotes from '#lib/server/classroom/shared-notes.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { LayoutServerLoad } from './$types';

/**
 * The whole notebook, loaded once per visit; after that the page keeps it, even offline. A step that isn't assigned
 * redirects to the first that is.
 */
export const load: LayoutServerLoad = ({ locals, params, url, untrack }) => {
	const user = signedIn(locals);
	const notebook = notebooks.find(user, params.notebook);
	const asked = notebook.assignment?.steps ?? [...steps];
	const here = untrack(() => stepOf(url));
	if (!asked.includes(here)) redirect(303, `/notebooks/${notebook.id}/${asked[0] ?? 'read'}`);
	notebooks.visit(
		notebook,
		untrack(() => placeOf(url))
	);
	const page = notebookPage.read(user, notebook);
	const looks = untrack(() => /^(class|both)$/.test(url.searchParams.get('notes') ?? ''));
	if (here === 'read' && looks && page.margin?.notes.length) sharedNotes.markSeen(notebook);
	return { ...page, steps: asked };
};
