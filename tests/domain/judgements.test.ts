import { describe, expect, test } from 'vitest';
import { db } from '#lib/server/db/index.ts';
import { judgement } from '#lib/server/db/schema/work.ts';
import * as csv from '#lib/server/exchange/csv.ts';
import * as notebookFile from '#lib/server/exchange/notebook-file.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import { remainingWork } from '#lib/notebook/remaining-work.ts';
import * as attemptCounts from '#lib/server/notebook/attempt-counts.ts';
import * as desk from '#lib/server/notebook/desk.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { ada, ben, notebookOf, refusal } from '../support/cast.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const said = { relation: 'agree', reason: 'Both say tired.' } as const;
/** What was said when it was locked, and when that was. */
const locked = { ...said, at: expect.any(Number) as number };
const whyTired = 'A names a cause in the body, B one in the evening at home.';
const whyFamilies = 'A speaks of buses and clubs, but never of who is at home in the morning.';

function point(key: string, of = hers): judgements.Point {
	const found = judgements.of(of).find((each) => each.key === key);
	if (!found) throw new Error(`The tiny lesson has no point “${key}”.`);
	return found;
}

/** The words in the text that a point's spans cover. */
function quoted({ passages }: judgements.Point) {
	const texts = textAccess.texts(hers);
	return passages.map(({ side, start, end }) => texts[side].text.slice(start, end));
}

describe('before a student has compared a point', () => {
	test('it shows what each article argues and where, if both speak on it', () => {
		const tired = point('tired');
		expect(tired).toMatchObject({ core: true, judgement: null, view: null });
		expect(tired.argumentA).toMatch(/^Their bodies fall asleep later/);
		expect(tired.argumentB).toMatch(/^They go to bed too late/);
		expect(tired.passages.map(({ side, first, last }) => [side, first, last])).toEqual([
			['a', 1, 1],
			['a', 2, 2],
			['b', 1, 1]
		]);
		expect(quoted(tired)).toEqual([
			expect.stringMatching(/^In puberty.*before\.$/),
			'in the middle of their night',
			expect.stringMatching(/^A later start.*bedtime\.$/)
		]);
	});

	test('it is a question and nothing else, if one article is silent on it', () => {
		expect(point('families')).toEqual({
			key: 'families',
			core: false,
			question: 'What does a late bell mean for families?',
			argumentA: null,
			argumentB: null,
			passages: [],
			judgement: null,
			view: null
		});
	});

	test('the page contains nothing of the lesson’s view', () => {
		const payload = JSON.stringify(judgements.of(hers));
		for (const secret of [whyTired, whyFamilies, 'alone for an hour', 'silent', '"conflict"'])
			expect(payload).not.toContain(secret);
	});
});

const draft = { ...said, lock: false } as const;

describe('a judgement that is saved as a student types', () => {
	test('reveals nothing of the lesson’s view until it is locked', () => {
		const now = judgements.judge(hers, 'families', 0, draft);
		expect(now).toMatchObject({ judgement: { ...said, revision: 1, locked: null }, view: null });
		expect(JSON.stringify(judgements.of(hers))).not.toContain(whyFamilies);
		const locked = judgements.judge(hers, 'families', 1, said);
		expect(locked).toMatchObject({
			judgement: { ...said, revision: 1, locked: said },
			view: { relation: 'a_silent', why: whyFamilies }
		});
	});

	test('keeps what was locked beside later changes, and the lesson’s view stays', () => {
		judgements.judge(hers, 'tired', 0, said);
		const later = { relation: 'conflict', reason: 'No: one blames the body.' } as const;
		judgements.judge(hers, 'tired', 1, { ...later, lock: false });
		judgements.judge(hers, 'tired', 2, { ...later, reason: 'One blames the body.' });
		expect(point('tired')).toMatchObject({
			judgement: {
				relation: 'conflict',
				reason: 'One blames the body.',
				revision: 3,
				locked: said
			},
			view: { why: whyTired }
		});
	});

	test('may be a reason without a relation, which counts nowhere', () => {
		judgements.judge(hers, 'tired', 0, { relation: null, reason: 'Perhaps', lock: false });
		expect(point('tired').judgement).toMatchObject({ relation: null, reason: 'Perhaps' });
		expect(csv.judgementTable(hers)).not.toContain('Perhaps');
		expect(notebookFile.file(hers).judgements).toEqual([]);
		const [mine] = desk.of(ada);
		expect(mine?.progress.points).toEqual({ done: 0, of: 3 });
		expect(attemptCounts.judgements([hers.attemptId])(hers.attemptId)).toBe(0);
		const points = judgements.of(hers);
		const nothing = { annotations: [], answers: [], stances: { before: null, after: null } };
		expect(remainingWork({ points, ...nothing })).toContain('2 points left to compare.');
		expect(submissions.handIn(hers).counts.points).toBe(0);
	});

	test('can’t be locked without a relation, nor lose it once it is locked', () => {
		const none = { relation: null, reason: 'Perhaps' };
		expect(refusal(() => judgements.judge(hers, 'tired', 0, none)).message).toMatch(
			/^Please choose how/
		);
		judgements.judge(hers, 'tired', 0, said);
		expect(refusal(() => judgements.judge(hers, 'tired', 1, { ...none, lock: false })).reason).toBe(
			'invalid'
		);
		expect(point('tired').judgement).toMatchObject(said);
	});
});

