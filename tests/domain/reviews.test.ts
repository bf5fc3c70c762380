import { describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import * as submittedWork from '#lib/server/review/submitted-work.ts';
import * as remarks from '#lib/server/review/remarks.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { refusal } from '../support/cast.ts';
import { queries } from '../support/sql-trace.ts';
import { learner, opened } from '../support/factories.ts';
import { put } from '../support/tiny-lesson.ts';
import { handedIn, taken } from '../support/review-class.ts';
import { worked } from '../support/full-notebook.ts';
import { withoutIds } from '../support/without-ids.ts';
import { all, his, withReviewClass } from '../support/with-review-class.ts';

withReviewClass();

const good = { level: 2, remark: 'Both sides, well said.' };

describe('a submission as its teacher sees it', () => {
	test('has everything that was handed in, except what the student keeps private', () => {
		const gus = learner(all.hers, 'Gus');
		const mine = worked(opened(gus, all.made), 'Gus');
		annotations.add(mine, 'secret-1', {
			from: 'A2.1',
			code: null,
			note: 'Gus keeps this.',
			visibility: 'me'
		});
		annotations.add(mine, 'shown-1', { from: 'A2.2', code: null, note: 'Gus shows this.' });
		submissions.handIn(mine);
		const told = withoutIds(submittedWork.read(taken(all.dora, mine)));
		for (const words of ['note.', 'reason.', 'point.', 'silence.', 'later A1.1.', 'evidence [A2'])
			expect(told).toContain(`Gus ${words}`);
		expect(told).toContain('Gus shows this.');
		// a private note, a deleted one and both stances; below, the self-assessment and the lesson's answers
		for (const words of ['keeps', 'gone', 'Gus before', 'Gus after', 'B2.4'])
			expect(told).not.toContain(words);
		expect(told).not.toMatch(/chosen|countMe|"model"|"view"/);
	});

	test('is found only by teachers of the class, and only once it is handed in', () => {
		const { grace, fay, otto, pupils } = all;
		const [eli] = pupils;
		expect(submissionAccess.find(otto, his.attemptId).attemptId).toBe(his.attemptId);
		for (const who of [grace, fay, eli?.who ?? fay])
			expect(refusal(() => submissionAccess.find(who, his.attemptId)).reason).toBe('missing');
		const open = opened(learner(all.hers, 'Gus'), all.made);
		expect(refusal(() => submissionAccess.find(all.dora, open.attemptId)).reason).toBe('missing');
	});

	test('has the advice for markers, and facts instead of scores', () => {
		const [evidence, fairness] = reviews.rubric(his);
		expect(evidence?.marker).toBe(
			'The passages must carry the claim; a correct label alone is level 2.'
		);
		expect(fairness?.levels.map(({ points }) => points)).toEqual([1, 2, 3, 4]);
		expect(reviews.rubric({ ...his, by: all.fay.id })[0]?.marker).toBe('');
		const facts = submittedWork.read(his).facts;
		expect(facts).toMatchObject([
			{ key: 'evidence', a: 1, b: 0, points: 1, silences: 1 },
			{ key: 'fairness', a: 1, b: 0, points: 1, silences: 1 }
		]);
		expect(JSON.stringify(facts)).not.toMatch(/level|score/);
	});
});

describe('giving a level', () => {
	test('saves it with its comment, can clear it, and adds the levels up', () => {
		expect(reviews.find(his)).toMatchObject({ total: { points: 0, of: 8, missing: 2 } });
		expect(reviews.saveScore(his, 'evidence', 0, good)).toMatchObject({ ...good, revision: 1 });
		reviews.saveScore(his, 'fairness', 0, { level: 3, remark: '' });
		expect(reviews.find(his).total).toEqual({ points: 7, of: 8, missing: 0 });
		expect(reviews.saveScore(his, 'evidence', 1, { ...good, level: null }).level).toBeNull();
		expect(reviews.find(his).total).toEqual({ points: 4, of: 8, missing: 1 });
	});

	test('shows the second of two teachers what the first one gave, and keeps that', () => {
		const second = taken(all.otto, his);
		reviews.saveScore(his, 'evidence', 0, good);
		const no = refusal(() =>
			reviews.saveScore(second, 'evidence', 0, { level: 0, remark: 'Thin.' })
		);
		expect(no).toMatchObject({ reason: 'stale', theirs: { ...good, by: 'Dora', revision: 1 } });
		expect(no.message).toContain('Dora changed this');
		expect(reviews.find(his).scores[0]).toMatchObject(good);
		// sending the same again changes nothing
		expect(reviews.saveScore(second, 'evidence', 0, good).revision).toBe(1);
		expect(reviews.saveScore(second, 'evidence', 1, { level: 0, remark: 'Thin.' }).by).toBe('Otto');
	});

	test('is refused for a criterion or a level that does not exist', () => {
		for (const [key, level] of [
			['nothing', 1],
			['evidence', 4]
		] as const)
			expect(refusal(() => reviews.saveScore(his, key, 0, { level, remark: '' })).reason).toBe(
				'missing'
			);
		expect(client.prepare('select count(*) from review').pluck().get()).toBe(0);
	});

	test('uses the rubric that was handed in, even once the lesson has another', () => {
		reviews.saveScore(his, 'evidence', 0, good);
		put([['rubric.md', '2. A passage from one side.', '2. Something else entirely.']]);
		expect(reviews.find(his)).toMatchObject({ outdated: false, scores: [{ level: 2 }, {}] });
		expect(JSON.stringify(reviews.rubric(his))).not.toContain('Something else');
		client.prepare('update review set rubric_id = (select max(id) from rubric)').run();
		expect(reviews.find(his).outdated).toBe(true);
	});
});

test('an overall comment and a total by hand are saved together, and an old page can’t overwrite them', () => {
	expect(reviews.saveOverall(his, 0, { comment: 'Read B again.', override: 5.5 })).toMatchObject({
		comment: 'Read B again.',
		override: 5.5,
		revision: 1
	});
	const again = () =>
		reviews.saveOverall(taken(all.otto, his), 0, { comment: 'Fine.', override: null });
	expect(refusal(again)).toMatchObject({ reason: 'stale', theirs: { comment: 'Read B again.' } });
	for (const override of [-1, 1001, NaN])
		expect(refusal(() => reviews.saveOverall(his, 1, { comment: '', override })).reason).toBe(
			'invalid'
		);
});

describe('a remark', () => {
	const say = (on: remarks.On, uid = 'remark-1') =>
		remarks.save(his, uid, 0, { text: 'Why?', criterion: 'evidence', on });

	test('is refused at words that the article doesn’t have there', () => {
		const on = { side: 'a', start: 0, end: 9 } as const;
		expect(refusal(() => say({ ...on, exact: 'Jugendlic' }))).toMatchObject({
			reason: 'invalid',
			message: expect.stringMatching(/^The words you selected aren’t the article’s own\. Reload/)
		});
		expect(reviews.find(his).remarks).toEqual([]);
		expect(say({ ...on, exact: 'Teenagers' })).toMatchObject({ ...on, exact: 'Teenagers' });
	});

	test('is at an answer, at one of its citations, or at a passage', () => {
		const gus = handedIn(learner(all.hers, 'Gus'), all.made, 'Gus');
		const [other] = submittedWork.citations(gus.of);
		expect(say({ question: 'evidence' })).toMatchObject({ question: 'evidence', label: null });
		expect(say({ from: 'B1.3', to: 'B1.4' }, 'remark-2')).toMatchObject({
			side: 'b',
			label: 'B1.3–B1.4',
			question: null,
			criterion: 'evidence'
		});
		const [own] = submittedWork.citations(his);
		expect(say({ citation: own?.id ?? 0 }, 'remark-0')).toMatchObject({
			question: 'evidence',
			label: 'A1.1',
			citation: own?.id
		});
		for (const citation of [other?.id ?? 0, 987])
			expect(refusal(() => say({ citation }, 'remark-3')).reason).toBe('missing');
		expect(refusal(() => say({ from: 'A9.9' }, 'remark-3')).reason).toBe('invalid');
		expect(refusal(() => say({ question: 'both' }, 'remark-3')).reason).toBe('invalid');
		expect(reviews.find(his).remarks.map(({ uid }) => uid)).toEqual([
			'remark-1',
			'remark-2',
			'remark-0'
		]);
	});

	test('is deleted and restored, and can be changed only from its newest version', () => {
		say({ question: 'evidence' });
		expect(remarks.erase(his, 'remark-1').erasedAt).not.toBeNull();
		expect(remarks.restore(his, 'remark-1')).toMatchObject({ erasedAt: null, revision: 3 });
		const late = { text: 'How?', criterion: null, on: { question: 'evidence' } };
		const second = taken(all.otto, his);
		expect(refusal(() => remarks.save(second, 'remark-1', 1, late))).toMatchObject({
			reason: 'stale',
			theirs: { text: 'Why?' }
		});
		expect(remarks.save(second, 'remark-1', 3, late)).toMatchObject({ text: 'How?', by: 'Otto' });
		expect(refusal(() => remarks.save(his, 'remark-9', 0, { ...late, text: ' ' })).reason).toBe(
			'invalid'
		);
	});
});

test('a review takes as many queries with thirty remarks as with one', () => {
	const asked = () =>
		queries(() => [submittedWork.read(his), reviews.find(his), reviews.rubric(his)]);
	remarks.save(his, 'remark-0', 0, { text: 'Why?', criterion: null, on: { from: 'A1.2' } });
	asked();
	const few = asked();
	for (let n = 1; n < 30; n++)
		remarks.save(his, `remark-${n}`, 0, { text: 'Why?', criterion: null, on: { from: 'A1.2' } });
	expect(asked()).toBe(few);
});
