import { opened } from '../require-open-texts.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	await opened(parent);
};
