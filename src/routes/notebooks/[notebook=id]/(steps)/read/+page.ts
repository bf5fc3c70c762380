import { opened } from '../opened.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	await opened(parent);
};
