import { redirect } from '@sveltejs/kit';
import { back } from '#lib/address/return-to.ts';
import { submitted } from '#lib/http/form.server.ts';
import * as notebook from '#lib/input/notebook.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { begin, end } from '#lib/http/session.server.ts';
import { claim } from '#lib/server/account/accounts.ts';
import type { Actions } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

export const actions: Actions = {
	/** Opens the work of a resume code on this device. If an account is signed in, the work is added to it. */
	default: (event) =>
		submitted(event.request, notebook.resume, ({ code }) => {
			const { user } = event.locals;
			const guest = users.byResumeCode(code);
			const last = notebooks.of(guest)[0];
			if (user && !user.isAnonymous) claim(guest, user);
			else {
				end(event);
				begin(event, guest);
			}
			const from = back(event.url);
			if (from.startsWith('/notebooks/')) redirect(303, from);
			redirect(303, last ? `/notebooks/${last.id}/${last.place}` : '/lessons');
		})
};
