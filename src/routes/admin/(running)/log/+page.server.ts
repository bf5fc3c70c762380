import { signedIn } from '#lib/http/form.server.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import { withNames } from '#lib/server/admin/audit-history.ts';
import { zoneHere } from '#lib/wording/time-zone.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const most = 100;

export const load: PageServerLoad = ({ locals, url }) => {
	const me = administrators.administrator(signedIn(locals));
	const before = Number(url.searchParams.get('before')) || Infinity;
	const found = auditHistory.all(me, before, most + 1);
	const entries = withNames(found.slice(0, most));
	return {
		entries,
		zone: zoneHere(),
		earlier: found.length > most ? `?before=${entries.at(-1)?.id}` : null
	};
};
