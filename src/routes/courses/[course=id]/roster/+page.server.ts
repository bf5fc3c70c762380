import { fail, type RequestEvent } from '@sveltejs/kit';
import { hashed } from '#lib/http/auth.server.ts';
import { type ClassList, classListIn } from '#lib/http/class-list-form.server.ts';
import { fieldsIn, refused, signedIn } from '#lib/http/form.server.ts';
import { signInAt } from '#lib/http/links.server.ts';
import { once } from '#lib/http/once.server.ts';
import * as courses from '#lib/server/course/courses.ts';
import { Refusal, status } from '#lib/server/refusal.ts';
import * as roster from '#lib/server/course/roster.ts';
import { uid } from '#lib/uid.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

type Here = Pick<RequestEvent<{ course: number }>, 'locals' | 'params'>;
const taught = ({ locals, params }: Here) => courses.taught(signedIn(locals), params.course);

export const load: PageServerLoad = (event) => {
	const { id, name, archivedAt } = taught(event);
	return { id, name, archived: archivedAt !== null, once: uid() };
};

type List = Pick<ClassList, 'list' | 'file'>;

/**
 * Passes the class list of a form to `work`. A refusal comes back with the list and, where it can be read, with its
 * preview.
 */
async function received<T>(
	event: RequestEvent<{ course: number }>,
	work: (course: courses.Taught, form: ClassList, once: string) => T | Promise<T>
) {
	const course = taught(event);
	const data = await fieldsIn(event.request);
	const pasted = data.get('list');
	const list = typeof pasted === 'string' ? pasted : '';
	let form: ClassList = { list, file: null, choice: {}, shown: '' };
	try {
		form = await classListIn(data);
		if (!form.list.trim()) throw new Refusal('invalid', 'Paste a list of names or choose a file.');
		return await work(course, form, String(data.get('once') ?? ''));
	} catch (error) {
		const { message, reason } = refused(error);
		const again = form.shown ? previewOf(course, form) : null;
		return fail(status[reason], { refusal: message, preview: again, ...kept(form) });
	}
}

const kept = ({ list, file }: ClassList): List => ({ list, file });

function previewOf(course: courses.Taught, { list, choice }: ClassList) {
	try {
		return roster.preview(course, list, choice);
	} catch (error) {
		if (error instanceof Refusal) return null;
		throw error;
	}
}

export const actions: Actions = {
	/** Previews the result for each line. The response has the list, so that the next form can send it again. */
	preview: (event) =>
		received(event, (course, form) => ({
			preview: roster.preview(course, form.list, form.choice),
			...kept(form)
		})),
	/** Imports the class list. Only the response to this form contains the passphrases. */
	enrol: (event) =>
		received(event, async (course, { list, choice, shown }, id) => {
			const work = () => roster.enrol(course, list, hashed, { choice, shown });
			const slips = await once(id, [course.userId, course.id, list, choice, shown], work);
			return { slips, address: signInAt(event.url) };
		})
};
