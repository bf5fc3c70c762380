import { named } from '../named.ts';
import type { PageLoad } from './$types';

/** An address that names a point names one of this lesson. */
export const load: PageLoad = async ({ parent, url }) =>
	named((await parent()).points, url.searchParams.get('point'));
