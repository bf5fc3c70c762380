import { expected, pointsAsked } from '#lib/server/assignment/scope.ts';
import type { User } from '#lib/server/account/users.ts';
import * as users from '#lib/server/account/users.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as articleSources from '#lib/server/notebook/article-sources.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as predictions from '#lib/server/notebook/predictions.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { heldBy } from '#lib/server/notebook/deadlines.ts';
import { uid } from '#lib/uid.ts';
import { status } from './assigned-notebooks.ts';
import * as howOthersRead from './how-others-read.ts';
import * as margin from './margin.ts';

const unread = { a: { blocks: [] }, b: { blocks: [] } };

/**
 * Everything that a notebook's page shows. Reads only, in a constant number of queries, however much was written.
 * @param notebook from `notebooks.find`
 */
export function read(user: User, notebook: Notebook) {
	const edition = lessons.pinned(notebook);
	const opened = textAccess.opened(notebook);
	const told = predictions.told(notebook);
	const { a, b } = opened ? textAccess.texts(notebook) : unread;
	const records = articleSources.of(notebook);
	const veiled = articleSources.hidden(notebook);
	const ordered = notebook.firstSide === 'a' ? [records.a, records.b] : [records.b, records.a];
	const { id, uid: own, lastAt, number, handedInAt, countMe } = notebook;
	const { background, context, timeline, terms, poles, people, glossary, map } = edition.content;
	return {
		notebook: { id, uid: own, owner: user.id, lastAt, number, handedInAt },
		/** Null in self-study. */
		assignment: status(notebook),
		lesson: { slug: edition.slug, title: edition.title, question: edition.question },
		content: {
			background,
			context,
			timeline,
			poles,
			glossary,
			terms: opened ? terms : [],
			people: veiled ? [] : people,
			map: map && { alt: map.alt, caption: map.caption, edition: edition.number }
		},
		/** Whether the texts are open. Until then, nothing that depends on them is sent. */
		opened,
		/**
		 * Whether the sources are still hidden; then the people in them are left out, too, because they would give them
		 * away.
		 */
		veiled,
		/** Whether it is known what the articles argue. Until then, points and “argues that …” are not sent. */
		told,
		/** How many expected points are left out until then. */
		untold: told ? 0 : expectedPoints(notebook),
		skipped: notebook.predictionSkippedAt !== null,
		skippable: predictions.skippable(notebook, opened),
		/** Both articles in reading order. */
		sides: ordered.map((record) => ({ ...record, blocks: { a, b }[record.side].blocks })),
		/** Their examples tell what is in the texts. */
		codes: opened ? lessons.codes(notebook) : [],
		annotations: annotations.of(notebook, { erased: true }),
		/** What others have put into the margin, as far as the learner may see it now. */
		margin: margin.of(notebook),
		points: judgements.of(notebook),
		answers: answers.of(notebook),
		stances: stances.of(notebook),
		ownPoints: ownPoints.of(notebook, { erased: true }),
		silences: silences.of(notebook, { erased: true }),
		levels: selfAssessment.of(notebook),
		countMe,
		others: howOthersRead.others(notebook),
		/** The author's own notes, once this notebook was handed in. */
		authors: howOthersRead.authors(notebook),
		/** What holds back what the lesson shows after a lock or after handing in. */
		held: heldBy(notebook),
		extras: selfAssessment.extras(notebook),
		submissions: submissions.of(notebook),
		/** An id for the forms on the page, so that a form sent twice has its effect once. */
		uid: uid(),
		resumeCode: user.isAnonymous ? users.resumeCode(user) : null
	};
}

const expectedPoints = (notebook: Notebook) =>
	pointsAsked(notebook).filter((point) => expected(notebook, 'points', point)).length;
