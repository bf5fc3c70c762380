import { redirect } from '@sveltejs/kit';
import { check, hashed } from '#lib/http/auth.server.ts';
import { back } from '#lib/address/return-to.ts';
import { submittedInSteps } from '#lib/http/form.server.ts';
import * as input from '#lib/input/account.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { enter } from '#lib/http/session.server.ts';
import { written } from '#lib/server/written.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

export const load: PageServerLoad = ({ locals: { user }, url }) => {
	if (user && !user.isAnonymous) redirect(303, back(url));
	return { back: back(url), work: user ? notebooks.of(user) : [] };
};

export const actions: Actions = {
	/**
	 * Turns the current guest into an account, or creates a new one. A form that is sent twice creates it once: if the
	 * login is taken, the right password signs in.
	 */
	default: (event) =>
		submittedInSteps(event.request, input.signUp, async ({ name, login, password, keep }) => {
			const { user } = event.locals;
			const address = event.getClientAddress();
			await written(() => rateLimits.seldom('signUp', address));
			const guest = keep && user?.isAnonymous ? user : null;
			const isTaken = accounts.taken(login);
			if (!isTaken) accounts.demandDistinct(login);
			const hash = isTaken ? null : await hashed(password);
			// the same form, sent twice, may have created the account during the hashing
			if (hash === null || accounts.taken(login)) {
				const who = await check(login, password, address, accounts.inUse(login));
				await written(() => enter(event, who, keep));
			} else await written(() => enter(event, accounts.make(guest, { name, login }, hash), keep));
			redirect(303, back(event.url));
		})
};
