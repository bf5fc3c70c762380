import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as notebook from '#lib/input/notebook.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import type { Actions, RequestEvent } from './$types';

const writable = ({ locals, params }: RequestEvent) =>
	notebooks.findOpen(signedIn(locals), params.notebook);

const found = '?view=found#column';

export const actions: Actions = {
	judge: (event) =>
		submitted(event.request, notebook.judge, ({ point, revision, ...said }) => {
			judgements.judge(writable(event), point, revision, said);
			redirect(303, `?point=${point}#locked`);
		}),
	own_point: (event) =>
		submitted(event.request, notebook.ownPoint, ({ uid, revision, ...said }) => {
			ownPoints.save(writable(event), uid, revision, said);
			redirect(303, found);
		}),
	erase_point: (event) =>
		submitted(event.request, notebook.erase, ({ uid }) => {
			ownPoints.erase(writable(event), uid);
			redirect(303, found);
		}),
	silence: (event) =>
		submitted(event.request, notebook.silence, ({ uid, revision, ...said }) => {
			silences.save(writable(event), uid, revision, said);
			redirect(303, said.code ? '?view=frame#column' : found);
		}),
	erase_silence: (event) =>
		submitted(event.request, notebook.erase, ({ uid }) => {
			silences.erase(writable(event), uid);
			redirect(303, found);
		})
};
