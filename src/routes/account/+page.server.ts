import { redirect, type RequestEvent } from '@sveltejs/kit';
import { check, hashed } from '#lib/http/auth.server.ts';
import { submitted, submittedInSteps } from '#lib/http/form.server.ts';
import * as input from '#lib/input/account.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import { begin } from '#lib/http/session.server.ts';
import { written } from '#lib/server/written.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

/** The account that is signed in. Redirects a guest to sign-up and anybody else to sign-in. */
function holder({ locals: { user } }: Pick<RequestEvent, 'locals'>) {
	if (!user) redirect(303, '/sign-in?next=/account');
	if (user.isAnonymous) redirect(303, '/sign-up?next=/account');
	return user;
}

export const load: PageServerLoad = (event) => ({ login: accounts.loginOf(holder(event)) });

export const actions: Actions = {
	rename: (event) =>
		submitted(event.request, input.rename, ({ name }) => {
			accounts.rename(holder(event), name);
			redirect(303, '/account?done=name');
		}),
	/** Replaces the current password and ends every other session of the account. */
	password: (event) =>
		submittedInSteps(event.request, input.changePassword, async ({ password, newPassword }) => {
			const who = holder(event);
			const wrong = 'This isn’t your current password, so nothing was changed.';
			await check(accounts.loginOf(who), password, event.getClientAddress(), wrong);
			const hash = await hashed(newPassword);
			await written(() => {
				accounts.setPassword(who, hash);
				begin(event, who);
			});
			redirect(303, '/account?done=password');
		})
};
