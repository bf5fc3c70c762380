import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as notebook from '#lib/input/notebook.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as predictions from '#lib/server/notebook/predictions.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import type { Actions, RequestEvent } from './$types';

const writable = ({ locals, params }: RequestEvent) =>
	notebooks.findOpen(signedIn(locals), params.notebook);

const answering = (event: RequestEvent, then: typeof answers.save) =>
	submitted(event.request, notebook.answer, ({ question, revision, ...by }) => {
		then(writable(event), question, { ...by, base: revision });
		redirect(303, '?#expect');
	});

export const actions: Actions = {
	save: (event) => answering(event, answers.save),
	lock: (event) => answering(event, answers.lock),
	skip: (event) =>
		submitted(event.request, notebook.skipTo, ({ to }) => {
			const open = writable(event);
			predictions.skip(open, textAccess.opened(open));
			redirect(303, to);
		}),
	stance: (event) =>
		submitted(event.request, notebook.stance, ({ moment, revision, ...said }) => {
			stances.save(writable(event), moment, revision, said);
			redirect(303, '?#stand');
		})
};
