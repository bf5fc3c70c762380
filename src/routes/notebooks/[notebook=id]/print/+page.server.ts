import { signedIn } from '#lib/http/form.server.ts';
import * as assignedNotebooks from '#lib/server/classroom/assigned-notebooks.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { everything } from '#lib/server/exchange/notebook-file.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
	const notebook = notebooks.find(signedIn(locals), params.notebook);
	const zone = assignedNotebooks.status(notebook)?.timeZone ?? null;
	const open = notebook.handedInAt === null;
	return { id: notebook.id, zone, open, ...everything(notebook) };
};
