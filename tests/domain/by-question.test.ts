import { expect, test } from 'vitest';
import * as byQuestion from '#lib/server/review/by-question.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as queue from '#lib/server/review/queue.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import { refusal } from '../support/cast.ts';
import { queries } from '../support/sql-trace.ts';
import { learner } from '../support/factories.ts';
import { handedIn, taken } from '../support/review-class.ts';
import { all, withReviewClass } from '../support/with-review-class.ts';

withReviewClass(['Ann', 'Bob', 'Cat', 'Dan', 'Eve']);

test('one question across the class has everybody’s answer and no other, in the same order for all teachers', () => {
	const hers = byQuestion.answersTo(all.made, 'evidence');
	const his = byQuestion.answersTo(assignments.taught(all.otto, all.made.id), 'evidence');
	const order = (of: typeof hers) => of.rows.map(({ id }) => id);
	expect(order(hers)).toEqual(order(his));
	expect(order(hers)).toEqual(queue.shuffled(queue.submissions(all.made)).map(({ id }) => id));
	for (const { name, text, lockedText, facts } of hers.rows) {
		expect([text, lockedText]).toEqual([`${name} later A1.1.`, `${name} evidence [A2.2], [B1.3].`]);
		expect(facts).toMatchObject({ a: 1, b: 0, points: 1, silences: 1 });
	}
	expect(JSON.stringify(hers)).not.toContain('expected.');
	expect(refusal(() => byQuestion.answersTo(all.made, 'nothing')).reason).toBe('missing');
});

test('one question shows the levels given in either view, and takes no more queries for a large class', () => {
	const [ann] = all.pupils;
	const of = taken(all.otto, ann?.of ?? expect.fail('Ann handed in.'));
	reviews.saveScore(of, 'evidence', 0, { level: 1, remark: 'Thin.' });
	const found = byQuestion
		.answersTo(all.made, 'evidence')
		.rows.filter(({ scores }) => scores.length);
	expect(found).toMatchObject([
		{ id: of.attemptId, scores: [{ key: 'evidence', level: 1, by: 'Otto', revision: 1 }] }
	]);
	const asked = () => queries(() => byQuestion.answersTo(all.made, 'evidence'));
	const few = asked();
	for (let n = 0; n < 15; n++) handedIn(learner(all.hers, `P${n}`), all.made, `P${n}`);
	expect(asked()).toBe(few);
});
