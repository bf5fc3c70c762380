import { named } from '../require-known-key.ts';
import { opened } from '../require-open-texts.ts';
import type { PageLoad } from './$types';

/** Refuses an address with a point that this lesson doesn't have, once the points are told. */
export const load: PageLoad = async ({ parent, url }) => {
	const { told, points } = await opened(parent);
	return named(points, told ? url.searchParams.get('point') : null);
};
