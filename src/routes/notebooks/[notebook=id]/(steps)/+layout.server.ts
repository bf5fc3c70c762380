import { redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/http/form.server.ts';
import { placeOf, stepOf, steps } from '#lib/address/notebook-steps.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import { told } from '#lib/server/classroom/assigned-notebooks.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as levels from '#lib/server/notebook/self-assessment.ts';
import * as margins from '#lib/server/classroom/margin.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as points from '#lib/server/notebook/judgements.ts';
import * as howOthersRead from '#lib/server/classroom/how-others-read.ts';
import * as sharedNotes from '#lib/server/classroom/shared-notes.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as articleSources from '#lib/server/notebook/article-sources.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import type { LayoutServerLoad } from './$types';

const unread = { a: { blocks: [] }, b: { blocks: [] } };

/**
 * The whole notebook: both texts, the lesson and all that was written in it. Sent once a visit; from then on
 * the page keeps it, also while the network is gone. A step that is not assigned leads to one that is.
 */
export const load: LayoutServerLoad = ({ locals, params, url, untrack }) => {
	const user = signedIn(locals);
	const notebook = notebooks.find(user, params.notebook);
	const asked = notebook.assignment?.steps ?? [...steps];
	const here = untrack(() => stepOf(url));
	if (!asked.includes(here)) redirect(303, `/notebooks/${notebook.id}/${asked[0] ?? 'read'}`);
	notebooks.visit(
		notebook,
		untrack(() => placeOf(url))
	);
	const edition = lessons.pinned(notebook);
	const opened = textAccess.opened(notebook);
	const { a, b } = opened ? textAccess.texts(notebook) : unread;
	const records = articleSources.of(notebook);
	const veiled = articleSources.hidden(notebook);
	const ordered = notebook.firstSide === 'a' ? [records.a, records.b] : [records.b, records.a];
	const { id, uid: own, lastAt, number, handedInAt, countMe } = notebook;
	const margin = margins.of(notebook);
	const looks = untrack(() => /^(class|both)$/.test(url.searchParams.get('notes') ?? ''));
	if (here === 'read' && looks && margin?.notes.length) sharedNotes.seen(notebook);
	const { context, timeline, terms, poles, people, glossary, map } = edition.content;
	return {
		notebook: { id, uid: own, owner: user.id, lastAt, number, handedInAt },
		/** What it is for, and which steps that has; in self-study none, and all. */
		assignment: told(notebook),
		steps: asked,
		lesson: { slug: edition.slug, title: edition.title, question: edition.question },
		content: {
			context,
			timeline,
			poles,
			glossary,
			terms: opened ? terms : [],
			people: veiled ? [] : people,
			map: map && { alt: map.alt, caption: map.caption, edition: edition.number }
		},
		/** Whether the texts are open; as long as they are not, nothing that leans on them is sent either. */
		opened,
		/** Whether the sources are hidden as yet; who is who would tell them, too. */
		veiled,
		/** The one that stands first comes first. */
		sides: ordered.map((record) => ({ ...record, blocks: { a, b }[record.side].blocks })),
		codes: lessons.codes(notebook),
		annotations: annotations.of(notebook, { erased: true }),
		/** What others put into its margin, as far as that may be seen now. */
		margin,
		points: points.of(notebook),
		answers: answers.of(notebook),
		stances: stances.of(notebook),
		ownPoints: ownPoints.of(notebook, { erased: true }),
		silences: silences.of(notebook, { erased: true }),
		levels: levels.of(notebook),
		countMe,
		others: howOthersRead.others(notebook),
		/** The author's own notes, once this notebook was handed in. */
		authors: howOthersRead.authors(notebook),
		submissions: submissions.of(notebook),
		/** For the forms on the page: an id that is sent twice is done once. */
		uid: uid(),
		resumeCode: user.isAnonymous ? users.resumeCode(user) : null
	};
};
