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
import { opened } from '#lib/server/notebook/text-access.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/**
 * Everything in a notebook that its owner may see, for print and for the file to take away: what is
 * withheld from the owner is not in it, nor are texts that are not open yet. Moments are ISO 8601 in UTC, offsets
 * UTF-16 units.
 */
export function everything(notebook: Own) {
	const edition = lessons.pinned(notebook);
	const records = articleSources.of(notebook);
	const open = opened(notebook);
	const closed = { text: '', blocks: [] };
	const { a, b } = open ? textAccess.texts(notebook) : { a: closed, b: closed };
	const texts = open ? readable(notebook) : [];
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
		/** What was handed in before, and which pass through the notebook this one is. */
		number: notebook.number,
		handedIn: submissions.of(notebook).map(({ number, openedAt, at }) => ({
			number,
			openedAt: iso(openedAt),
			at: iso(at)
		})),
		stances: stances.of(notebook),
		codes: lessons.codes(notebook),
		annotations: annotations.of(notebook),
		/** What instructors put into the margin of an assignment; nothing of classmates is taken away. */
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

/** The file to take away: the learner's own work with the passages it points at, as plain JSON. */
export function file(notebook: Own) {
	const all = everything(notebook);
	const { articles, annotations, points, answers, codes, ...rest } = all;
	const { stances, ownPoints, silences, levels, prompts, ...lesson } = rest;
	const codeName = (key: string | null) => codes.find((code) => code.key === key)?.name ?? null;
	const stood = (stance: Stance | null) => stance && { ...stance, at: iso(stance.at) };
	return {
		format: 'parallax-notebook',
		formatVersion: 1,
		...lesson,
		stances: { before: stood(stances.before), after: stood(stances.after) },
		articles: articles.map((article) => ({ ...article, blocks: undefined })),
		annotations: annotations.map(({ uid, side, from, to, start, end, exact, fit, note, ...n }) => ({
			uid,
			side,
			from,
			to,
			start,
			end,
			exact,
			fit,
			note,
			// alone, nobody else could see it, whatever it says
			...(notebook.assignment && { visibility: n.visibility }),
			code: codeName(n.code),
			createdAt: iso(n.createdAt),
			changedAt: iso(n.changedAt)
		})),
		...(notebook.assignment && {
			prompts: prompts.map(({ side, from, to, exact, text }) => ({ side, from, to, exact, text }))
		}),
		judgements: points.flatMap(({ key, question, judgement, view }) =>
			judgement
				? [
						{
							point: key,
							question,
							relation: judgement.relation,
							reason: judgement.reason,
							author: view
						}
					]
				: []
		),
		ownPoints: ownPoints.map(({ uid, title, relation, why, a, b, at }) => ({
			uid,
			title,
			relation,
			why,
			a,
			b,
			at: iso(at)
		})),
		silences: silences.map(({ uid, silentSide, code, text, about, contestedBy, at }) => ({
			uid,
			silentSide,
			code: codeName(code),
			text,
			about,
			contestedBy,
			at: iso(at)
		})),
		levels: levels.flatMap(({ key, wording, levels, chosen }) => {
			const level = levels.find(({ ordinal }) => ordinal === chosen)?.wording;
			return level === undefined ? [] : [{ criterion: key, wording, level }];
		}),
		answers: answers.flatMap(({ key, skill, prompt, text, lockedText, model, citations, ...q }) =>
			text || lockedText !== null
				? [
						{
							question: key,
							skill,
							prompt,
							text,
							lockedText,
							model,
							savedAt: iso(q.savedAt),
							lockedAt: iso(q.lockedAt),
							citations: citations.map(({ side, label, exact }) => ({ side, label, exact }))
						}
					]
				: []
		)
	};
}
