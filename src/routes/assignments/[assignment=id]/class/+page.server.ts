import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import { asked, query } from '#lib/address/class-view.ts';
import * as input from '#lib/input/insight.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as drillDown from '#lib/server/insight/drill-down.ts';
import * as passages from '#lib/server/insight/passages.ts';
import { moves } from '#lib/server/insight/stance-shift.ts';
import * as classView from '#lib/server/insight/class-view.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as spotlights from '#lib/server/insight/spotlights.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'locals' | 'params' | 'url'>;

const taught = ({ locals, params }: Event) =>
	assignments.taught(signedIn(locals), params.assignment);

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
	const of = taught({ locals, params, url });
	// CountingProgress loads this again while it waits
	depends('parallax:glance');
	const wants = asked(url.searchParams);
	const { open } = wants;
	const figures = await classView.of(of);
	const { content } = lessons.pinned(of);
	return {
		assignment: {
			id: of.id,
			title: of.title,
			courseId: of.courseId,
			courseName: of.courseName,
			timeZone: of.timeZone
		},
		hidden: hiddenNames.hides(of),
		wants,
		figures,
		now: Date.now(),
		stances: moves(of),
		poles: content.poles,
		counting: figures ? null : classView.counting(of),
		codes: lessons
			.codes(of)
			.map(({ key, kind, name, letter, hue }) => ({ key, kind, name, letter, hue })),
		words: figures && passages.chosenReasons(of, figures),
		behind: open && drillDown.workBehind(of, open, figures, wants),
		spotlights: wants.projector || wants.packet ? spotlights.of(of) : []
	};
};

/** Redirects to the same view, and says what was done. */
function back({ url, params }: Event, done: string, id: number): never {
	const here = query(asked(url.searchParams), { after: asked(url.searchParams).after });
	redirect(303, `/assignments/${params.assignment}/class${here}&done=${done}&id=${id}#opened`);
}

export const actions: Actions = {
	/** Pins a note, an answer or a passage for the class to talk about. */
	pin: (event) =>
		submitted(event.request, input.pin, ({ note, answer, sentence }) => {
			const of = taught(event);
			const what = note ? { note } : answer ? { answer } : { sentence: sentence ?? '' };
			back(event, 'pinned', spotlights.pin(of, what));
		}),
	unpin: (event) =>
		submitted(event.request, input.spotlight, ({ id }) => {
			spotlights.unpin(taught(event), id);
			back(event, 'unpinned', id);
		}),
	/** Undoes `unpin`. */
	repin: (event) =>
		submitted(event.request, input.spotlight, ({ id }) => {
			spotlights.repin(taught(event), id);
			back(event, 'pinned', id);
		})
};
