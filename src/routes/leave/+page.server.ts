import { redirect, type RequestEvent } from '@sveltejs/kit';
import * as users from '#lib/server/account/users.ts';
import { end, leave } from '#lib/http/session.server.ts';
import { written } from '#lib/server/written.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whether an account is signed out on every device: its own page sends here to ask. */
const everywhere = ({ locals: { user }, url }: Pick<RequestEvent, 'locals' | 'url'>) =>
	user !== null && !user.isAnonymous && url.searchParams.has('everywhere');

export const load: PageServerLoad = ({ locals: { user }, url }) => {
	if (!user) redirect(303, '/lessons');
	return {
		code: user.isAnonymous ? users.resumeCode(user) : null,
		everywhere: everywhere({ locals: { user }, url }),
		owner: user.id
	};
};

export const actions: Actions = {
	/** Ends the session in this browser, or, if the address asks for it, all sessions of the account. The work stays. */
	default: async (event) => {
		const { user } = event.locals;
		if (!user || !everywhere(event)) {
			await leave(event);
			redirect(303, '/lessons');
		}
		await written(() => {
			users.signOutEverywhere(user);
			end(event);
		});
		redirect(303, '/sign-in');
	}
};
