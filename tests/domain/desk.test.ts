import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import { client } from '#lib/server/db/index.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as desk from '#lib/server/notebook/desk.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { put, textsLater } from '../support/tiny-lesson.ts';
import { administrator, assign, learner, opened, teacher } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { withLesson } from '../support/each-test.ts';
import { ada } from '../support/cast.ts';

withLesson();

const begun = (user = ada, slug = 'tiny') => notebooks.open(user, lessons.find(slug), uid());
const only = () => {
	const [entry, more] = desk.of(ada);
	if (!entry || more) throw new Error('There should be one notebook.');
	return entry;
};
const text = 'A [A2.2], B [B1.3].';
const lock = (of: notebooks.Notebook, key: string) =>
	answers.lock(of, key, { text, base: 0, saveUid: uid() });
const view = { view: 'held', position: 2, confidence: null, reason: '' } as const;

test('the desk is empty without notebooks, whatever others have', () => {
	begun(users.guest());
	expect(desk.of(ada)).toEqual([]);
});

test('a new notebook is on the desk with nothing done', () => {
	const { id, lastAt } = begun();
	expect(only()).toEqual({
		id,
		lastAt,
		slug: 'tiny',
		title: 'The first bell',
		place: 'before',
		assignmentId: null,
		number: 1,
		returnedAt: null,
		handedInAt: null,
		shift: null,
		progress: {
			notes: { a: 0, b: 0 },
			points: { done: 0, of: 3 },
			questions: { done: 0, of: 2 }
		},
		next: 'Next: say where you stand, then start reading.'
	});
});

test('progress counts only the student’s own work, without what was deleted', () => {
	worked(begun());
	worked(begun(users.guest()));
	expect(only().progress).toEqual({
		notes: { a: 1, b: 0 },
		points: { done: 1, of: 3 },
		questions: { done: 2, of: 2 }
	});
});

test('the notebook last worked in comes first', () => {
	put([], 'app', 'other');
	const first = begun();
	const second = begun(ada, 'other');
	for (const [late, order] of [
		[first, ['tiny', 'other']],
		[second, ['other', 'tiny']]
	] as const) {
		client.prepare('update notebook set last_at = 5').run();
		client.prepare('update notebook set last_at = 9 where id = ?').run(late.id);
		expect(desk.of(ada).map(({ slug }) => slug)).toEqual(order);
	}
});

describe('the next step', () => {
	test('follows the lesson, step by step', () => {
		const hers = begun();
		const said: string[] = [];
		const then = (work: () => unknown) => {
			work();
			said.push(only().next);
		};
		const note = (from: string) => annotations.add(hers, uid(), { from, code: null, note: '' });
		then(() => stances.save(hers, 'before', 0, view));
		then(() => note('A1.1'));
		then(() => note('B1.1'));
		then(() => judgements.judge(hers, 'tired', 0, { relation: 'conflict', reason: '' }));
		then(() => judgements.judge(hers, 'remedy', 0, { relation: 'conflict', reason: '' }));
		then(() => lock(hers, 'expect'));
		then(() => lock(hers, 'evidence'));
		then(() => stances.save(hers, 'after', 0, view));
		then(() => submissions.handIn(hers));
		expect(said).toEqual([
			'Next: read both articles and highlight what stands out.',
			'Next: read article B and highlight what stands out.',
			'Next: compare the articles (2 main points left).',
			'Next: compare the articles (1 main point left).',
			'Next: answer 2 main questions.',
			'Next: answer 1 main question.',
			'Next: say where you stand now.',
			'You’re ready to finish.',
			'You’ve finished this. You can view it, or continue in a copy.'
		]);
	});

	test('is never a step that is not assigned', () => {
		const dora = teacher(administrator(), 'Dora');
		const history = courses.make(dora, { name: 'History', timeZone: 'UTC' });
		const eli = learner(history, 'Eli');
		const next = () => desk.of(eli)[0]?.next;
		const his = opened(eli, assign(history, { steps: ['read', 'after'] }));
		expect(next()).toBe('Next: read both articles and highlight what stands out.');
		for (const from of ['A1.1', 'B1.1'])
			annotations.add(his, uid(), { from, code: null, note: '' });
		expect(next()).toBe('Next: say where you stand now.');
	});

	test('is to make a prediction, where the texts open only then', () => {
		put([textsLater], 'app', 'later');
		const hers = begun(ada, 'later');
		const closed = 'Next: lock your prediction and say where you stand. Then the articles open.';
		expect(only().next).toBe(closed);
		stances.save(hers, 'before', 0, view);
		expect(only().next).toBe(closed);
		answers.lock(hers, 'expect', { text: 'Sleep.', base: 0, saveUid: uid() });
		expect(only().next).toMatch(/^Next: read both articles/);
	});
});

test('only a notebook that was handed in shows how the student’s view changed', () => {
	const hers = worked(begun());
	expect(only().shift).toBeNull();
	const { at } = submissions.handIn(hers);
	expect(only()).toMatchObject({
		handedInAt: at,
		shift: { before: { view: 'held', position: 2 }, after: { view: 'held', position: 3 } }
	});
	submissions.continueInCopy(hers);
	expect(only()).toMatchObject({ number: 2, handedInAt: null, shift: null });
	expect(only().progress.notes).toEqual({ a: 1, b: 0 });
});
