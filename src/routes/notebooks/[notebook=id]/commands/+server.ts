import { runCommand } from '#lib/http/command-endpoint.server.ts';
import { always, notebookCommands } from '#lib/http/notebook-handlers.server.ts';
import { signedIn } from '#lib/http/form.server.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { RequestHandler } from './$types';

/** Runs one command in a notebook. */
export const POST: RequestHandler = (event) =>
	runCommand(event, notebookCommands, (kind) => {
		const any = kind === null || always.includes(kind);
		return (any ? notebooks.find : notebooks.findOpen)(
			signedIn(event.locals),
			event.params.notebook
		);
	});
