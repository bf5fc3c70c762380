import { redirect } from '@sveltejs/kit';
import { choices, chosenOf, typedOf } from '#lib/http/assignment-form.server.ts';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/assignment.ts';
import { allowed, change } from '#lib/server/assignment/changes.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const taught = ({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) =>
	assignments.taught(signedIn(locals), params.assignment);

export const load: PageServerLoad = (event) => {
	const of = taught(event);
	const { id, title, courseName, timeZone } = of;
	return {
		assignment: { id, title, courseName, timeZone },
		values: typedOf(of, timeZone),
		choices: choices(of),
		/** The changes that are no longer allowed, with the reasons. */
		refused: Object.fromEntries(Object.entries(allowed(of)).filter(([, why]) => why !== true))
	};
};

export const actions: Actions = {
	default: (event) =>
		submitted(event.request, input.assignment, (typed) => {
			const of = taught(event);
			change(of, chosenOf(typed, of.timeZone, of), typed.sure);
			redirect(303, `/assignments/${of.id}?done=changed`);
		})
};
