import { signedIn } from '#lib/form.server.ts';
import { placeOf } from '#lib/steps.ts';
import * as annotations from '#lib/server/annotations.ts';
import * as answers from '#lib/server/answers.ts';
import * as lessons from '#lib/server/lessons.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import * as points from '#lib/server/points.ts';
import * as users from '#lib/server/users.ts';
import { uid } from '#lib/uid.ts';
import type { LayoutServerLoad } from './$types';

/**
 * The whole notebook: both texts, the lesson and all that was written in it. Sent once a visit; from then on
 * the page keeps it, also while the network is gone.
 */
export const load: LayoutServerLoad = ({ locals, params, url, untrack }) => {
	const user = signedIn(locals);
	const notebook = notebooks.find(user, params.notebook);
	notebooks.visit(
		notebook,
		untrack(() => placeOf(url))
	);
	const edition = lessons.pinned(notebook);
	const { a, b } = lessons.texts(notebook);
	const records = lessons.articles(edition);
	return {
		notebook: { id: notebook.id, owner: user.id, lastAt: notebook.lastAt },
		lesson: { slug: edition.slug, title: edition.title, question: edition.question },
		sides: [
			{ ...records.a, blocks: a.blocks },
			{ ...records.b, blocks: b.blocks }
		],
		codes: lessons.codes(notebook),
		annotations: annotations.of(notebook, { erased: true }),
		points: points.of(notebook),
		answers: answers.of(notebook),
		/** For the forms on the page: an id that is sent twice is done once. */
		uid: uid(),
		resumeCode: user.isAnonymous ? users.resumeCode(user) : null
	};
};
