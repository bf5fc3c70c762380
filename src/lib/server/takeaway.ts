import { evidence } from '#lib/evidence.ts';
import * as annotations from './annotations.ts';
import * as answers from './answers.ts';
import * as lessons from './lessons.ts';
import type { Notebook } from './notebooks.ts';
import { readable } from './passages.ts';
import * as points from './points.ts';

/**
 * Everything in a notebook that its owner may see, for print and for the file to take away: what is
 * withheld from the owner is not in it. Moments are ISO 8601 in UTC, offsets UTF-16 units.
 */
export function everything(notebook: Notebook) {
	const edition = lessons.pinned(notebook);
	const records = lessons.articles(edition);
	const { a, b } = lessons.texts(notebook);
	const texts = readable(notebook);
	return {
		lesson: {
			slug: edition.slug,
			edition: edition.number,
			title: edition.title,
			question: edition.question
		},
		articles: [records.a, records.b].map(
			({ side, title, author, outlet, date, url, form, label, byline }) => ({
				...{ side, title, author, outlet, date, url, form, label, byline },
				text: { a, b }[side].text,
				blocks: { a, b }[side].blocks
			})
		),
		openedAt: new Date(notebook.openedAt).toISOString(),
		savedAt: new Date(notebook.lastAt).toISOString(),
		codes: lessons.codes(notebook),
		annotations: annotations.of(notebook),
		points: points.of(notebook),
		answers: answers.of(notebook).map((answer) => ({
			...answer,
			citations: evidence(answer.text, answer, texts).citations
		}))
	};
}

/** The file to take away: the learner's own work with the passages it points at, as plain JSON. */
export function file(notebook: Notebook) {
	const { articles, annotations, points, answers, codes, ...rest } = everything(notebook);
	const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
	return {
		format: 'parallax-notebook',
		formatVersion: 1,
		...rest,
		articles: articles.map((article) => ({ ...article, blocks: undefined })),
		annotations: annotations.map(({ uid, side, from, to, start, end, exact, fit, note, ...n }) => ({
			...{ uid, side, from, to, start, end, exact, fit, note },
			code: codes.find((code) => code.key === n.code)?.name ?? null,
			createdAt: iso(n.createdAt),
			changedAt: iso(n.changedAt)
		})),
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
		answers: answers.flatMap(({ key, skill, prompt, text, lockedText, model, citations, ...q }) =>
			text || lockedText !== null
				? [
						{
							...{ question: key, skill, prompt, text, lockedText, model },
							savedAt: iso(q.savedAt),
							lockedAt: iso(q.lockedAt),
							citations: citations.map(({ side, label, exact }) => ({ side, label, exact }))
						}
					]
				: []
		)
	};
}
