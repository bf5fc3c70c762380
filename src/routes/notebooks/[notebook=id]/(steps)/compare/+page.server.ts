import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/form.server.ts';
import * as input from '#lib/input.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import * as points from '#lib/server/points.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	judge: (event) =>
		submitted(event.request, input.judge, ({ point, revision, ...said }) => {
			const notebook = notebooks.findOpen(signedIn(event.locals), event.params.notebook);
			points.judge(notebook, point, revision, said);
			redirect(303, `?point=${point}#view`);
		})
};
