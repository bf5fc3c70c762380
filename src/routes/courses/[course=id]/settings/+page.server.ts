import { redirect, type RequestEvent } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import * as zoneChange from '#lib/server/assignment/zone-change.ts';
import * as courses from '#lib/server/course/courses.ts';
import { zones } from '#lib/wording/time-zone.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

type Here = Pick<RequestEvent<{ course: number }>, 'locals' | 'params'>;
const taught = ({ locals, params }: Here) => courses.taught(signedIn(locals), params.course);

export const load: PageServerLoad = (event) => {
	const { id, name, timeZone, archivedAt } = taught(event);
	return { id, name, timeZone, archived: archivedAt !== null, zones: zones(timeZone) };
};

export const actions: Actions = {
	change: (event) =>
		submitted(event.request, input.courseChange, ({ chosen, keeping }) => {
			const of = taught(event);
			const moves = zoneChange.change(of, chosen, keeping);
			if (!moves.length) redirect(303, `/courses/${of.id}/settings?done=changed`);
			return { values: chosen, refusal: undefined, reason: undefined, moves };
		}),
	archive: (event) =>
		submitted(event.request, input.nothing, () => {
			const { id } = courses.archive(taught(event));
			redirect(303, `/courses/${id}`);
		}),
	unarchive: (event) =>
		submitted(event.request, input.nothing, () => {
			const { id } = courses.unarchive(taught(event));
			redirect(303, `/courses/${id}?done=reopened`);
		})
};
