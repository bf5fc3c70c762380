import { wholeFile } from '#lib/http/downloads.server.ts';
import { signedIn } from '#lib/http/form.server.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import * as people from '#lib/server/admin/people.ts';
import type { RequestHandler } from './$types';

/** Everything that is stored about a person, for an administrator to give to them. */
export const GET: RequestHandler = ({ locals, params }) =>
	wholeFile(
		people.exportData(people.find(administrators.administrator(signedIn(locals)), params.user))
	);
