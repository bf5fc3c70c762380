import { redirect } from '@sveltejs/kit';
import { check } from '#lib/http/auth.server.ts';
import { back } from '#lib/address/return-to.ts';
import { submittedInSteps } from '#lib/http/form.server.ts';
import * as input from '#lib/input/account.ts';
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

const wrong =
	'This name and password don’t match. Please check both: ' +
	'capital and small letters matter in the password.';

export const actions: Actions = {
	/** Signs in and, if asked to, adds the guest's work in this browser to the account. */
	default: (event) =>
		submittedInSteps(event.request, input.signIn, async ({ login, password, keep }) => {
			const who = await check(login, password, event.getClientAddress(), wrong);
			await written(() => enter(event, who, keep));
			redirect(303, back(event.url));
		})
};
