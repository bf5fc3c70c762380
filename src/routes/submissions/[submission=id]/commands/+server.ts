import { runCommand } from '#lib/http/command-endpoint.server.ts';
import { signedIn } from '#lib/http/form.server.ts';
import { reviewCommands } from '#lib/http/review-handlers.server.ts';
import * as returns from '#lib/server/review/returns.ts';
import type { RequestHandler } from './$types';

/** Does one command in the review of a submission. */
export const POST: RequestHandler = (event) =>
	runCommand(event, reviewCommands, () =>
		returns.find(signedIn(event.locals), event.params.submission)
	);
