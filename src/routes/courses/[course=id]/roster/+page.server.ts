import { fail, type RequestEvent } from '@sveltejs/kit';
import { hashed } from '#lib/http/auth.server.ts';
import { fieldsIn, signedIn } from '#lib/http/form.server.ts';
import { signInAt } from '#lib/http/links.server.ts';
import * as courses from '#lib/server/course/courses.ts';
import { Refusal, status } from '#lib/server/refusal.ts';
import * as roster from '#lib/server/course/roster.ts';
import { textOf } from '#lib/http/uploaded-text.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that takes over a page late would empty what was typed into it. */
export const csr = false;

type Here = Pick<RequestEvent<{ course: number }>, 'locals' | 'params'>;
const taught = ({ locals, params }: Here) => courses.taught(signedIn(locals), params.course);

export const load: PageServerLoad = (event) => {
	const { id, name, archivedAt } = taught(event);
	return { id, name, archived: archivedAt !== null };
};

/** Does `work` with the list that a form brings, pasted or as a file, which counts first. */
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
		if (!(error instanceof Refusal) || error.reason === 'missing') throw error;
		return fail(status[error.reason], { refusal: error.message, list });
	}
}

export const actions: Actions = {
	/** Shows what would become of each line, and hands the list back to be sent once more. */
	preview: (event) =>
		received(event, (course, list) => ({ preview: roster.preview(course, list), list })),
	/** Brings the class in. The passphrases come back in this answer alone. */
	enrol: (event) =>
		received(event, async (course, list) => {
			const slips = await roster.enrol(course, list, hashed);
			return { slips, address: signInAt(event.url) };
		})
};
