import { describe, expect, test } from 'vitest';
import { status } from '#lib/server/classroom/assigned-notebooks.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import { client } from '#lib/server/db/index.ts';
import * as handout from '#lib/server/classroom/handout.ts';
import * as members from '#lib/server/course/members.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as prompts from '#lib/server/classroom/prompts.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import { assign, opened } from '../support/factories.ts';
import { hour, pass } from '../support/date.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';

withClass(() => {}, 'Europe/Berlin');
const now = (of: Notebook) => notebooks.find(eli, of.id);

describe('a handout', () => {
	test('has both texts and the tasks without answers, even where students must first make a prediction', () => {
		const made = assign(hers, {
			textsAfterPrediction: true,
			points: ['families'],
			questions: ['expect', 'both']
		});
		const paper = handout.of(made);
		expect(paper.articles.map(({ side, blocks }) => [side, blocks.length > 1])).toEqual([
			['a', true],
			['b', true]
		]);
		const keys = (list: { key: string }[]) => list.map(({ key }) => key);
		expect([keys(paper.before), keys(paper.points), keys(paper.answer)]).toEqual([
			['expect'],
			['families'],
			['both']
		]);
		expect(JSON.stringify(paper)).not.toMatch(
			/alone for an hour|speaks of buses|may need the later/
		);
		expect(client.prepare('select count(*) n from notebook').get()).toEqual({ n: 0 });
	});

	test('has the teachers’ prompts, numbered in the order of the texts, without deleted ones', () => {
		const made = assign(hers);
		for (const from of ['B1.1', 'A1.2', 'A2.1']) prompts.add(made, { from }, `Why ${from}?`);
		prompts.erase(made, prompts.taught(made)[1]?.id ?? 0);
		const told = ({ prompts }: handout.Handout) =>
			prompts.map(({ number, text }) => [number, text]);
		const due = [
			[1, 'Why A1.2?'],
			[2, 'Why B1.1?']
		];
		const rules = { title: 'The bell', instructions: '' };
		const his = opened(eli, made);
		expect([told(handout.of(made)), told(handout.own(his, rules))]).toEqual([due, due]);
	});

	test('names no source where students are to guess it first', () => {
		const names = (blind: boolean) =>
			handout.of(assign(hers, { blind })).articles.map(({ author }) => author);
		expect(names(true)).toEqual(['', '']);
		expect(names(false)).toEqual(['Maya Lindqvist', 'Tom Okafor']);
	});

	test('is available to a student once the texts are open to them', () => {
		const his = opened(eli, assign(hers, { textsAfterPrediction: true }));
		const rules = { title: 'The bell', instructions: '' };
		expect(refusal(() => handout.own(his, rules)).reason).toBe('closed');
		answers.lock(his, 'expect', { text: 'A body.', base: 0, saveUid: 'expect-1' });
		stances.save(his, 'before', 0, { view: 'none', position: null, confidence: null, reason: '' });
		expect(handout.own(his, rules).articles).toHaveLength(2);
		expect(refusal(() => handout.own(notebookOf(eli), rules)).reason).toBe('invalid');
	});

	test('counts the tasks without showing them', () => {
		const made = assign(hers, { steps: ['read', 'compare', 'after'], points: ['tired'] });
		expect(handout.amount({ editionId: made.editionId, assignment: made })).toEqual({
			before: 0,
			points: 1,
			answer: 0
		});
	});
});

describe('the assignment shown in the notebook', () => {
	test('is missing in self-study', () => {
		expect(status(notebookOf(eli))).toBeNull();
	});

	test('has its class, its due date, and whether it can be handed in', () => {
		const made = assign(hers, { dueAt: Date.now() + hour, late: 'close', instructions: 'Read.' });
		const his = opened(eli, made);
		expect(status(his)).toMatchObject({
			id: made.id,
			title: 'The bell',
			instructions: 'Read.',
			courseName: 'History',
			timeZone: 'Europe/Berlin',
			there: true,
			dueAt: made.dueAt,
			late: false,
			whyNotHandIn: null
		});
		pass(2 * hour);
		expect(status(his)).toMatchObject({
			late: true,
			whyNotHandIn: expect.stringMatching(/takes no late work/)
		});
	});

	test('shows the message of returned work, until the student has handed in and continued', () => {
		const his = opened(eli, assign(hers));
		submissions.handIn(his);
		expect(status(now(his))).toMatchObject({ whyNotWithdraw: null, returned: null });
		returns.returnWork(submissionAccess.findByNumber(dora, his.id, 1), 'Cite B, too.');
		expect(status(now(his))?.returned).toMatchObject({ message: 'Cite B, too.' });
		submissions.handIn(now(his));
		submissions.continueInCopy(now(his));
		expect(status(now(his))?.returned).toBeNull();
	});

	test('is still shown to a student who has left, without a link', () => {
		const his = opened(eli, assign(hers));
		members.remove(hers, eli.id);
		expect(status(now(his))).toMatchObject({ title: 'The bell', there: false });
	});
});
