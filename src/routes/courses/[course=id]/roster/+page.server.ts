import { fail, type RequestEvent } from '@sveltejs/kit';
import { hashed } from '#lib/http/auth.server.ts';
import { fieldsIn, refused, signedIn } from '#lib/http/form.server.ts';
import { signInAt } from '#lib/http/links.server.ts';
import * as courses from '#lib/server/course/courses.ts';
import { Refusal, status } from '#lib/server/refusal.ts';
import * as roster from '#lib/server/course/roster.ts';
import { textOf } from '#lib/http/uploaded-text.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

type Here = Pick<RequestEvent<{ course: number }>, 'locals' | 'params'>;
const taught = ({ locals, params }: Here) => courses.taught(signedIn(locals), params.course);

export const load: PageServerLoad = (event) => {
	const { id, name, archivedAt } = taught(event);
	return { id, name, archived: archivedAt !== null };
};

/** Passes the class list of a form to `work`: the file, or else the pasted text. */
async function received<T>(
	event: RequestEvent<{ course: number }>,
	work: (course: courses.Taught, list: string) => T | Promise<T>
) {
	const course = taught(event);
	const data = await fieldsIn(event.request);
	const file = data.get('file');
	const pasted = data.get('list');
	const list =
		file instanceof File && file.size
			? await textOf(file)
			: typeof pasted === 'string'
				? pasted
				: '';
	try {
		if (!list.trim()) throw new Refusal('invalid', 'Paste a list of names or choose a file.');
		return await work(course, list);
	} catch (error) {
		const { message, reason } = refused(error);
		return fail(status[reason], { refusal: message, list });
	}
}

export const actions: Actions = {
	/** Previews the result for each line. The response has the list, so that the next form can send it again. */
	preview: (event) =>
		received(event, (course, list) => ({ preview: roster.preview(course, list), list })),
	/** Imports the class list. Only this response contains the passphrases. */
	enrol: (event) =>
		received(event, async (course, list) => {
			const slips = await roster.enrol(course, list, hashed);
			return { slips, address: signInAt(event.url) };
		})
};
