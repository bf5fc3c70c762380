import * as lessons from './server/lesson/lessons.ts';
import type { Notebook } from './server/notebook/notebooks.ts';

/** A file to take away out of a notebook, named after its lesson and `what` it is, such as `notes.csv`. */
export function download(notebook: Notebook, what: string, type: string, text: string): Response {
	const { slug } = lessons.pinned(notebook);
	return new Response(text, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${slug}-${what}"`
		}
	});
}
