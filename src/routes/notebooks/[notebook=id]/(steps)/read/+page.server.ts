import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/form.server.ts';
import * as input from '#lib/input.ts';
import * as annotations from '#lib/server/annotations.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import type { Actions, RequestEvent } from './$types';

const writable = ({ locals, params }: RequestEvent) =>
	notebooks.findOpen(signedIn(locals), params.notebook);

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
		})
};
