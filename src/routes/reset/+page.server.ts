import { redirect } from '@sveltejs/kit';
import { hashed } from '#lib/http/auth.server.ts';
import { submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/account.ts';
import { forget, tokenOf } from '#lib/http/one-time-link.server.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as oneTimeTokens from '#lib/server/account/one-time-tokens.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that takes over a page late would empty what was typed into it. */
export const csr = false;

export const load: PageServerLoad = (event) => {
	const who = oneTimeTokens.resets(tokenOf(event));
	return { name: who.name, login: accounts.loginOf(who) };
};

export const actions: Actions = {
	/** Sets a new password. Signing in follows, where work that lies in this browser is asked about. */
	default: (event) =>
		submitted(event.request, input.choosePassword, async ({ newPassword }) => {
			const token = tokenOf(event);
			oneTimeTokens.resets(token);
			oneTimeTokens.reset(token, await hashed(newPassword));
			forget(event);
			redirect(303, '/sign-in?next=/&done=reset');
		})
};
