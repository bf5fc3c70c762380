import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** A plain form: a script that loads late would empty fields that have been filled in. */
export const csr = false;

/** Redirects a typed code to the page that asks whether to join the course. */
export const load: PageServerLoad = ({ url }) => {
	const code = url.searchParams.get('code')?.trim().slice(0, 40);
	if (code) redirect(303, `/join/${encodeURIComponent(code)}`);
};
