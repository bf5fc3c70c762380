import { redirect } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/form.server.ts';
import * as input from '#lib/input.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import * as points from '#lib/server/points.ts';
import { missing } from '#lib/server/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const notebook = notebooks.find(signedIn(locals), params.notebook);
	const all = points.of(notebook);
	const key = url.searchParams.get('point');
	const point = key ? all.find((p) => p.key === key) : all[0];
	if (!point) throw missing();
	notebooks.visit(notebook, `compare?point=${point.key}`);
	return {
		spine: all.map(({ key, core, question, judgement, view }) => ({
			...{ key, core, question },
			judged: judgement !== null,
			silent: view?.relation.endsWith('silent') ?? false,
			here: key === point.key
		})),
		point,
		focus: point.passages,
		strips: { a: point.argumentA, b: point.argumentB }
	};
};

export const actions: Actions = {
	judge: (event) =>
		submitted(event.request, input.judge, ({ point, revision, ...said }) => {
			const notebook = notebooks.findOpen(signedIn(event.locals), event.params.notebook);
			points.judge(notebook, point, revision, said);
			redirect(303, `?point=${point}#view`);
		})
};
