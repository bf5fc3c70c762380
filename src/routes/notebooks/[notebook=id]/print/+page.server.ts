import { signedIn } from '#lib/http/form.server.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { everything } from '#lib/server/exchange/notebook-file.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
	const notebook = notebooks.find(signedIn(locals), params.notebook);
	return { id: notebook.id, ...everything(notebook) };
};
