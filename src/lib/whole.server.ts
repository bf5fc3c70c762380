import { everything } from './server/admin/personal-data.ts';

/** Everything that is kept about somebody, as a file to take away. */
export const wholeFile = (all: ReturnType<typeof everything>) =>
	new Response(JSON.stringify(all, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="parallax-everything.json"'
		}
	});
