import { redirect } from '@sveltejs/kit';
import { check, hashed } from '#lib/http/auth.server.ts';
import { back } from '#lib/address/return-to.ts';
import { submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/account.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { enter } from '#lib/http/session.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that takes over a page late would empty what was typed into it. */
export const csr = false;

export const load: PageServerLoad = ({ locals: { user }, url }) => {
	if (user && !user.isAnonymous) redirect(303, back(url));
	return { back: back(url), work: user ? notebooks.of(user) : [] };
};

export const actions: Actions = {
	/**
	 * Makes an account out of the guest who is here, or a new one. Sent twice, it is made once:
	 * whoever has the name and its password is signed in.
	 */
	default: (event) =>
		submitted(event.request, input.signUp, async ({ name, login, password, keep }) => {
			const { user } = event.locals;
			const address = event.getClientAddress();
			rateLimits.seldom('signUp', address);
			const guest = keep && user?.isAnonymous ? user : null;
			const hash = accounts.taken(login) ? null : await hashed(password);
			// the same form, sent twice, may have made it while this one computed
			const who =
				hash === null || accounts.taken(login)
					? await check(login, password, address, accounts.inUse(login))
					: accounts.make(guest, { name, login }, hash);
			enter(event, who, keep);
			redirect(303, back(event.url));
		})
};
