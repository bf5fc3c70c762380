import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/notebook.ts';
import * as discussion from '#lib/input/discussion.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as replies from '#lib/server/classroom/replies.ts';
import * as reports from '#lib/server/classroom/reports.ts';
import type { Actions, RequestEvent } from './$types';

const writable = ({ locals, params }: RequestEvent) =>
	notebooks.findOpen(signedIn(locals), params.notebook);
/** For replies and reports: they aren't part of the handed-in work, so they stay possible afterwards. */
const readable = ({ locals, params }: RequestEvent) =>
	notebooks.find(signedIn(locals), params.notebook);

/** Redirects to the notes with the same filter. */
function back({ url }: RequestEvent, to: string): never {
	const shown = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
	redirect(303, `?${new URLSearchParams(shown)}#${to}`);
}

export const actions: Actions = {
	annotate: (event) =>
		submitted(event.request, input.annotate, ({ uid, ...remark }) => {
			const note = annotations.add(writable(event), uid, remark);
			redirect(303, `?#note-${note.uid}`);
		}),
	change: (event) =>
		submitted(event.request, input.change, ({ uid, revision, ...remark }) => {
			annotations.change(writable(event), uid, revision, remark);
			redirect(303, `?#note-${uid}`);
		}),
	erase: (event) =>
		submitted(event.request, input.erase, ({ uid }) => {
			annotations.erase(writable(event), uid);
			redirect(303, `?erased=${uid}#column`);
		}),
	restore: (event) =>
		submitted(event.request, input.erase, ({ uid }) => {
			annotations.restore(writable(event), uid);
			redirect(303, `?#note-${uid}`);
		}),
	reply: (event) =>
		submitted(event.request, discussion.reply, ({ notebook, note, uid, text }) => {
			replies.add(readable(event), { notebookId: notebook, uid: note }, uid, text);
			back(event, `reply-${uid}`);
		}),
	/** Deletes a reply of one's own. */
	unreply: (event) =>
		submitted(event.request, discussion.unreply, ({ notebook, uid }) => {
			replies.erase(readable(event), { notebookId: notebook, uid });
			back(event, `reply-${uid}`);
		}),
	rereply: (event) =>
		submitted(event.request, discussion.unreply, ({ notebook, uid }) => {
			replies.restore(readable(event), { notebookId: notebook, uid });
			back(event, `reply-${uid}`);
		}),
	report: (event) =>
		submitted(event.request, discussion.report, ({ notebook, note, reply }) => {
			reports.add(readable(event), { notebookId: notebook, uid: note, reply });
			back(event, `class-${notebook}-${note}`);
		}),
	unreport: (event) =>
		submitted(event.request, discussion.report, ({ notebook, note, reply }) => {
			reports.takeBack(readable(event), { notebookId: notebook, uid: note, reply });
			back(event, `class-${notebook}-${note}`);
		})
};
