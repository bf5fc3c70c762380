import { beforeEach, describe, expect, test } from 'vitest';
import { remainingWork } from '#lib/notebook/remaining-work.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as desk from '#lib/server/notebook/desk.ts';
import { collection } from '#lib/server/exchange/web-annotations.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as notebookFile from '#lib/server/exchange/notebook-file.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { uid } from '#lib/uid.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import { assign, opened } from '../support/factories.ts';
import { eli, hers, withClass } from '../support/with-class.ts';

withClass();

/** What the page lists as left, from the data that the page receives. */
const lacking = (of: Notebook) =>
	remainingWork(
		{
			annotations: annotations.of(of),
			points: judgements.of(of),
			answers: answers.of(of),
			stances: stances.of(of)
		},
		of.assignment?.steps
	);
const said = (text: string) => ({ text, base: 0, saveUid: uid() });
const undecided = { view: 'none', position: null, confidence: null, reason: '' } as const;

describe('what is assigned of a lesson', () => {
	let his: Notebook;
	beforeEach(() => {
		const steps = ['before', 'read', 'compare', 'answer', 'after'] as const;
		his = opened(
			eli,
			assign(hers, { steps: [...steps], points: ['families'], questions: ['expect', 'both'] })
		);
	});

	test('is all that is shown, exported, or open for writing', () => {
		expect(judgements.of(his).map(({ key }) => key)).toEqual(['families']);
		expect(answers.of(his).map(({ key }) => key)).toEqual(['expect', 'both']);
		const all = notebookFile.everything(his);
		expect([all.points.length, all.answers.length]).toEqual([1, 2]);
		for (const work of [
			() => answers.save(his, 'evidence', said('Begun.')),
			() => answers.lock(his, 'evidence', said('Begun.')),
			() => judgements.judge(his, 'tired', 0, { relation: 'agree', reason: '' }),
			() => selfAssessment.choose(his, 'evidence', 0)
		])
			expect(refusal(work).reason).toBe('missing');
		expect(answers.save(his, 'both', said('Begun.')).revision).toBe(1);
		expect(selfAssessment.of(his).some(({ questionKey }) => questionKey === 'evidence')).toBe(
			false
		);
	});

	test('is expected, main or not, on the desk and before handing in', () => {
		const [entry] = desk.of(eli);
		expect(entry?.title).toBe('The bell');
		expect(entry?.progress).toMatchObject({
			points: { done: 0, of: 1 },
			questions: { done: 0, of: 2 }
		});
		expect(lacking(his)).toContain('1 point left to compare.');
		expect(lacking(his)).toContain('2 answers left to lock.');
	});

	test('includes every remembered place, because no other could be opened again', () => {
		const place = (of: Notebook) => notebooks.find(eli, of.id).place;
		notebooks.visit(his, 'compare?point=families');
		for (const none of ['compare?point=tired', 'answer?question=evidence'])
			notebooks.visit(his, none);
		expect(place(his)).toBe('compare?point=families');
		const short = opened(eli, assign(hers, { steps: ['read', 'after'] }));
		for (const none of ['compare', 'answer?question=both', 'before']) notebooks.visit(short, none);
		expect(place(short)).toBe('read');
	});

	test('asks for nothing in a step that is left out', () => {
		const short = opened(eli, assign(hers, { steps: ['read', 'after'] }));
		expect([judgements.of(short), answers.of(short)]).toEqual([[], []]);
		expect(lacking(short)).toEqual([
			'You have no notes on article A yet.',
			'You have no notes on article B yet.',
			'You haven’t said where you stand now.'
		]);
	});

	test('leaves self-study beside it unchanged', () => {
		expect(judgements.of(notebookOf(eli))).toHaveLength(3);
		expect(answers.of(notebookOf(eli))).toHaveLength(3);
	});
});

describe('texts that open after the prediction', () => {
	test('are closed where the assignment asks for it, and open after its own questions', () => {
		const his = opened(
			eli,
			assign(hers, { textsAfterPrediction: true, questions: ['expect', 'both'] })
		);
		expect(textAccess.opened(his)).toBe(false);
		expect(notebookFile.everything(his).articles.map(({ text }) => text)).toEqual(['', '']);
		answers.lock(his, 'expect', said('A body.'));
		expect(textAccess.opened(his)).toBe(false);
		stances.save(his, 'before', 0, undecided);
		expect(textAccess.opened(his)).toBe(true);
		expect(textAccess.opened(notebookOf(eli))).toBe(true);
	});
});

describe('a hidden source', () => {
	const names = /Maya Lindqvist|Tom Okafor/;
	test('is in no record, file or print until the prediction is locked', () => {
		const given = (of: Notebook) => {
			const { articles } = notebookFile.everything(of);
			return JSON.stringify([
				articles.map(({ text, blocks, ...record }) => ({
					...record,
					length: text.length + blocks.length
				})),
				collection(of)
			]);
		};
		const his = opened(eli, assign(hers, { blind: true }));
		for (const of of [his, notebookOf(eli)])
			annotations.add(of, uid(), { from: 'A3.1', code: null, note: '' });
		expect(given(notebookOf(eli))).toMatch(names);
		expect(given(his)).not.toMatch(names);
		answers.lock(his, 'expect', said('A body.'));
		expect(given(his)).toMatch(names);
	});
});
