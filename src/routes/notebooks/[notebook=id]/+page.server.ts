import { redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/http/form.server.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { PageServerLoad } from './$types';

/** Redirects a notebook's own address to where its owner left off. */
export const load: PageServerLoad = ({ locals, params }) => {
	const notebook = notebooks.find(signedIn(locals), params.notebook);
	redirect(303, `/notebooks/${notebook.id}/${notebook.place}`);
};
