import { redirect } from '@sveltejs/kit';
import { submitted } from '#lib/form.server.ts';
import * as input from '#lib/input.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import * as users from '#lib/server/users.ts';
import { begin, end } from '#lib/session.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	/** Opens on this device the work that a resume code belongs to. */
	default: (event) =>
		submitted(event.request, input.resume, ({ code }) => {
			const user = users.byResumeCode(code);
			end(event);
			begin(event, user);
			const last = notebooks.of(user)[0];
			redirect(303, last ? `/notebooks/${last.id}/${last.place}` : '/lessons');
		})
};
