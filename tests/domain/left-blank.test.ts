import { describe, expect, test } from 'vitest';
import { everything } from '#lib/server/admin/personal-data.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as byQuestion from '#lib/server/review/by-question.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as submittedWork from '#lib/server/review/submitted-work.ts';
import { refusal } from '../support/cast.ts';
import { learner, opened } from '../support/factories.ts';
import { taken } from '../support/review-class.ts';
import { all, his, withReviewClass } from '../support/with-review-class.ts';

withReviewClass();

const blank = { level: null, blank: true, remark: '' };

/** Work of a student who wrote nothing but this answer, as their teacher has access to it. */
function handedIn(text?: string) {
	const who = learner(all.hers, 'Fay');
	const mine = opened(who, all.made);
	if (text !== undefined) answers.save(mine, 'evidence', { text, base: 0, saveUid: 'save-uid-1' });
	submissions.handIn(mine);
	return { who, of: taken(all.dora, mine) };
}
const writtenIn = (of: typeof his) =>
	submittedWork.read(of).facts.map(({ key, written }) => [key, written]);

describe('an answer that was left blank', () => {
	test('is worth 0 and counts as scored, with no level of the rubric, until that is cleared', () => {
		const { of } = handedIn();
		expect(reviews.saveScore(of, 'evidence', 0, blank)).toMatchObject({ ...blank, revision: 1 });
		expect(reviews.find(of).total).toEqual({ points: 0, of: 8, missing: 1 });
		reviews.saveScore(of, 'fairness', 0, blank);
		expect(reviews.find(of).total).toEqual({ points: 0, of: 8, missing: 0 });
		expect(reviews.rubric(of)[0]?.levels.map(({ points }) => points)).toEqual([1, 2, 3, 4]);
		// the same again changes nothing; no level and no 0 clears it
		expect(reviews.saveScore(of, 'evidence', 1, blank).revision).toBe(1);
		const cleared = { ...blank, blank: false };
		expect(reviews.saveScore(of, 'evidence', 1, cleared)).toMatchObject({
			...cleared,
			revision: 2
		});
		expect(reviews.find(of).total.missing).toBe(1);
	});

	test('can get a level instead, but not both', () => {
		const { of } = handedIn();
		expect(refusal(() => reviews.saveScore(of, 'evidence', 0, { ...blank, level: 0 })).reason).toBe(
			'invalid'
		);
		reviews.saveScore(of, 'evidence', 0, blank);
		const level = { level: 0, remark: '' };
		expect(reviews.saveScore(of, 'evidence', 1, level)).toMatchObject({ level: 0, blank: false });
	});

	test('has no words at all; spaces are none', () => {
		const { of } = handedIn(' \n ');
		expect(writtenIn(of)).toEqual([
			['evidence', false],
			['fairness', false]
		]);
		expect(reviews.saveScore(of, 'evidence', 0, blank).blank).toBe(true);
	});

	test('is none where something was written, whichever page asks', () => {
		const { of } = handedIn('No idea.');
		expect(writtenIn(of)).toEqual([
			['evidence', true],
			['fairness', true]
		]);
		for (const key of ['evidence', 'fairness'])
			expect(refusal(() => reviews.saveScore(of, key, 0, blank))).toMatchObject({
				reason: 'invalid',
				message:
					'Something was written here, so it doesn’t count as left blank. Please choose a level.'
			});
		const rows = (question: string) =>
			byQuestion.answersTo(all.made, question).rows.map(({ name, facts }) => [name, facts.written]);
		expect(rows('evidence').toSorted()).toEqual([
			['Eli', true],
			['Fay', true]
		]);
		expect(rows('both')).toContainEqual(['Fay', false]);
	});

	test('says so to the student and in their file, and is in no self-assessment', () => {
		const { who, of } = handedIn();
		reviews.saveScore(of, 'evidence', 0, { ...blank, remark: 'What happened?' });
		releases.one(of, { unscored: true });
		expect(feedback.forSubmission(submissions.find(who, of.id, 1))).toMatchObject({
			total: { points: 0, missing: 1 },
			criteria: [
				{ level: null, blank: true, remark: 'What happened?' },
				{ level: null, blank: false }
			]
		});
		expect(everything(who).notebooks[0]?.reviews[0]?.levels).toMatchObject([
			{ level: 'Left blank', points: 0 }
		]);
		const [own] = selfAssessment.of(submissions.find(who, of.id, 1));
		expect(own?.levels.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3]);
	});
});
