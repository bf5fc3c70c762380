import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/review.ts';
import { keeping, openable, showOf, stepping, waits } from '#lib/address/review-queue.ts';
import { reviewCommands } from '#lib/http/review-handlers.server.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as submittedWork from '#lib/server/review/submitted-work.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as commentBank from '#lib/server/review/comment-bank.ts';
import * as queue from '#lib/server/review/queue.ts';
import { missing } from '#lib/server/refusal.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as withdrawnWork from '#lib/server/review/withdrawn-work.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import type { User } from '#lib/server/account/users.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { uid } from '#lib/uid.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/**
 * One learner's work with its review; of the other submissions only the position and the neighbours' ids. Of withdrawn
 * work only the review, if it was released.
 */
export const load: PageServerLoad = ({ locals, params, url }) => {
	const at = Date.now();
	const who = signedIn(locals);
	const gone = submissionAccess.findWithdrawn(who, params.submission);
	if (gone) return forWithdrawn(who, gone, url);
	const of = submissionAccess.find(who, params.submission);
	const { rows, row, mask, ...about } = listed(who, of, url);
	const { number, of: all, previous, ahead } = stepping(rows, row.id, about.show);
	const returned = returns.list(of);
	const handedInAt = of.handedInAt ?? 0;
	return {
		...about,
		withdrawn: null,
		at,
		uid: uid(),
		stepping: { number, of: all, previous, ahead },
		...toRelease(rows),
		submission: {
			id: of.attemptId,
			number: of.number,
			/** Where names are hidden, only the day. */
			handedInAt: mask.moment(handedInAt),
			name: row.name,
			newest: row.id,
			late: row.late && row.id === of.attemptId,
			state: row.state,
			returned: returned.find((one) => one.number === of.number) ?? null
		},
		sides: submittedWork.texts(of),
		codes: lessons.codes(of),
		work: submittedWork.read(of),
		rubric: reviews.rubric(of),
		review: reviews.find(of),
		earlier: earlier(of, returned),
		phrases: commentBank.offered(who)
	};
};

/** Which reviews aren't finished, and which are and can be released. */
function toRelease(rows: ReturnType<typeof queue.submissions>) {
	const ids = (some: typeof rows) => some.map(({ id }) => id);
	return {
		unfinished: ids(rows.filter(({ state }) => waits(state))),
		ready: ids(openable(rows).filter(({ done, released }) => done && !released))
	};
}

/** The assignment of a submission, its list of submissions, and the row of this learner. */
function listed(who: User, { id, assignment }: submissionAccess.Withdrawn, url: URL) {
	const made = assignments.taught(who, assignment?.id ?? 0);
	const mask = hiddenNames.mask(made);
	const rows = queue.submissions(made, mask);
	const row = rows.find(({ notebookId }) => notebookId === id);
	if (!row) throw missing();
	return {
		assignment: { id: made.id, title: made.title, timeZone: made.timeZone },
		mask,
		hidden: mask.hidden,
		show: showOf(url.searchParams),
		rows,
		row
	};
}

function forWithdrawn(who: User, gone: submissionAccess.Withdrawn, url: URL) {
	const { assignment, show, row } = listed(who, gone, url);
	return {
		assignment,
		show,
		withdrawn: {
			id: gone.attemptId,
			name: row.name,
			newest: row.id,
			/** What they have handed in since. */
			next: row.state === 'taken back' ? null : row.id,
			review: withdrawnWork.released(gone)
		}
	};
}

/** The review of the same learner's previous submission, with its id; null if there is none. */
function earlier(of: notebooks.Submitted, returned: ReturnType<typeof returns.list>) {
	const before = submissionAccess.previous(of);
	if (!before) return null;
	const { its, ...rest } = before;
	const { comment, scores, total, override } = reviews.find(its);
	const message = returned.find(({ number }) => number === before.number)?.message ?? null;
	return { ...rest, message, comment, scores, total, override };
}

type Event = Pick<RequestEvent, 'locals' | 'params' | 'url' | 'request'>;

const found = ({ locals, params }: Event) =>
	submissionAccess.find(signedIn(locals), params.submission);

/** Redirects to a place on the page, keeping the list's filter. */
function back({ params, url }: Event, place = ''): never {
	const query = keeping(showOf(url.searchParams));
	redirect(303, `/submissions/${params.submission}/review${query}${place && `#${place}`}`);
}

/** Makes the form action that runs the command of the same name. */
const said = (kind: keyof typeof input & keyof typeof reviewCommands & string, place = 'work') =>
	((event: Event) =>
		submitted(event.request, input.anything, (typed) => {
			reviewCommands[kind]?.(found(event), typed);
			back(event, typed.criterion ? `criterion-${typed.criterion}` : place);
		})) satisfies Actions[string];

export const actions: Actions = {
	score: said('score'),
	overall: said('overall', 'overall'),
	done: said('done', 'overall'),
	remark: said('remark'),
	erase: (event) =>
		submitted(event.request, input.commands.erase_remark, (typed) => {
			reviewCommands.erase_remark?.(found(event), typed);
			back(event, 'work');
		}),
	restore: (event) =>
		submitted(event.request, input.commands.erase_remark, (typed) => {
			reviewCommands.restore_remark?.(found(event), typed);
			back(event, 'work');
		}),
	release: (event) =>
		submitted(event.request, input.release, (allowed) => {
			releases.one(found(event), allowed);
			back(event, 'overall');
		}),
	withdraw: (event) =>
		submitted(event.request, input.nothing, () => {
			const { locals, params } = event;
			const gone = submissionAccess.findWithdrawn(signedIn(locals), params.submission);
			releases.withdraw(gone ?? found(event));
			back(event, 'overall');
		}),
	giveBack: (event) =>
		submitted(event.request, input.returning, ({ message }) => {
			returns.returnWork(found(event), message);
			back(event, 'overall');
		})
};
