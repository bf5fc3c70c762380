import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/insight.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as spotlights from '#lib/server/insight/spotlights.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'locals' | 'params'>;

const taught = ({ locals, params }: Event) =>
	assignments.taught(signedIn(locals), params.assignment);

export const load: PageServerLoad = ({ locals, params }) => {
	const of = taught({ locals, params });
	return {
		assignment: { id: of.id, title: of.title, courseId: of.courseId, courseName: of.courseName },
		codes: lessons.codes(of).map(({ key, name, hue }) => ({ key, name, hue })),
		hidden: hiddenNames.hides(of),
		spotlights: spotlights.of(of)
	};
};

/** Makes a form action that changes one spotlight and reloads the page. */
const act = (does: (of: Assignment, id: number) => void, done: string) => (event: RequestEvent) =>
	submitted(event.request, input.spotlight, ({ id }) => {
		const assignment = Number(event.params.assignment);
		does(assignments.taught(signedIn(event.locals), assignment), id);
		redirect(303, `/assignments/${assignment}/class/spotlight?done=${done}&id=${id}`);
	});

export const actions: Actions = {
	unpin: act(spotlights.unpin, 'unpinned'),
	again: act(spotlights.repin, 'again'),
	name: act((of, id) => spotlights.naming(of, id, false), 'named'),
	hide: act((of, id) => spotlights.naming(of, id, true), 'hidden')
};
