import { signedIn } from '#lib/http/form.server.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { file } from '#lib/server/exchange/notebook-file.ts';
import type { RequestHandler } from './$types';

/** The notebook as a JSON file, for its owner. */
export const GET: RequestHandler = ({ locals, params }) => {
	const work = file(notebooks.find(signedIn(locals), params.notebook));
	return new Response(JSON.stringify(work, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${work.lesson.slug}.json"`
		}
	});
};
