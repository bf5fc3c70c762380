import { describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import { citations } from '#lib/server/review/submitted-work.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Submitted } from '#lib/server/notebook/notebooks.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as remarks from '#lib/server/review/remarks.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { refusal } from '../support/cast.ts';
import { queries } from '../support/sql-trace.ts';
import { assign, learner, opened } from '../support/factories.ts';
import { handedIn, taken } from '../support/review-class.ts';
import { all, his, withReviewClass } from '../support/with-review-class.ts';

withReviewClass();

const good = { level: 2, remark: 'Both sides, well said.' };

describe('releasing', () => {
	const own = () => submissions.find({ ...all.dora, id: his.userId }, his.id, 1);

	test('shows the student everything at once, and nothing before', () => {
		reviews.saveScore(his, 'evidence', 0, good);
		remarks.save(his, 'remark-1', 0, {
			text: 'Why?',
			criterion: null,
			on: { from: 'A1.2' }
		});
		reviews.saveOverall(his, 0, { comment: 'Well read.', override: null });
		const silent = () => [feedback.forSubmission(own()), feedback.mine({ id: his.userId })];
		expect(silent()).toEqual([null, []]);
		reviews.finish(his, true, { unscored: true });
		expect(silent()).toEqual([null, []]);
		releases.one(his, { unscored: true });
		const seen = feedback.forSubmission(own());
		expect(seen).toMatchObject({
			comment: 'Well read.',
			first: true,
			total: { points: 3, of: 8 },
			criteria: [{ key: 'evidence', level: 2, remark: good.remark }, { level: null }],
			remarks: [{ text: 'Why?', label: 'A1.2' }]
		});
		expect(JSON.stringify(seen)).not.toContain('must carry the claim');
		expect(feedback.mine({ id: all.fay.id })).toEqual([]);
	});

	test('a second review lets both be read with no more queries than one', () => {
		const present = () => notebooks.find({ ...all.dora, id: his.userId }, his.id);
		expect(feedback.every(present())).toEqual([]);
		const said = (of: Submitted, uid: string, mark: string) => {
			reviews.saveScore(of, 'evidence', 0, { level: 1, remark: `${mark} level.` });
			remarks.save(of, uid, 0, { text: `${mark} remark.`, criterion: null, on: { from: 'A1.2' } });
			remarks.save(of, `${uid}-gone`, 0, { text: 'Gone.', criterion: null, on: { from: 'A1.2' } });
			remarks.erase(of, `${uid}-gone`);
			releases.one(of, { unscored: true });
		};
		said(his, 'remark-1', 'First');
		const few = queries(() => feedback.every(present()));
		returns.returnWork(his, 'Once more, please.');
		submissions.handIn(present());
		said(taken(all.dora, present()), 'remark-2', 'Second');
		const both = [1, 2].map((number) => {
			const mark = number === 1 ? 'First' : 'Second';
			const scores = [{ name: expect.any(String), points: 2, remark: `${mark} level.` }];
			return { number, scores, remarks: [{ exact: expect.any(String), text: `${mark} remark.` }] };
		});
		expect(feedback.every(present())).toMatchObject(both);
		expect(queries(() => feedback.every(present()))).toBe(few);
		releases.withdraw(taken(all.dora, present()));
		expect(feedback.every(present())).toHaveLength(1);
	});

	test('closes the review until it is hidden from the student again', () => {
		reviews.saveScore(his, 'evidence', 0, good);
		releases.one(his, { unscored: true });
		const change = () => reviews.saveScore(his, 'evidence', 1, { level: 0, remark: '' });
		expect(refusal(change).message).toMatch(/Hide it from the student/);
		releases.withdraw(his);
		releases.withdraw(his);
		expect(feedback.forSubmission(own())).toBeNull();
		expect(change().level).toBe(0);
		const acts = client.prepare("select action from log where action like '%release%'").pluck();
		expect(acts.all()).toEqual(['review released', 'release taken back']);
	});

	test.each<[string, (one: Submitted) => void]>([
		['one by one', (one) => releases.withdraw(one)],
		['all at once', () => void releases.undo(all.made, releases.last(all.made) ?? 0)]
	])('that is taken back %s leaves finished what was finished', (_, takeBack) => {
		const draft = taken(all.dora, handedIn(learner(all.hers, 'Ann'), all.made, 'Ann').of);
		for (const one of [his, draft]) reviews.saveScore(one, 'evidence', 0, good);
		reviews.finish(his, true, { unscored: true });
		client.prepare('update review set done_at = done_at - 5000').run();
		const done = reviews.find(his).doneAt;
		releases.some(all.made, [his.attemptId, draft.attemptId], { unscored: true });
		for (const one of [his, draft]) takeBack(one);
		expect([his, draft].map((one) => reviews.find(one))).toMatchObject([
			{ releasedAt: null, doneAt: done },
			{ releasedAt: null, doneAt: null }
		]);
	});

	test('of several can be undone at once, and leaves finished what was finished', () => {
		const drafts = ['Ann', 'Ben', 'Cy'].map((name) =>
			taken(all.dora, handedIn(learner(all.hers, name), all.made, name).of)
		);
		for (const one of drafts) reviews.saveScore(one, 'evidence', 0, good);
		const [finished, draft, earlier] = drafts;
		if (!finished || !draft || !earlier) return expect.fail('There are three.');
		releases.one(earlier, { unscored: true });
		client.prepare('update review set released_at = released_at - 5000').run();
		reviews.finish(finished, true, { unscored: true });
		const done = reviews.find(finished).doneAt;
		expect(releases.some(all.made, [finished.attemptId, draft.attemptId], { unscored: true })).toBe(
			2
		);
		const at = releases.last(all.made) ?? 0;
		expect(releases.undo(all.made, at)).toBe(2);
		expect(drafts.map((one) => reviews.find(one).releasedAt !== null)).toEqual([
			false,
			false,
			true
		]);
		expect([reviews.find(finished).doneAt, reviews.find(draft).doneAt]).toEqual([done, null]);
		expect(releases.undo(all.made, at)).toBe(0);
		const undone = client.prepare("select count(*) from log where action = 'release taken back'");
		expect(undone.pluck().get()).toBe(2);
	});

	test('marks what is new since the student last looked', () => {
		reviews.saveScore(his, 'evidence', 0, good);
		reviews.saveScore(his, 'fairness', 0, good);
		releases.one(his, { unscored: true });
		const [at] = feedback.mine({ id: his.userId });
		expect(at).toMatchObject({ unseen: true, number: 1 });
		feedback.markSeen(own(), feedback.forSubmission(own()) ?? expect.fail('It was released.'));
		expect(feedback.mine({ id: his.userId })[0]?.unseen).toBe(false);
		client.prepare('update seen set at = at - 1000').run();
		client.prepare('update score set changed_at = changed_at - 5000').run();
		releases.withdraw(his);
		reviews.saveScore(his, 'fairness', 1, { level: 3, remark: 'Better than I thought.' });
		releases.one(his, { unscored: true });
		expect(feedback.forSubmission(own())?.criteria.map(({ fresh }) => fresh)).toEqual([
			false,
			true
		]);
		expect(feedback.mine({ id: his.userId })[0]?.unseen).toBe(true);
	});

	test('puts the newest comments into the notebook: at passages, at answers, and at both for citations', () => {
		const now = () => notebooks.find({ ...all.dora, id: his.userId }, his.id);
		const margin = () =>
			feedback.newest(now()).passages.map(({ from, to, text }) => [from, to, text]);
		const answers = () => feedback.newest(now()).answers.map(({ text }) => text);
		const say = (of: Submitted, uid: string, text: string, on: remarks.On) =>
			remarks.save(of, uid, 0, { text, criterion: null, on });
		const [cited] = citations(his);
		say(his, 'r-1', 'Why?', { from: 'A2.1', to: 'A2.2' });
		say(his, 'r-2', 'Where?', { citation: cited?.id ?? 0 });
		say(his, 'r-3', 'Well said.', { question: 'evidence' });
		say(his, 'r-4', 'Gone.', { from: 'B1.1' });
		remarks.erase(his, 'r-4');
		expect([margin(), answers()]).toEqual([[], []]);
		releases.one(his, { unscored: true });
		const first = [
			['A2.1', 'A2.2', 'Why?'],
			['A1.1', 'A1.1', 'Where?']
		];
		expect(margin()).toEqual(first);
		expect(feedback.newest(now())).toMatchObject({
			passages: [{ first: 3, last: 4, number: 1 }, {}],
			answers: [
				{ question: 'evidence', label: 'A1.1', text: 'Where?' },
				{ question: 'evidence', label: null, text: 'Well said.' }
			]
		});
		returns.returnWork(his, 'Once more.');
		expect(margin()).toEqual(first);
		submissions.handIn(now());
		const again = submissionAccess.findByNumber(all.dora, his.id, 2);
		say(again, 'r-5', 'Better.', { from: 'B1.2' });
		expect(margin()).toEqual(first);
		releases.one(again, { unscored: true });
		expect(margin()).toEqual([['B1.2', 'B1.2', 'Better.']]);
		expect(answers()).toEqual([]);
	});

	test('quotes no text that is not yet open to the student', () => {
		const made = assign(all.hers, { textsAfterPrediction: true });
		const fay = learner(all.hers, 'Fay');
		const mine = opened(fay, made);
		submissions.handIn(mine);
		const hers = taken(all.dora, mine);
		remarks.save(hers, 'r-1', 0, { text: 'Why?', criterion: null, on: { from: 'A1.2' } });
		releases.one(hers, { unscored: true });
		const seen = () => feedback.forSubmission(submissions.find(fay, mine.id, 1))?.remarks;
		expect(seen()).toMatchObject([{ text: 'Why?', label: 'A1.2', exact: null }]);
		expect(feedback.newest(notebooks.find(fay, mine.id)).passages).toEqual([]);
	});

	test('takes as many queries for a margin with many comments as with one', () => {
		const now = () => notebooks.find({ ...all.dora, id: his.userId }, his.id);
		const asked = (n: number) => {
			releases.withdraw(his);
			for (let i = 0; i < n; i++)
				remarks.save(his, `r-${n}-${i}`, 0, { text: 'Hm.', criterion: null, on: { from: 'A1.2' } });
			releases.one(his, { unscored: true });
			const mine = now();
			return [feedback.newest(mine).passages.length, queries(() => feedback.newest(mine))];
		};
		reviews.saveScore(his, 'evidence', 0, good);
		releases.one(his, { unscored: true });
		feedback.newest(now());
		expect([asked(1), asked(40)]).toEqual([
			[1, 2],
			[41, 2]
		]);
	});

	test('all includes only finished reviews, a selection also drafts, and neither reaches another class', () => {
		const more = ['Gus', 'Hal', 'Ida'].map((name) =>
			taken(all.dora, handedIn(learner(all.hers, name), all.made, name).of)
		);
		const [gus, hal, ida] = more;
		for (const one of [his, gus, hal]) if (one) reviews.saveScore(one, 'evidence', 0, good);
		reviews.finish(his, true, { unscored: true });
		expect(releases.all({ ...all.made, by: all.fay.id })).toBe(0);
		expect(releases.all(all.made, { unscored: true })).toBe(1);
		const ids = more.map(({ attemptId }) => attemptId);
		expect(releases.some(all.made, [...ids, his.attemptId], { unscored: true })).toBe(2);
		expect(refusal(() => releases.one(ida ?? his)).reason).toBe('incomplete');
	});
});
