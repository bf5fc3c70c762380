import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as notebook from '#lib/input/notebook.ts';
import { nothing } from '#lib/input/assignment.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as howOthersRead from '#lib/server/classroom/how-others-read.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { Actions, RequestEvent } from './$types';

const writable = ({ locals, params }: RequestEvent) =>
	notebooks.findOpen(signedIn(locals), params.notebook);

export const actions: Actions = {
	stance: (event) =>
		submitted(event.request, notebook.stance, ({ moment, revision, ...said }) => {
			stances.save(writable(event), moment, revision, said);
			redirect(303, '?#stand');
		}),
	level: (event) =>
		submitted(event.request, notebook.level, ({ criterion, level }) => {
			selfAssessment.choose(writable(event), criterion, level);
			redirect(303, '?#levels');
		}),
	count: (event) =>
		submitted(event.request, notebook.count, ({ yes }) => {
			howOthersRead.setConsent(notebooks.find(signedIn(event.locals), event.params.notebook), yes);
			redirect(303, '?#others');
		}),
	handIn: ({ request, locals, params }) =>
		submitted(request, nothing, () => {
			submissions.handIn(notebooks.find(signedIn(locals), params.notebook));
			redirect(303, '?#receipt');
		}),
	goOn: ({ request, locals, params }) =>
		submitted(request, nothing, () => {
			const { assignment } = submissions.continueInCopy(
				notebooks.find(signedIn(locals), params.notebook)
			);
			redirect(303, assignment?.steps.includes('answer') === false ? 'read' : 'answer');
		})
};
