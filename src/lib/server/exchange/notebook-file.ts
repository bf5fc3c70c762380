import { evidence } from '#lib/text/evidence.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import type { Own } from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as prompts from '#lib/server/classroom/prompts.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as articleSources from '#lib/server/notebook/article-sources.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import type { Stance } from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { heldBy } from '#lib/server/notebook/deadlines.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/**
 * Everything in a notebook that its owner may see, for print and for the file: without withheld material and texts
 * that are not open. Times are ISO 8601 in UTC, offsets UTF-16 units.
 */
export function everything(notebook: Own) {
	const edition = lessons.pinned(notebook);
	const records = articleSources.of(notebook);
	const open = textAccess.opened(notebook);
	const closed = { text: '', blocks: [] };
	const { a, b } = open ? textAccess.texts(notebook) : { a: closed, b: closed };
	const texts = open ? textAccess.readable(notebook) : [];
	return {
		lesson: {
			slug: edition.slug,
			edition: edition.number,
			title: edition.title,
			question: edition.question
		},
		articles: [records.a, records.b].map(
			({ side, title, author, outlet, date, url, form, label, byline }) => ({
				side,
				title,
				author,
				outlet,
				date,
				url,
				form,
				label,
				byline,
				text: { a, b }[side].text,
				blocks: { a, b }[side].blocks
			})
		),
		openedAt: new Date(notebook.openedAt).toISOString(),
		savedAt: new Date(notebook.lastAt).toISOString(),
		/** What holds back model responses and the author's views. */
		held: heldBy(notebook),
		/** The number of this attempt, and those that were handed in. */
		number: notebook.number,
		handedIn: submissions.of(notebook).map(({ number, openedAt, at }) => ({
			number,
			openedAt: iso(openedAt),
			at: iso(at)
		})),
		stances: stances.of(notebook),
		codes: open ? lessons.codes(notebook) : [],
		annotations: annotations.of(notebook),
		/** The instructors' prompts. Nothing of classmates is exported. */
		prompts: prompts.of(notebook),
		points: judgements.of(notebook),
		ownPoints: ownPoints.of(notebook),
		silences: silences.of(notebook),
		levels: selfAssessment.of(notebook),
		answers: answers.of(notebook).map((answer) => ({
			...answer,
			citations: evidence(answer.text, answer, texts).citations
		}))
	};
}

type Whole = ReturnType<typeof everything>;

/** The notebook's file: the learner's own work with the passages that it cites, as plain JSON. */
export function file(notebook: Own) {
	const all = everything(notebook);
	const { lesson, openedAt, savedAt, number, handedIn } = all;
	const codeName = (key: string | null) => all.codes.find((one) => one.key === key)?.name ?? null;
	const assigned = notebook.assignment !== null;
	const waiting = waitsFor(all.held);
	return {
		format: 'parallax-notebook',
		formatVersion: 1,
		lesson,
		openedAt,
		savedAt,
		number,
		handedIn,
		stances: { before: stanceRow(all.stances.before), after: stanceRow(all.stances.after) },
		articles: all.articles.map((article) => ({ ...article, blocks: undefined })),
		annotations: all.annotations.map((note) => noteRow(note, codeName(note.code), assigned)),
		...(assigned && { prompts: all.prompts.map(promptRow) }),
		judgements: all.points.flatMap((point) => judgementRow(point, waiting)),
		ownPoints: all.ownPoints.map(ownPointRow),
		silences: all.silences.map((silence) => silenceRow(silence, codeName(silence.code))),
		levels: all.levels.flatMap(levelRow),
		answers: all.answers.flatMap((answer) => answerRow(answer, waiting))
	};
}

const stanceRow = (stance: Stance | null) => stance && { ...stance, at: iso(stance.at) };

/**  @param assigned false leaves out the visibility, which has no effect in self-study */
const noteRow = (note: annotations.Annotation, code: string | null, assigned: boolean) => ({
	uid: note.uid,
	side: note.side,
	from: note.from,
	to: note.to,
	start: note.start,
	end: note.end,
	exact: note.exact,
	fit: note.fit,
	note: note.note,
	...(assigned && { visibility: note.visibility }),
	code,
	createdAt: iso(note.createdAt),
	changedAt: iso(note.changedAt)
});

const promptRow = ({ side, from, to, exact, text }: prompts.Prompt) => ({
	side,
	from,
	to,
	exact,
	text
});

/** What something withheld waits for: to be locked, to be released by a teacher, or a moment. */
function waitsFor(by: Whole['held']): string {
	if (by === null) return 'locked';
	return by === 'hand' ? 'released' : new Date(by.at).toISOString();
}

function judgementRow({ key, question, judgement, view }: judgements.Point, waiting: string) {
	if (!judgement?.relation) return [];
	const { relation, reason, locked } = judgement;
	return [
		{
			point: key,
			question,
			relation,
			reason,
			locked: locked && { ...locked, at: iso(locked.at) },
			author: view,
			authorWaitsFor: view ? null : waiting
		}
	];
}

const ownPointRow = ({ uid, title, relation, why, a, b, at }: ownPoints.OwnPoint) => ({
	uid,
	title,
	relation,
	why,
	a,
	b,
	at: iso(at)
});

const silenceRow = (silence: silences.Silence, code: string | null) => ({
	uid: silence.uid,
	silentSide: silence.silentSide,
	code,
	text: silence.text,
	about: silence.about,
	contestedBy: silence.contestedBy,
	at: iso(silence.at)
});

function levelRow({ key, wording, levels, chosen }: selfAssessment.Criterion) {
	const level = levels.find(({ ordinal }) => ordinal === chosen)?.wording;
	return level === undefined ? [] : [{ criterion: key, wording, level }];
}

function answerRow({ key, citations, ...answer }: Whole['answers'][number], waiting: string) {
	const { skill, prompt, text, lockedText, model, modelled, savedAt, lockedAt } = answer;
	if (!text && lockedText === null) return [];
	return [
		{
			question: key,
			skill,
			prompt,
			text,
			lockedText,
			model,
			modelWaitsFor: modelled && model === null ? waiting : null,
			savedAt: iso(savedAt),
			lockedAt: iso(lockedAt),
			citations: citations.map(({ side, label, exact }) => ({ side, label, exact }))
		}
	];
}
