import { redirect } from '@sveltejs/kit';
import { hashed } from '#lib/http/auth.server.ts';
import { submittedInSteps } from '#lib/http/form.server.ts';
import * as input from '#lib/input/account.ts';
import { forget, tokenOf } from '#lib/http/one-time-link.server.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as oneTimeTokens from '#lib/server/account/one-time-tokens.ts';
import { written } from '#lib/server/written.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

export const load: PageServerLoad = (event) => {
	const who = oneTimeTokens.resets(tokenOf(event));
	return { name: who.name, login: accounts.loginOf(who) };
};

export const actions: Actions = {
	/** Sets a new password and redirects to sign-in, which asks about a guest's work in this browser. */
	default: (event) =>
		submittedInSteps(event.request, input.choosePassword, async ({ newPassword }) => {
			const token = tokenOf(event);
			oneTimeTokens.resets(token);
			const hash = await hashed(newPassword);
			await written(() => oneTimeTokens.reset(token, hash));
			forget(event);
			redirect(303, '/sign-in?next=/&done=reset');
		})
};
