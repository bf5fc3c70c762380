import { error } from '@sveltejs/kit';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { RequestHandler } from './$types';

/** The lesson's map. Its policy allows the SVG only its own styles, even when it is opened on its own. */
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
