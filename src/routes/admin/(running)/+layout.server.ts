import { signedIn } from '#lib/http/form.server.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import type { LayoutServerLoad } from './$types';

/** What an administrator should know on every page. */
export const load: LayoutServerLoad = ({ locals }) => ({
	journalMissing: auditHistory.journalMissing(administrators.administrator(signedIn(locals)))
});
