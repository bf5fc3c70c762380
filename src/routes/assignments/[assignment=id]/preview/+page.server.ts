import { signedIn } from '#lib/http/form.server.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as handout from '#lib/server/classroom/handout.ts';
import type { PageServerLoad } from './$types';

/** Only reads: no notebook is created, and nothing is saved. */
export const load: PageServerLoad = ({ locals, params }) => {
	const of = assignments.taught(signedIn(locals), params.assignment);
	const { id, courseName, timeZone, opensAt, dueAt, late, blind, modelsAt, order } = of;
	const { articles, ...parts } = handout.of(of);
	return {
		assignment: { id, courseName, timeZone, opensAt, dueAt, late, modelsAt, order, blind },
		textsAfterPrediction: of.textsAfterPrediction,
		...parts,
		articles: articles.map((article) => ({ ...article, blocks: [] })),
		now: Date.now()
	};
};
