import { download } from '#lib/http/downloads.server.ts';
import { signedIn } from '#lib/http/form.server.ts';
import * as csv from '#lib/server/exchange/csv.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { RequestHandler } from './$types';

/** The notes, for a spreadsheet. */
export const GET: RequestHandler = ({ locals, params }) => {
	const notebook = notebooks.find(signedIn(locals), params.notebook);
	return download(notebook, 'notes.csv', 'text/csv; charset=utf-8', csv.noteTable(notebook));
};
