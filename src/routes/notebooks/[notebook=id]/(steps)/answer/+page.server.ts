import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/form.server.ts';
import * as input from '#lib/input.ts';
import * as answers from '#lib/server/answers.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import { missing } from '#lib/server/refusal.ts';
import { uid } from '#lib/uid.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const notebook = notebooks.find(signedIn(locals), params.notebook);
	const all = answers.of(notebook);
	const key = url.searchParams.get('question');
	const question = key ? all.find((q) => q.key === key) : all[0];
	if (!question) throw missing();
	notebooks.visit(notebook, `answer?question=${question.key}`);
	return {
		questions: all.map(({ key, core, skill, prompt, text, lockedAt }) => ({
			...{ key, core, skill, prompt },
			state: lockedAt ? 'locked' : text ? 'begun' : ''
		})),
		question,
		saveUid: uid()
	};
};

/** Reads the form and does one thing with the answer. */
const answering = (event: RequestEvent, then: typeof answers.save, place: string) =>
	submitted(event.request, input.answer, ({ question, revision, saveUid, text }) => {
		const notebook = notebooks.findOpen(signedIn(event.locals), event.params.notebook);
		then(notebook, question, { text, base: revision, saveUid });
		redirect(303, `?question=${question}#${place}`);
	});

export const actions: Actions = {
	save: (event) => answering(event, answers.save, 'column'),
	lock: (event) => answering(event, answers.lock, 'model')
};
