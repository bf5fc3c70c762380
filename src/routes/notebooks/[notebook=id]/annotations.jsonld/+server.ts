import { download } from '#lib/http/downloads.server.ts';
import { signedIn } from '#lib/http/form.server.ts';
import { collection, context } from '#lib/server/exchange/web-annotations.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { RequestHandler } from './$types';

/** The notes as W3C Web Annotations, for other tools. */
export const GET: RequestHandler = ({ locals, params }) => {
	const notebook = notebooks.find(signedIn(locals), params.notebook);
	const type = `application/ld+json;profile="${context}"`;
	return download(notebook, 'notes.jsonld', type, JSON.stringify(collection(notebook), null, '\t'));
};
