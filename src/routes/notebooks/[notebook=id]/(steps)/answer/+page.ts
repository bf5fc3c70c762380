import { named } from '../require-known-key.ts';
import { opened } from '../require-open-texts.ts';
import type { PageLoad } from './$types';

/** An address that names a question names one of this lesson. */
export const load: PageLoad = async ({ parent, url }) =>
	named((await opened(parent)).answers, url.searchParams.get('question'));
