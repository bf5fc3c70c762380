import { expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import * as queue from '#lib/server/review/queue.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import { refusal } from '../support/cast.ts';
import { taken } from '../support/review-class.ts';
import { all, his, withReviewClass } from '../support/with-review-class.ts';

withReviewClass(['Eli', 'Gus', 'Hal']);

const good = { level: 2, remark: '' };
const each = () => all.pupils.map(({ of }) => taken(all.dora, of));
const states = () => queue.submissions(all.made).map(({ state }) => state);
const allowed = { unscored: true };

test('finishing a review asks about the criteria without a score, by name, and finishes nothing', () => {
	const asked = () => refusal(() => reviews.finish(his, true));
	expect(asked()).toMatchObject({
		reason: 'unscored',
		message: 'Evidence from both sides and Fairness are not scored. Finish anyway?',
		theirs: [{ key: 'evidence' }, { key: 'fairness' }]
	});
	reviews.saveScore(his, 'evidence', 0, good);
	expect(asked().message).toBe('Fairness is not scored. Finish anyway?');
	expect(reviews.find(his).doneAt).toBeNull();
	expect(reviews.finish(his, true, allowed).doneAt).not.toBeNull();
	// taking it back is never asked about
	expect(reviews.finish(his, false).doneAt).toBeNull();
	reviews.saveScore(his, 'fairness', 0, good);
	expect(reviews.finish(his, true).doneAt).not.toBeNull();
});

test('releasing one review asks, and releases nothing', () => {
	reviews.saveScore(his, 'fairness', 0, good);
	reviews.finish(his, true, allowed);
	expect(refusal(() => releases.one(his))).toMatchObject({
		reason: 'unscored',
		message: 'Evidence from both sides is not scored. Release anyway?',
		theirs: [{ key: 'evidence', name: 'Evidence from both sides' }]
	});
	expect(reviews.find(his).releasedAt).toBeNull();
	releases.one(his, allowed);
	expect(reviews.find(his).releasedAt).not.toBeNull();
	expect(
		client.prepare("select count(*) from log where action = 'review released'").pluck().get()
	).toBe(1);
});

test('releasing several asks with those that are not fully scored, and releases none of them', () => {
	const [eli, gus, hal] = each();
	if (!eli || !gus || !hal) return expect.fail('All handed in.');
	for (const one of [eli, gus, hal]) reviews.saveScore(one, 'evidence', 0, good);
	reviews.saveScore(eli, 'fairness', 0, good);
	for (const one of [eli, gus]) reviews.finish(one, true, allowed);
	const left = ({ attemptId }: typeof his) => ({
		submissionId: attemptId,
		criteria: [{ key: 'fairness', name: 'Fairness' }]
	});
	const ids = [eli, gus, hal].map(({ attemptId }) => attemptId);
	expect(refusal(() => releases.some(all.made, ids))).toMatchObject({
		reason: 'unscored',
		message: '2 reviews are not fully scored. Release anyway?',
		theirs: [left(gus), left(hal)]
	});
	expect(refusal(() => releases.all(all.made))).toMatchObject({
		message: '1 review is not fully scored. Release anyway?',
		theirs: [left(gus)]
	});
	expect(states()).toEqual(['done', 'done', 'draft']);
	// a fully scored one is not asked about
	expect(releases.some(all.made, [eli.attemptId])).toBe(1);
	expect(releases.all(all.made, allowed)).toBe(1);
	expect(releases.some(all.made, ids, allowed)).toBe(1);
	expect(states()).toEqual(['released', 'released', 'released']);
});
