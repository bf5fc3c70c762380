import { named } from '../require-known-key.ts';
import { opened } from '../require-open-texts.ts';
import type { PageLoad } from './$types';

/** Refuses an address with a point that this lesson doesn't have. */
export const load: PageLoad = async ({ parent, url }) =>
	named((await opened(parent)).points, url.searchParams.get('point'));
