import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/form.server.ts';
import * as input from '#lib/input.ts';
import * as annotations from '#lib/server/annotations.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import { uid } from '#lib/uid.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const notebook = notebooks.find(signedIn(locals), params.notebook);
	notebooks.visit(notebook, 'read');
	const editing = url.searchParams.get('edit');
	const erased = url.searchParams.get('erased');
	return {
		uid: uid(),
		filter: {
			side: url.searchParams.get('side') ?? '',
			code: url.searchParams.get('code') ?? '',
			words: url.searchParams.get('words') ?? ''
		},
		editing: editing ? annotations.find(notebook, editing) : null,
		erased: erased ? gone(notebook, erased) : null
	};
};

/** The note that was just deleted, if it still can be brought back. */
function gone(notebook: notebooks.Notebook, uid: string) {
	const note = annotations.find(notebook, uid);
	return note.erasedAt ? note : null;
}

const writable = ({ locals, params }: RequestEvent) =>
	notebooks.findOpen(signedIn(locals), params.notebook);

export const actions: Actions = {
	annotate: (event) =>
		submitted(event.request, input.annotate, ({ uid, then, ...remark }) => {
			const note = annotations.add(writable(event), uid, remark);
			redirect(303, then === 'edit' ? `?edit=${note.uid}#column` : `?#note-${note.uid}`);
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
		})
};
