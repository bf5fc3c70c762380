import { wholeFile } from '#lib/http/downloads.server.ts';
import { signedIn } from '#lib/http/form.server.ts';
import { everything } from '#lib/server/admin/personal-data.ts';
import type { RequestHandler } from './$types';

/** Everything that is stored about the current person. */
export const GET: RequestHandler = ({ locals }) => wholeFile(everything(signedIn(locals)));
