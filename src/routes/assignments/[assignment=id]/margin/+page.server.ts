import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/discussion.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as handout from '#lib/server/classroom/handout.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as margin from '#lib/server/classroom/margin.ts';
import * as prompts from '#lib/server/classroom/prompts.ts';
import * as replies from '#lib/server/classroom/replies.ts';
import * as reports from '#lib/server/classroom/reports.ts';
import { uid } from '#lib/uid.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'locals' | 'params'>;

const taught = ({ locals, params }: Event) =>
	assignments.taught(signedIn(locals), params.assignment);

export const load: PageServerLoad = (event) => {
	const of = taught(event);
	const { id, title, courseId, courseName, timeZone, sharing } = of;
	/** Whether anything can be added. */
	const open = of.archivedAt === null && of.courseArchivedAt === null;
	const { articles } = handout.of(of);
	return {
		assignment: { id, title, courseId, courseName, timeZone, sharing, open },
		articles: articles.map(({ side, title, byline, blocks }) => ({ side, title, byline, blocks })),
		codes: lessons.codes(of),
		...margin.taught(of),
		/** The id of a new reply: a form that is sent twice adds it once. */
		uid: uid()
	};
};

/** Redirects to a part of the page with the same filter, and says what was done. */
function back({ url, params }: RequestEvent, done: string, to: string): never {
	const show = url.searchParams.get('show');
	const query = new URLSearchParams({ ...(show && { show }), done });
	redirect(303, `/assignments/${params.assignment}/margin?${query}#${to}`);
}

export const actions: Actions = {
	prompt: (event) =>
		submitted(event.request, input.prompt, ({ text, ...place }) => {
			prompts.add(taught(event), place, text);
			back(event, 'prompted', 'prompts');
		}),
	change: (event) =>
		submitted(event.request, input.changePrompt, ({ id, text, ...place }) => {
			prompts.change(taught(event), id, place, text);
			back(event, 'changed', `prompt-${id}`);
		}),
	erase: (event) =>
		submitted(event.request, input.onePrompt, ({ id }) => {
			prompts.erase(taught(event), id);
			back(event, 'erased', `prompt-${id}`);
		}),
	restore: (event) =>
		submitted(event.request, input.onePrompt, ({ id }) => {
			prompts.restore(taught(event), id);
			back(event, 'restored', `prompt-${id}`);
		}),
	reply: (event) =>
		submitted(event.request, input.reply, ({ notebook, note, uid, text }) => {
			replies.add(taught(event), { notebookId: notebook, uid: note }, uid, text);
			back(event, 'replied', `class-${notebook}-${note}`);
		}),
	/** Deletes a reply of one's own. */
	unreply: (event) =>
		submitted(event.request, input.unreply, ({ notebook, uid }) => {
			replies.erase(taught(event), { notebookId: notebook, uid });
			back(event, 'unreplied', `reply-${uid}`);
		}),
	rereply: (event) =>
		submitted(event.request, input.unreply, ({ notebook, uid }) => {
			replies.restore(taught(event), { notebookId: notebook, uid });
			back(event, 'replied', `reply-${uid}`);
		}),
	/** Hides a note or reply from the class, keeps it, or withdraws the decision. */
	decide: (event) =>
		submitted(event.request, input.decide, ({ notebook, note, reply, outcome }) => {
			reports.decide(taught(event), { notebookId: notebook, uid: note, reply }, outcome);
			back(event, outcome ?? 'undecided', `class-${notebook}-${note}`);
		})
};
