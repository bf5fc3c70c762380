import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/notebook.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as howOthersRead from '#lib/server/classroom/how-others-read.ts';
import type { Actions, RequestEvent } from './$types';

/** Reads the form, and saves or locks the answer. */
const answering = (event: RequestEvent, then: typeof answers.save, place: string) =>
	submitted(event.request, input.answer, ({ question, revision, saveUid, text, count }) => {
		const notebook = notebooks.findOpen(signedIn(event.locals), event.params.notebook);
		then(notebook, question, { text, base: revision, saveUid });
		if (count) howOthersRead.setConsent(notebook, true);
		redirect(303, `?question=${question}#${place}`);
	});

export const actions: Actions = {
	save: (event) => answering(event, answers.save, 'column'),
	lock: (event) => answering(event, answers.lock, 'locked')
};