describe('a judgement', () => {
	test('shows the lesson’s view of that point, and of no other', () => {
		judgements.judge(hers, 'tired', 0, said);
		expect(point('tired')).toMatchObject({
			judgement: { ...said, revision: 1 },
			view: { relation: 'conflict', why: whyTired }
		});
		expect(point('tired').passages).toHaveLength(3);
		expect(judgements.of(hers).map(({ view }) => view === null)).toEqual([false, true, true]);
		expect(point('families').argumentB).toBeNull();
	});

	test('returns the point as it is now, with what it reveals', () => {
		for (const [key, base] of [
			['families', 0],
			['families', 0],
			['tired', 0]
		] as const)
			expect(judgements.judge(hers, key, base, said)).toEqual(point(key));
		expect(judgements.judge(hers, 'families', 1, { ...said, reason: 'Later.' })).toMatchObject({
			judgement: { reason: 'Later.', revision: 2 },
			view: { why: whyFamilies }
		});
	});

	test('reveals on a silent point what the other article says, and where', () => {
		judgements.judge(hers, 'families', 0, said);
		const families = point('families');
		expect(families).toMatchObject({
			argumentA: null,
			argumentB: 'Children of parents who leave early would be alone for an hour.',
			view: { relation: 'a_silent', why: whyFamilies }
		});
		expect(quoted(families)).toEqual([expect.stringMatching(/^Half of the parents.*adult”\.$/)]);
	});

	test('reveals nothing to anybody else', () => {
		judgements.judge(hers, 'families', 0, said);
		const his = notebookOf(ben);
		expect(point('families', his)).toMatchObject({ judgement: null, view: null, passages: [] });
	});

	test('can be changed, which raises its revision', () => {
		judgements.judge(hers, 'tired', 0, said);
		judgements.judge(hers, 'tired', 1, { relation: 'conflict', reason: '' });
		expect(point('tired').judgement).toEqual({
			relation: 'conflict',
			reason: '',
			revision: 2,
			locked
		});
	});

	test('that is sent twice is stored once', () => {
		judgements.judge(hers, 'tired', 0, said);
		judgements.judge(hers, 'tired', 0, said);
		expect(db.select().from(judgement).all()).toHaveLength(1);
		expect(point('tired').judgement).toEqual({ ...said, revision: 1, locked });
	});

	test.each([
		['another relation', { ...said, relation: 'complement' as const }],
		['another reason', { ...said, reason: 'An older thought.' }]
	])('with %s from an old page is refused, and overwrites nothing', (_, older) => {
		judgements.judge(hers, 'tired', 0, said);
		const stale = refusal(() => judgements.judge(hers, 'tired', 0, older));
		expect(stale.reason).toBe('stale');
		expect(stale.message).toMatch(/^You compared this point differently in another window\. .*\.$/);
		expect(stale.theirs).toMatchObject({ ...said, revision: 1 });
		expect(point('tired').judgement).toEqual({ ...said, revision: 1, locked });
	});

	test('on a point that the lesson does not have is refused', () => {
		expect(refusal(() => judgements.judge(hers, 'weather', 0, said)).reason).toBe('missing');
		expect(db.select().from(judgement).all()).toEqual([]);
	});
});

test('a lesson shows everybody only the points on which both articles speak', () => {
	const open = lessons.points(lessons.find('tiny'));
	expect(open.map(({ key }) => key)).toEqual(['tired', 'remedy']);
	expect(JSON.stringify(open)).not.toContain('families');
});
