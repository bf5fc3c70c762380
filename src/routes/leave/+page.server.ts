import { redirect } from '@sveltejs/kit';
import { end } from '#lib/session.server.ts';
import * as users from '#lib/server/users.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.user) redirect(303, '/lessons');
	return { code: users.resumeCode(locals.user), owner: locals.user.id };
};

export const actions: Actions = {
	/** Lets go of the work on this browser; it stays on the server. */
	default: (event) => {
		end(event);
		redirect(303, '/lessons');
	}
};
