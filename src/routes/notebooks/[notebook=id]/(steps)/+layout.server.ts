import { signedIn } from '#lib/form.server.ts';
import * as annotations from '#lib/server/annotations.ts';
import * as lessons from '#lib/server/lessons.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import * as users from '#lib/server/users.ts';
import type { LayoutServerLoad } from './$types';

/** Both texts, the codebook and the learner's notes: what every step of the notebook shows. */
export const load: LayoutServerLoad = ({ locals, params }) => {
	const user = signedIn(locals);
	const notebook = notebooks.find(user, params.notebook);
	const edition = lessons.pinned(notebook);
	const { a, b } = lessons.texts(notebook);
	const records = lessons.articles(edition);
	return {
		notebook: { id: notebook.id, place: notebook.place, lastAt: notebook.lastAt },
		lesson: { slug: edition.slug, title: edition.title, question: edition.question },
		sides: [
			{ ...records.a, blocks: a.blocks },
			{ ...records.b, blocks: b.blocks }
		],
		codes: lessons.codes(notebook),
		annotations: annotations.of(notebook),
		resumeCode: users.resumeCode(user)
	};
};
