import { redirect } from '@sveltejs/kit';
import { check } from '#lib/http/auth.server.ts';
import { signedIn, submittedInSteps } from '#lib/http/form.server.ts';
import * as input from '#lib/input/account.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as untaughtCourses from '#lib/server/course/untaught-courses.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { end } from '#lib/http/session.server.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import { written } from '#lib/server/written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { user } }) => {
	if (!user) redirect(303, '/sign-in?next=/account');
	return {
		notebooks: notebooks.of(user),
		login: user.isAnonymous ? null : accounts.loginOf(user),
		alone: untaughtCourses.alone(user).map(({ id, name }) => ({ id, name })),
		last: administrators.isLast(user)
	};
};

export const actions: Actions = {
	/** Erases the current person. An account needs its password; a guest has none. */
	default: (event) =>
		submittedInSteps(event.request, input.leaveForGood, async ({ password }) => {
			const who = signedIn(event.locals);
			const wrong = 'This isn’t your password, so nothing was deleted.';
			if (!who.isAnonymous)
				await check(accounts.loginOf(who), password, event.getClientAddress(), wrong);
			await written(() => {
				rateLimits.seldom('erase', event.getClientAddress());
				erase(who);
				end(event);
			});
			redirect(303, '/account/deleted');
		})
};
