import { fail, redirect } from '@sveltejs/kit';
import { fieldsIn, refused, signedIn } from '#lib/http/form.server.ts';
import * as importNotes from '#lib/server/exchange/import-notes.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { Refusal, status } from '#lib/server/refusal.ts';
import { written } from '#lib/server/written.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const most = 2 * 1024 * 1024;
/** The size of a form without its file, at most. */
const room = 16 * 1024;
const large =
	'This file is larger than 2 MB. Please split it into smaller files. Nothing was imported.';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const notebook = notebooks.find(signedIn(locals), params.notebook);
	const brought = Number(url.searchParams.get('brought'));
	return {
		id: notebook.id,
		title: lessons.pinned(notebook).title,
		handedIn: notebook.handedInAt !== null,
		assigned: notebook.assignment !== null,
		brought: Number.isSafeInteger(brought) && brought > 0 ? brought : 0
	};
};

/** Passes the file of a form to `work`. A refusal is returned to the page. */
async function received<T>(
	{ request, locals, params }: RequestEvent,
	work: (notebook: notebooks.Notebook, file: string) => T | Promise<T>
) {
	const user = signedIn(locals);
	try {
		const notebook = notebooks.findOpen(user, params.notebook);
		if (Number(request.headers.get('content-length')) > most + room)
			return fail(413, { refusal: large });
		const file = (await fieldsIn(request)).get('file') ?? '';
		const text = typeof file === 'string' ? file : await file.text();
		if (Buffer.byteLength(text) > most) return fail(413, { refusal: large });
		if (!text.trim()) throw new Refusal('invalid', 'Please choose a file first.');
		return await work(notebook, text);
	} catch (error) {
		const { message, reason } = refused(error);
		return fail(status[reason], { refusal: message });
	}
}

export const actions: Actions = {
	/** Previews the import. The response has the file, so that the next form can send it again. */
	preview: (event) =>
		received(event, (notebook, file) => ({
			report: importNotes.preview(notebook, file),
			file: JSON.stringify(JSON.parse(file.replace(/^\ufeff/, '')))
		})),
	bring: (event) =>
		received(event, async (notebook, file) => {
			const { counts } = await written(() => importNotes.bring(notebook, file));
			const { exact, approximate, orphan } = counts;
			redirect(303, `/notebooks/${notebook.id}/import?brought=${exact + approximate + orphan}`);
		})
};
