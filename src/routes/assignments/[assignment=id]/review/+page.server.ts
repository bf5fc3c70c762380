import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/review.ts';
import { counted, keeping, openable, showOf, shows } from '#lib/address/review-queue.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as queue from '#lib/server/review/queue.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as scores from '#lib/server/review/scores.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'locals' | 'params' | 'url'>;

const taught = ({ locals, params }: Event) =>
	assignments.taught(signedIn(locals), params.assignment);

/** The submissions, each with the state of its review. */
export const load: PageServerLoad = (event) => {
	const of = taught(event);
	const begun = ({ id, begun }: { id: number; begun: boolean }) => (begun ? [id] : []);
	const listed = queue.submissions(of);
	const progress = scores.progress(scope.part(of), listed.flatMap(begun));
	const rows = listed.map((row) => {
		const { total = null, unscored = [] } = progress.get(row.id) ?? {};
		return { ...row, total, unscored };
	});
	const show = showOf(event.url.searchParams);
	const ready = openable(rows).filter(({ released }) => !released);
	const { id, title, courseId, courseName, timeZone } = of;
	return {
		assignment: { id, title, courseId, courseName, timeZone },
		show,
		/** Whether all that can be are ticked, where no script does it. */
		everybody: event.url.searchParams.get('select') === 'all',
		all: rows.length,
		counts: counted(rows),
		hidden: hiddenNames.hides(of),
		rows: rows
			.filter(({ state }) => shows(show, state))
			.map(({ id, number, at, name, late, state, begun, released, ...scored }) => ({
				id,
				number,
				at,
				name,
				late,
				state,
				begun,
				released,
				total: scored.total,
				override: scored.override,
				unscored: scored.unscored
			})),
		/** Reviews that can be released with criteria that have no score. */
		unscored: ready
			.filter(({ unscored }) => unscored.length)
			.map(({ id, name, done, unscored }) => ({ id, name, done, unscored })),
		ready: ready.filter(({ done }) => done).length,
		questions: scope
			.questions(scope.part(of))
			.map(({ key, skill, prompt }) => ({ key, skill, prompt }))
	};
};

/** Redirects to the list with the same filter, and says what was done. */
function back({ params, url }: Event, done: string, n = 0, at: number | null = null): never {
	const query = keeping(showOf(url.searchParams)).replace('?', '&');
	const undo = n && at ? `&at=${at}` : '';
	redirect(303, `/assignments/${params.assignment}/review?done=${done}&n=${n}${undo}${query}`);
}

export const actions: Actions = {
	release: (event) =>
		submitted(event.request, input.releasing, ({ submissions, ...allowed }) => {
			const of = taught(event);
			const n = releases.some(of, submissions, allowed);
			back(event, 'released', n, releases.last(of));
		}),
	releaseAll: (event) =>
		submitted(event.request, input.release, (allowed) => {
			const of = taught(event);
			const n = releases.all(of, allowed);
			back(event, 'released', n, releases.last(of));
		}),
	/** Hides again what was released at one time. */
	unrelease: (event) =>
		submitted(event.request, input.unreleasing, ({ at }) =>
			back(event, 'unreleased', releases.undo(taught(event), at))
		),
	names: (event) =>
		submitted(event.request, input.hiding, ({ hidden }) => {
			hiddenNames.hide(taught(event), hidden);
			back(event, hidden ? 'hidden' : 'shown');
		}),
	/** Opens the class list, which shows names, from an assignment that hides them. */
	classList: (event) =>
		submitted(event.request, input.nothing, () => {
			const of = taught(event);
			hiddenNames.noteClassList(of);
			redirect(303, `/courses/${of.courseId}`);
		})
};
