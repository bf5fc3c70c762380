import { named } from '../named.ts';
import type { PageLoad } from './$types';

/** An address that names a question names one of this lesson. */
export const load: PageLoad = async ({ parent, url }) =>
	named((await parent()).answers, url.searchParams.get('question'));
