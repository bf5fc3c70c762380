import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { print } from '#lib/anchor/labels.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import { wordCount } from '#lib/wording/wording.ts';
import { selected } from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import { letIn } from './counted-work.ts';
import { db } from '#lib/server/db/index.ts';
import { citation } from '#lib/server/db/schema/findings.ts';
import { question } from '#lib/server/db/schema/lesson.ts';
import { version } from '#lib/server/db/schema/text.ts';
import { annotation, answer } from '#lib/server/db/schema/work.ts';
import { begins, ends, firstSentence, lastSentence } from '#lib/server/lesson/sentence-joins.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import type { Submitted } from '#lib/server/notebook/notebooks.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import type { Reader } from '#lib/server/notebook/text-access.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';

/**
 * A submission as its instructor may read it, with the facts beside each criterion: without private notes, stances,
 * self-assessment and the author's views. A constant number of queries.
 */
export function read(submission: Submitted) {
	const cited = citations(submission);
	const answered = answers.of(submission).map(({ key, step, skill, prompt, ...rest }) => ({
		key,
		step,
		skill,
		prompt,
		text: rest.text,
		lockedText: rest.lockedText,
		asked: { a: rest.citationsA, b: rest.citationsB },
		citations: cited.filter((one) => one.question === key)
	}));
	const compared = judgements.of(submission);
	const judged = compared.flatMap(({ key, question, judgement }) =>
		judgement?.relation
			? [{ key, question, relation: judgement.relation, reason: judgement.reason }]
			: []
	);
	const silent = silences.of(submission);
	const points = ownPoints.of(submission);
	const noted = notes(submission);
	const found = judged.length + silent.length + points.length > 0;
	const rest = found || noted.some(({ note }) => note.trim());
	return {
		annotations: noted,
		answers: answered,
		points: judged,
		pointsAsked: compared.length,
		ownPoints: points.map(({ uid, title, relation, why, a, b }) => ({
			uid,
			title,
			relation,
			why,
			a,
			b
		})),
		silences: silent.map(({ uid, silentSide, code, text, about, contestedBy }) => ({
			uid,
			silentSide,
			code,
			text,
			about,
			contestedBy
		})),
		facts: scope.criteria(submission).map(({ key, questionKey }) => {
			const mine = answered.filter((one) => questionKey === null || one.key === questionKey);
			const on = (side: 'a' | 'b') =>
				mine.reduce((n, one) => n + one.citations.filter((c) => c.side === side).length, 0);
			return {
				key,
				a: on('a'),
				b: on('b'),
				points: judged.length,
				of: compared.length,
				silences: silent.length,
				/** Whether there is anything that the criterion is about. */
				written: mine.some(hasWords) || (questionKey === null && rest),
				words: mine.reduce((n, { text }) => n + wordCount(text), 0)
			};
		})
	};
}

type Criterion = { key: string; questionKey: string | null };

/** Whether there is anything that a criterion is about: in the answer to its question, or else in the whole work. */
export const isWritten = (submission: Submitted, { key, questionKey }: Criterion): boolean =>
	questionKey === null
		? read(submission).facts.some((fact) => fact.key === key && fact.written)
		: answers.of(submission).some((one) => one.key === questionKey && hasWords(one));

/** Whether an answer has any words, locked or later ones. */
export const hasWords = ({ text, lockedText }: { text: string; lockedText: string | null }) =>
	Boolean(text.trim() || lockedText?.trim());

/** An instructor may read both texts, whatever the learner has done. */
export const reader = ({ editionId, assignment, attemptId }: Notebook): Reader => ({
	editionId,
	attemptId,
	assignment: assignment && { ...assignment, textsAfterPrediction: false }
});

/** Both texts and who wrote them; the same for every submission of an assignment. */
export function texts(submission: Submitted) {
	const both = textAccess.texts(reader(submission));
	const records = lessons.articles(lessons.pinned(submission));
	return ([records.a, records.b] as const).map(({ side, byline, label }) => ({
		side,
		byline,
		label,
		blocks: both[side].blocks
	}));
}

/**
 * The notes that instructors may read, in the order of the texts. Not when they were made: where names are hidden, the
 * time could say whose they are.
 */
const notes = (submission: Submitted) =>
	selected()
		.where(and(eq(annotation.attemptId, submission.attemptId), letIn))
		.orderBy(asc(version.side), asc(annotation.start), asc(annotation.end), asc(annotation.id))
		.all()
		.map(timeless);

type Note = ReturnType<ReturnType<typeof selected>['all']>[number];

const timeless = ({ revision, visibility, whole, wholeEnd, ...note }: Note) => ({
	uid: note.uid,
	side: note.side,
	from: note.from,
	to: note.to,
	first: note.first,
	last: note.last,
	start: note.start,
	end: note.end,
	exact: note.exact,
	fit: note.fit,
	code: note.code,
	note: note.note,
	revision,
	visibility,
	whole,
	wholeEnd
});

/** The citations of the answers, each with its question. */
export function citations({ attemptId }: Pick<Notebook, 'attemptId'>) {
	return db
		.select({
			id: citation.id,
			question: question.key,
			side: version.side,
			first: citation.first,
			last: citation.last,
			start: citation.start,
			end: citation.end,
			exact: citation.exact,
			from: firstSentence.label,
			to: lastSentence.label
		})
		.from(citation)
		.innerJoin(answer, eq(answer.id, citation.answerId))
		.innerJoin(question, eq(question.id, answer.questionId))
		.innerJoin(version, eq(version.id, citation.versionId))
		.innerJoin(firstSentence, begins(citation))
		.innerJoin(lastSentence, ends(citation))
		.where(and(eq(citation.attemptId, attemptId), isNotNull(citation.answerId)))
		.orderBy(asc(citation.answerId), asc(citation.ordinal))
		.all()
		.map(({ from, to, ...rest }) => ({ ...rest, from, to, label: print(from, to) }));
}
