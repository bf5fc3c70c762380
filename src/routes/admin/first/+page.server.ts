import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import { forget, tokenOf } from '#lib/http/one-time-link.server.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import { Refusal } from '#lib/server/refusal.ts';
import * as oneTimeTokens from '#lib/server/account/one-time-tokens.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

export const load: PageServerLoad = (event) => {
	const { user } = event.locals;
	if (user && administrators.isAdministrator(user)) redirect(303, '/admin');
	if (!oneTimeTokens.makesAdmin(tokenOf(event)))
		throw new Refusal(
			'closed',
			'This link has already been used or has expired. ' +
				'Restart the server: it prints a new link until there is an administrator.'
		);
	return { account: user !== null && !user.isAnonymous };
};

export const actions: Actions = {
	default: (event) =>
		submitted(event.request, input.nothing, () => {
			oneTimeTokens.becomeAdmin(signedIn(event.locals), tokenOf(event));
			forget(event);
			redirect(303, '/admin');
		})
};
