import { redirect } from '@sveltejs/kit';
import { addressOf, arranged, arrangement, counted } from '#lib/address/overview.ts';
import { moment } from '#lib/http/assignment-form.server.ts';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import { start } from '#lib/input/notebook.ts';
import * as input from '#lib/input/assignment.ts';
import * as assignedNotebooks from '#lib/server/classroom/assigned-notebooks.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as deletion from '#lib/server/assignment/deletion.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as classView from '#lib/server/insight/class-view.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as handout from '#lib/server/classroom/handout.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as overview from '#lib/server/classroom/overview.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { reminder } from '#lib/wording/reminder.ts';
import { localOf } from '#lib/wording/time-zone.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'locals' | 'params' | 'url'>;

const taught = ({ locals, params }: Event) =>
	assignments.taught(signedIn(locals), params.assignment);

/** What an instructor sees: each learner's progress, filtered and sorted as the address says. */
function forInstructor(of: assignments.Assignment, who: User, url: URL) {
	const rows = overview.shown(of);
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
		hidden: hiddenNames.hides(of),
		rows: arranged(rows, asked),
		all: rows.length,
		counts: counted(rows),
		asked,
		/** Whether all that are shown are ticked, where no script does it. */
		everybody: url.searchParams.get('select') === 'all',
		courses: courses.teaching(who),
		deletable: deletion.deletable(of)
	};
}

/** What a learner sees: the task, the due date, their progress and their feedback. */
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
			status: assignedNotebooks.status(mine),
			submissions: submissions.of(mine),
			feedback: feedback.mine(who, mine.id)
		},
		uid: uid()
	};
}

export const load: PageServerLoad = ({ locals, params, url, depends }) => {
	const who = signedIn(locals);
	// LiveUpdates loads this again when the class's work changes
	depends('parallax:overview');
	const { taught, announced } = assignments.either(who, params.assignment);
	// many open the class insights from here
	if (taught) classView.warm();
	return {
		now: Date.now(),
		taught: taught && forInstructor(taught, who, url),
		learnt: announced && forLearner(announced, who)
	};
};

/** Redirects to the overview with the same filter and order, and says what was done. */
function back({ url, params }: Event, done: string, n = 0, also = ''): never {
	const query = addressOf(arrangement(url.searchParams)).replace(/^\?/, '');
	const said = `${query ? `${query}&` : ''}done=${done}&n=${n}${also}`;
	redirect(303, `/assignments/${params.assignment}?${said}`);
}

export const actions: Actions = {
	/** Opens the learner's notebook for this assignment. */
	open: (event) =>
		submitted(event.request, start, ({ uid }) => {
			const mine = assignedNotebooks.open(signedIn(event.locals), event.params.assignment, uid);
			redirect(303, `/notebooks/${mine.id}/${mine.place}`);
		}),
	extend: (event) =>
		submitted(event.request, input.extend, ({ learners, due, sure }) => {
			const of = taught(event);
			const there = overview.seated(of, learners);
			extensions.extendAll(of, there, moment(due, of.timeZone) ?? 0, sure);
			back(event, 'extended', there.length);
		}),
	unextend: (event) =>
		submitted(event.request, input.unextend, ({ learner }) => {
			const of = taught(event);
			const was = extensions.remove(of, learner);
			// to the minute, it would say whose it was while names are hidden
			const told = was !== null && !hiddenNames.hides(of);
			const until = told ? localOf(was, of.timeZone).slice(0, 16) : '';
			const undo = new URLSearchParams({ who: learner, until });
			back(event, 'unextended', 1, until && `&${undo}`);
		}),
	giveBack: (event) =>
		submitted(event.request, input.giveBack, ({ learners, message }) => {
			const handedIn = overview.handedIn(taught(event), learners);
			returns.returnAll(signedIn(event.locals), handedIn, message);
			back(event, 'returned', handedIn.length);
		}),
	/** Shows the overview as the address says, with what is selected and typed, where no script keeps it. */
	arrange: (event) =>
		submitted(event.request, input.anything, (values) => {
			taught(event);
			return { values, refusal: undefined, reason: undefined };
		}),
	/** The text of a reminder to the ticked learners, to be sent by hand: Parallax sends no email. */
	remind: (event) =>
		submitted(event.request, input.remind, ({ learners }) => {
			const of = taught(event);
			const { groups, others } = overview.reminded(of, learners);
			return {
				values: Object.fromEntries(learners.map((id) => [`learner.${id}`, 'on'])),
				refusal: undefined,
				reason: undefined,
				others,
				reminders: groups.map(({ names, dueAt, passed }) => ({
					names,
					text: reminder(of, dueAt === null ? null : { at: dueAt, passed }, event.url.origin)
				}))
			};
		}),
	release: (event) =>
		submitted(event.request, input.nothing, () => {
			assignments.releaseModels(taught(event));
			back(event, 'released');
		}),
	/** Opens the form for assigning, filled in with these settings. Nothing is stored. */
	duplicate: (event) =>
		submitted(event.request, input.duplicate, ({ course }) => {
			const to = courses.taught(signedIn(event.locals), course);
			redirect(303, `/courses/${to.id}/assign?from=${taught(event).id}`);
		}),
	/** Deletes an assignment that no student has opened. */
	delete: (event) =>
		submitted(event.request, input.deletion, ({ sure }) => {
			const of = taught(event);
			deletion.remove(of, sure);
			redirect(303, `/courses/${of.courseId}?done=deleted`);
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
