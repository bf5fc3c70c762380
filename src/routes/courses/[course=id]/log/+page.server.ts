import { signedIn } from '#lib/http/form.server.ts';
import { withNames } from '#lib/server/admin/audit-history.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import * as courses from '#lib/server/course/courses.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const most = 100;

export const load: PageServerLoad = ({ locals, params, url }) => {
	const course = courses.taught(signedIn(locals), params.course);
	const before = Number(url.searchParams.get('before')) || Infinity;
	const found = auditHistory.of(course, before, most + 1);
	const entries = withNames(found.slice(0, most));
	return {
		id: course.id,
		name: course.name,
		timeZone: course.timeZone,
		archived: course.archivedAt !== null,
		entries,
		earlier: found.length > most ? `?before=${entries.at(-1)?.id}` : null
	};
};
