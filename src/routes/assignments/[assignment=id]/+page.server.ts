import { redirect } from '@sveltejs/kit';
import { addressOf, arranged, arrangement, counted } from '#lib/address/overview.ts';
import { moment } from '#lib/http/assignment-form.server.ts';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import { start } from '#lib/input/notebook.ts';
import * as input from '#lib/input/assignment.ts';
import * as assigned from '#lib/server/classroom/assigned-notebooks.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as classView from '#lib/server/insight/class-view.ts';
import * as handout from '#lib/server/classroom/handout.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as overview from '#lib/server/classroom/overview.ts';
import { Refusal } from '#lib/server/refusal.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { momentIn } from '#lib/wording/time-zone.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'locals' | 'params' | 'url'>;

const taught = ({ locals, params }: Event) =>
	assignments.taught(signedIn(locals), params.assignment);

/** What an instructor sees: how the class is getting on, as the address asks for it. */
function forInstructor(of: assignments.Assignment, who: User, url: URL) {
	const rows = linked(overview.of(of), !hiddenNames.hides(of));
	const asked = arrangement(url.searchParams);
	const { id, courseId, courseName, timeZone, title, opensAt, dueAt, late, ...rest } = of;
	const { modelsAt, modelsReleasedAt, archivedAt } = rest;
	return {
		assignment: {
			id,
			courseId,
			courseName,
			timeZone,
			title,
			opensAt,
			dueAt,
			late,
			modelsAt,
			modelsReleasedAt,
			archivedAt
		},
		rows: arranged(rows, asked),
		all: rows.length,
		counts: counted(rows),
		asked,
		courses: courses
			.of(who)
			.filter((course) => courses.teaches(course) && !course.archivedAt)
			.map(({ id, name }) => ({ id, name }))
	};
}

/** For those who review without names no way leads from a name to what was handed in. */
const linked = (rows: overview.Row[], named: boolean) =>
	rows.map(({ last, ...row }) => ({
		...row,
		last: last && { ...last, id: named ? last.id : null }
	}));

/** What a learner sees: what is asked, until when, how far they are and what came back. */
function forLearner(announced: assignments.Announced, who: User) {
	const { notebookId } = announced;
	const mine = notebookId === null ? null : notebooks.find(who, notebookId);
	return {
		assignment: announced,
		amount: announced.opened ? handout.amount({ ...announced, assignment: announced }) : null,
		notebook: mine && {
			id: mine.id,
			place: mine.place,
			handedInAt: mine.handedInAt,
			told: assigned.told(mine),
			submissions: submissions.of(mine),
			feedback: feedback.mine(who, mine.id)
		},
		uid: uid()
	};
}

export const load: PageServerLoad = ({ locals, params, url, depends }) => {
	const who = signedIn(locals);
	// what a page that follows the class asks for again
	depends('parallax:overview');
	const { taught, announced } = assignments.either(who, params.assignment);
	// who looks here often looks at the whole class next
	if (taught) classView.warm();
	return {
		now: Date.now(),
		taught: taught && forInstructor(taught, who, url),
		learnt: announced && forLearner(announced, who)
	};
};

/** Back to the same learners, with what was done. */
function back({ url, params }: Event, done: string, n = 0): never {
	const query = addressOf(arrangement(url.searchParams)).replace(/^\?/, '');
	redirect(303, `/assignments/${params.assignment}?${query ? `${query}&` : ''}done=${done}&n=${n}`);
}

const ticked = (of: assignments.Assignment, learners: string[]) =>
	overview.of(of).filter(({ userId }) => learners.includes(userId));

export const actions: Actions = {
	/** Opens a learner's notebook. */
	open: (event) =>
		submitted(event.request, start, ({ uid }) => {
			const mine = assigned.open(signedIn(event.locals), event.params.assignment, uid);
			redirect(303, `/notebooks/${mine.id}/${mine.place}`);
		}),
	extend: (event) =>
		submitted(event.request, input.extend, ({ learners, due }) => {
			const of = taught(event);
			const there = ticked(of, learners).filter(({ leftAt }) => leftAt === null);
			const dueAt = moment(due, of.timeZone) ?? 0;
			extensions.extendAll(
				of,
				there.map(({ userId }) => userId),
				dueAt
			);
			back(event, 'extended', there.length);
		}),
	unextend: (event) =>
		submitted(event.request, input.unextend, ({ learner }) => {
			extensions.remove(taught(event), learner);
			back(event, 'unextended');
		}),
	/** Returns what was handed in; of others nothing is there to return. */
	giveBack: (event) =>
		submitted(event.request, input.giveBack, ({ learners, message }) => {
			const who = signedIn(event.locals);
			const handedIn = ticked(taught(event), learners).flatMap(
				({ standing, notebookId, number }) =>
					standing === 'handed in' && notebookId && number ? [{ notebookId, number }] : []
			);
			if (!handedIn.length)
				throw new Refusal(
					'closed',
					'None of them has anything handed in now, so nothing was returned.'
				);
			returns.giveBackAll(
				handedIn.map(({ notebookId, number }) => returns.submitted(who, notebookId, number)),
				message
			);
			back(event, 'returned', handedIn.length);
		}),
	/** Words to send to the ticked ones; there is no mail server that could. */
	remind: (event) =>
		submitted(event.request, input.remind, ({ learners }) => {
			const of = taught(event);
			const { dueAt, timeZone, courseName, title, id } = of;
			const due = dueAt === null ? 'is waiting for you' : `is due ${momentIn(dueAt, timeZone)}`;
			return {
				values: {} as Record<string, string>,
				refusal: undefined,
				reason: undefined,
				names: ticked(of, learners).map(({ name }) => name),
				reminder:
					`“${title}” (${courseName}) ${due}. You find it on your ` +
					`desk, or here: ${event.url.origin}/assignments/${id}`
			};
		}),
	release: (event) =>
		submitted(event.request, input.nothing, () => {
			assignments.releaseModels(taught(event));
			back(event, 'released');
		}),
	copy: (event) =>
		submitted(event.request, input.copy, ({ course }) => {
			const to = courses.taught(signedIn(event.locals), course);
			const made = assignments.copy(taught(event), to);
			redirect(303, `/assignments/${made.id}?done=copied`);
		}),
	archive: (event) =>
		submitted(event.request, input.nothing, () => {
			assignments.archive(taught(event));
			back(event, 'archived');
		}),
	unarchive: (event) =>
		submitted(event.request, input.nothing, () => {
			assignments.unarchive(taught(event));
			back(event, 'unarchived');
		})
};
