import { signedIn } from '#lib/form.server.ts';
import { placeOf } from '#lib/steps.ts';
import * as annotations from '#lib/server/annotations.ts';
import * as answers from '#lib/server/answers.ts';
import * as lessons from '#lib/server/lessons.ts';
import * as levels from '#lib/server/levels.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import * as ownPoints from '#lib/server/own-points.ts';
import * as points from '#lib/server/points.ts';
import * as reading from '#lib/server/reading.ts';
import * as silences from '#lib/server/silences.ts';
import * as sources from '#lib/server/sources.ts';
import * as stances from '#lib/server/stances.ts';
import * as submissions from '#lib/server/submissions.ts';
import * as texts from '#lib/server/texts.ts';
import * as users from '#lib/server/users.ts';
import { uid } from '#lib/uid.ts';
import type { LayoutServerLoad } from './$types';

const unread = { a: { blocks: [] }, b: { blocks: [] } };

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
	const opened = texts.opened(notebook);
	const { a, b } = opened ? lessons.texts(notebook) : unread;
	const records = sources.of(notebook);
	const { id, uid: own, lastAt, number, handedInAt, countMe } = notebook;
	const { context, timeline, terms, poles, people, glossary, map } = edition.content;
	return {
		notebook: { id, uid: own, owner: user.id, lastAt, number, handedInAt },
		lesson: { slug: edition.slug, title: edition.title, question: edition.question },
		content: {
			...{ context, timeline, poles, people, glossary, terms: opened ? terms : [] },
			map: map && { alt: map.alt, caption: map.caption, edition: edition.number }
		},
		/** Whether the texts are open; as long as they are not, nothing that leans on them is sent either. */
		opened,
		sides: [
			{ ...records.a, blocks: a.blocks },
			{ ...records.b, blocks: b.blocks }
		],
		codes: lessons.codes(notebook),
		annotations: annotations.of(notebook, { erased: true }),
		points: points.of(notebook),
		answers: answers.of(notebook),
		stances: stances.of(notebook),
		ownPoints: ownPoints.of(notebook, { erased: true }),
		silences: silences.of(notebook, { erased: true }),
		levels: levels.of(notebook),
		countMe,
		others: reading.others(notebook),
		/** The author's own notes, once this notebook was handed in. */
		authors: reading.authors(notebook),
		submissions: submissions.of(notebook),
		/** For the forms on the page: an id that is sent twice is done once. */
		uid: uid(),
		resumeCode: user.isAnonymous ? users.resumeCode(user) : null
	};
};
