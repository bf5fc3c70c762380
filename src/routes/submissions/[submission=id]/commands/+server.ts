import { runCommand } from '#lib/http/command-endpoint.server.ts';
import { signedIn } from '#lib/http/form.server.ts';
import { reviewCommands } from '#lib/http/review-handlers.server.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import type { RequestHandler } from './$types';

/** Runs one command in the review of a submission. */
export const POST: RequestHandler = (event) =>
	runCommand(event, reviewCommands, () =>
		submissionAccess.find(signedIn(event.locals), event.params.submission)
	);
