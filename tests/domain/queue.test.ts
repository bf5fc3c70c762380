import { describe, expect, test } from 'vitest';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as commentBank from '#lib/server/review/comment-bank.ts';
import * as queue from '#lib/server/review/queue.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { counted, stepping } from '#lib/address/review-queue.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { refusal } from '../support/cast.ts';
import { queries } from '../support/sql-trace.ts';
import { learner, opened } from '../support/factories.ts';
import { handedIn, taken } from '../support/review-class.ts';
import { all, withReviewClass } from '../support/with-review-class.ts';
import { withoutIds } from '../support/without-ids.ts';

withReviewClass(['Ann', 'Bob', 'Cat', 'Dan', 'Eve', 'Fox']);

const states = () => queue.submissions(all.made).map(({ name, state }) => [name, state]);
const each = () => all.pupils.map(({ of }) => taken(all.dora, of));

describe('the submissions of an assignment', () => {
	test('show the state of each review, from the first look to handing in again', () => {
		opened(learner(all.hers, 'Gil'), all.made);
		const [, bob, cat, dan, eve, fox] = each();
		if (!bob || !cat || !dan || !eve || !fox) return expect.fail('All handed in.');
		for (const one of [bob, cat, dan])
			reviews.saveScore(one, 'evidence', 0, { level: 1, remark: '' });
		reviews.finish(cat, true, { unscored: true });
		releases.one(dan, { unscored: true });
		returns.returnWork(eve, 'Look at B.');
		returns.returnWork(fox, 'Look at B.');
		submissions.handIn(submissions.present(fox));
		expect(states()).toEqual([
			['Ann', 'to review'],
			['Bob', 'draft'],
			['Cat', 'done'],
			['Dan', 'released'],
			['Eve', 'returned'],
			['Fox', 'resubmitted']
		]);
		expect(queue.submissions(all.made).at(-1)?.number).toBe(2);
	});

	test('are stepped through within a filter, where a submission that was just reviewed keeps its place', () => {
		const rows = queue.submissions(all.made);
		const [ann, bob, cat] = rows;
		expect(stepping(rows, bob?.id ?? 0, null)).toMatchObject({
			number: 2,
			of: 6,
			previous: ann?.id,
			ahead: [cat?.id]
		});
		const [, two] = each();
		if (two) reviews.saveScore(two, 'evidence', 0, { level: 1, remark: '' });
		const now = queue.submissions(all.made);
		expect(stepping(now, bob?.id ?? 0, 'to review')).toMatchObject({
			number: 2,
			of: 6,
			previous: ann?.id,
			ahead: [cat?.id]
		});
		expect(stepping(now, ann?.id ?? 0, 'to review')).toMatchObject({ of: 5, ahead: [cat?.id] });
		expect(counted(now)).toEqual([
			{ state: 'to review', n: 5 },
			{ state: 'draft', n: 1 }
		]);
	});

	test('are stepped through to the next that waits, and after the last to those at the beginning', () => {
		const [ann, bob, cat, dan, eve, fox] = each();
		if (!ann || !bob || !cat || !dan || !eve || !fox) return expect.fail('All handed in.');
		for (const one of [bob, cat, eve])
			reviews.saveScore(one, 'evidence', 0, { level: 1, remark: '' });
		reviews.finish(cat, true, { unscored: true });
		releases.one(eve, { unscored: true });
		returns.returnWork(fox, 'Look at B.');
		const from = (here: typeof ann) =>
			stepping(queue.submissions(all.made), here.attemptId, 'waiting');
		const ids = (...list: (typeof ann)[]) => list.map(({ attemptId }) => attemptId);
		expect(from(bob)).toMatchObject({
			number: 2,
			of: 6,
			previous: ann.attemptId,
			ahead: ids(dan, ann)
		});
		expect(from(dan)).toMatchObject({ previous: cat.attemptId, ahead: ids(ann, bob) });
	});

	test('that need a review are counted for every teacher of the class, until it is archived', () => {
		const waits = { id: all.made.id, title: all.made.title };
		const [, bob, cat, dan, eve, fox] = each();
		if (!bob || !cat || !dan || !eve || !fox) return expect.fail('All handed in.');
		reviews.saveScore(bob, 'evidence', 0, { level: 1, remark: '' });
		for (const one of [cat, dan]) reviews.saveScore(one, 'evidence', 0, { level: 1, remark: '' });
		reviews.finish(cat, true, { unscored: true });
		releases.one(dan, { unscored: true });
		for (const one of [eve, fox]) returns.returnWork(one, 'Look at B.');
		submissions.handIn(submissions.present(fox));
		for (const who of [all.dora, all.otto])
			expect(queue.waiting(who)).toEqual([{ ...waits, courseName: all.hers.name, n: 3 }]);
		const [ann] = all.pupils;
		expect(queue.waiting(ann?.who ?? expect.fail())).toEqual([]);
		expect(queries(() => queue.waiting(all.dora))).toBe(1);
		expect(queue.waiting(all.dora, all.hers.id)).toHaveLength(1);
		expect(queue.waiting(all.dora, all.hers.id + 1)).toEqual([]);
		const put = assignments.archive(all.made);
		expect(queue.waiting(all.dora)).toEqual([]);
		assignments.unarchive(put);
		expect(queue.waiting(all.dora)).toHaveLength(1);
		courses.archive(all.hers);
		expect(queue.waiting(all.dora)).toEqual([]);
	});

	test('take three queries, however many there are', () => {
		expect(queries(() => queue.submissions(all.made))).toBe(3);
		for (let n = 0; n < 20; n++) handedIn(learner(all.hers, `P${n}`), all.made, `P${n}`);
		expect(queries(() => expect(queue.submissions(all.made)).toHaveLength(26))).toBe(3);
	});
});

