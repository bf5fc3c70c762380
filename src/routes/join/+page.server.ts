import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** A plain form: a script that takes over a page late would empty what was typed into it. */
export const csr = false;

/** What is typed becomes the address of the page that asks about the course. */
export const load: PageServerLoad = ({ url }) => {
	const code = url.searchParams.get('code')?.trim().slice(0, 40);
	if (code) redirect(303, `/join/${encodeURIComponent(code)}`);
};
