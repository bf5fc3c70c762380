import { redirect } from '@sveltejs/kit';
import * as users from '#lib/server/account/users.ts';
import { leave } from '#lib/http/session.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { user }, url }) => {
	if (!user) redirect(303, '/lessons');
	return {
		code: user.isAnonymous ? users.resumeCode(user) : null,
		/** Whether an account is signed out on every device: its own page sends here to ask. */
		everywhere: !user.isAnonymous && url.searchParams.has('everywhere'),
		owner: user.id
	};
};

export const actions: Actions = {
	/** Ends the session in this browser. The work stays on the server. */
	default: async (event) => {
		await leave(event);
		redirect(303, '/lessons');
	}
};
