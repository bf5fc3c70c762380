import { error } from '@sveltejs/kit';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { RequestHandler } from './$types';

/** The lesson's map. A drawing may style itself and do nothing else, even when it is opened by itself. */
export const GET: RequestHandler = ({ params }) => {
	const { map } = lessons.find(params.slug).content;
	if (!map) error(404, 'This lesson has no map.');
	return new Response(map.svg, {
		headers: {
			'content-type': 'image/svg+xml',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
			'cache-control': 'public, max-age=3600'
		}
	});
};