describe('hidden names', () => {
	test('are absent for the teacher who hid them, and the aliases are the same for every teacher', () => {
		const otto = assignments.taught(all.otto, all.made.id);
		const before = queue.submissions(otto);
		hiddenNames.hide(all.made, true);
		const hidden = queue.submissions(all.made);
		expect(withoutIds(hidden)).not.toMatch(/Ann|Bob|Cat|Dan|Eve|Fox/);
		expect(new Set(hidden.map(({ name }) => name)).size).toBe(6);
		expect(queue.submissions(otto)).toEqual(before);
		expect(queue.shuffled(before).map(({ alias }) => alias)).toEqual(
			hidden.map(({ alias }) => alias)
		);
		expect(hidden.every(({ name, alias }) => name === `Student ${alias}`)).toBe(true);
	});

	test('give no two students the same alias', () => {
		const ids = Array.from({ length: 3000 }, (_, n) => `user ${n}`);
		const first = hiddenNames.aliases(all.made, ids.slice(0, 1000));
		const given = hiddenNames.aliases(all.made, ids);
		expect(new Set(given.values()).size).toBe(3000);
		expect([...given.values()].filter(({ length }) => length > 4)).not.toEqual([]);
		expect([...given].slice(0, 1000)).toEqual([...first]);
	});

	test('are logged when they are hidden and when they are shown again, once each', () => {
		hiddenNames.hide(all.made, true);
		hiddenNames.hide(all.made, true);
		hiddenNames.hide(all.made, false);
		expect(
			auditHistory
				.of(all.hers)
				.slice(0, 2)
				.map(({ action, actorId }) => [action, actorId])
		).toEqual([
			['names revealed', all.dora.id],
			['names hidden', all.dora.id]
		]);
		expect(states()[0]).toEqual(['Ann', 'to review']);
	});
});

describe('saved comments', () => {
	const said = { text: 'Say where it stands.', criterionKey: null, questionKey: null };

	test('are the teacher’s own, or shared by all teachers of the class', () => {
		commentBank.save(all.dora, { ...said, courseId: null });
		commentBank.save(all.dora, { ...said, courseId: null });
		commentBank.save(all.dora, { ...said, text: 'Name B, too.', courseId: all.hers.id });
		expect(commentBank.usableBy(all.dora).map(({ text }) => text)).toEqual([
			'Name B, too.',
			said.text
		]);
		expect(commentBank.usableBy(all.otto)).toMatchObject([{ text: 'Name B, too.', own: false }]);
		expect(commentBank.usableBy(all.fay)).toEqual([]);
		const [ann] = all.pupils;
		expect(commentBank.usableBy(ann?.who ?? all.fay)).toEqual([]);
	});

	test('can be changed and deleted only by their owner, and saved only by teachers', () => {
		commentBank.save(all.dora, { ...said, courseId: all.hers.id });
		const [{ id } = { id: 0 }] = commentBank.usableBy(all.dora);
		const [ann] = all.pupils;
		for (const work of [
			() => commentBank.remove(all.otto, id),
			() => commentBank.change(all.otto, id, { ...said, courseId: null }),
			() => commentBank.save(all.fay, { ...said, courseId: all.hers.id }),
			() => commentBank.save(ann?.who ?? all.fay, { ...said, courseId: null })
		])
			expect(refusal(work).reason).toBe('missing');
		commentBank.change(all.dora, id, { ...said, text: 'Where?', courseId: null });
		expect(commentBank.remove(all.dora, id)).toMatchObject({ text: 'Where?', courseId: null });
		expect(commentBank.usableBy(all.dora)).toEqual([]);
	});
});
