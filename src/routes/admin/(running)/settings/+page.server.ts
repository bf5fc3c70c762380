import { redirect, type RequestEvent } from '@sveltejs/kit';
import { signedIn, submitted, submittedInSteps } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import * as instance from '#lib/server/admin/instance.ts';
import * as instanceSettings from '#lib/server/account/instance-settings.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

const administrator = ({ locals }: Pick<RequestEvent, 'locals'>) =>
	administrators.administrator(signedIn(locals));

export const load: PageServerLoad = (event) => {
	const me = administrator(event);
	return {
		teaching: instanceSettings.now().teaching,
		figures: instance.figures(me),
		backups: instance.backups(me)
	};
};

export const actions: Actions = {
	teaching: (event) =>
		submitted(event.request, input.teaching, (to) => {
			instanceSettings.change(administrator(event), to);
			redirect(303, '/admin/settings?done=teaching');
		}),
	backup: (event) =>
		submittedInSteps(event.request, input.nothing, async () => {
			return { copied: await instance.backUp(administrator(event)) };
		})
};
