import { redirect } from '@sveltejs/kit';
import { hashed, isPresent } from '#lib/http/auth.server.ts';
import { back } from '#lib/address/return-to.ts';
import { signedIn, submittedInSteps } from '#lib/http/form.server.ts';
import * as input from '#lib/input/account.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { begin } from '#lib/http/session.server.ts';
import { written } from '#lib/server/written.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

export const load: PageServerLoad = ({ locals: { user } }) => {
	if (!user || user.isAnonymous || !accounts.wasGiven(user)) redirect(303, '/account');
	return { login: accounts.loginOf(user) };
};

export const actions: Actions = {
	/** Replaces the password from the slip. It isn't asked for again, because it was just typed to sign in. */
	default: (event) =>
		submittedInSteps(event.request, input.choosePassword, async ({ newPassword }) => {
			const who = signedIn(event.locals);
			// checked and rate-limited before hashing, which is the most expensive thing that can be asked for
			if (who.isAnonymous || !accounts.wasGiven(who)) redirect(303, '/account');
			await written(() => rateLimits.seldom('choose', who.id));
			if (await isPresent(who, newPassword))
				throw new Refusal(
					'invalid',
					'This is the passphrase from your slip, which others may have seen. Please choose a different password.'
				);
			const hash = await hashed(newPassword);
			await written(() => {
				// another tab may have set a password in the meantime
				if (!accounts.wasGiven(who)) redirect(303, '/account');
				accounts.setPassword(who, hash);
				begin(event, who);
			});
			redirect(303, back(event.url));
		})
};
