import { describe, expect, test } from 'vitest';
import * as answers from '#lib/server/notebook/answers.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as members from '#lib/server/course/members.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as overview from '#lib/server/classroom/overview.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { client, db } from '#lib/server/db/index.ts';
import { review } from '#lib/server/db/schema/review.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import { queries } from '../support/sql-trace.ts';
import { assign, learner, opened } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { hour, pass } from '../support/date.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';
import { withoutIds } from '../support/without-ids.ts';

let made: Assignment;
withClass(() => {
	made = assign(hers, { dueAt: Date.now() + hour });
});
const only = () => overview.of(made)[0];

describe('the overview of an assignment', () => {
	test('has a row for each student, even before they begin', () => {
		expect(overview.of(made)).toEqual([
			{
				userId: eli.id,
				name: 'Eli',
				alias: 1,
				leftAt: null,
				notebookId: null,
				step: null,
				standing: 'not started',
				withdrawn: false,
				number: null,
				handedInAt: null,
				last: null,
				lastAt: null,
				openedAt: null,
				dueAt: made.dueAt,
				extended: false,
				late: false,
				overdue: false,
				waiting: false,
				notes: { a: 0, b: 0 },
				points: { done: 0, of: 3 },
				answers: { begun: 0, locked: 0, of: 3 },
				stance: { before: false, after: false }
			}
		]);
	});

	test('counts the work, without its words or anybody’s stance', () => {
		const his = worked(opened(eli, made));
		notebooks.visit(his, 'answer?question=evidence');
		expect(only()).toMatchObject({
			standing: 'working',
			step: 'answer',
			number: 1,
			notes: { a: 1, b: 0 },
			points: { done: 1, of: 3 },
			answers: { begun: 2, locked: 2, of: 3 },
			stance: { before: true, after: true }
		});
		expect(withoutIds(overview.of(made))).not.toMatch(/Hers|position|confidence|held|evidence/);
	});

	test('counts what is assigned, and only work for it', () => {
		made = assign(hers, { points: ['tired'], questions: ['expect', 'evidence'] });
		worked(notebookOf(eli));
		expect(only()).toMatchObject({
			standing: 'not started',
			points: { done: 0, of: 1 },
			answers: { begun: 0, locked: 0, of: 2 }
		});
	});

	test('follows the work from handing in to its return and handing in again', () => {
		const his = opened(eli, made);
		submissions.handIn(his);
		expect(only()).toMatchObject({ standing: 'handed in', waiting: true, last: { number: 1 } });
		returns.returnWork(submissionAccess.findByNumber(dora, his.id, 1), 'Once more.');
		answers.save(notebooks.findOpen(eli, his.id), 'both', { text: 'x', base: 0, saveUid: 'u' });
		expect(only()).toMatchObject({ standing: 'returned', waiting: false, number: 2 });
		expect(only()?.answers.begun).toBe(1);
		submissions.handIn(his);
		expect(only()).toMatchObject({ standing: 'handed in', waiting: true, last: { number: 2 } });
	});

	test('marks work to review, from handing in until the review is finished', () => {
		const his = opened(eli, made);
		submissions.handIn(his);
		const at = Date.now();
		const rubric = client.prepare('select id from rubric limit 1').pluck().get();
		const by = { submissionId: his.attemptId, rubricId: Number(rubric), changedBy: dora.id };
		const draft = { ...by, comment: '', revision: 1, createdAt: at, changedAt: at };
		db.insert(review).values(draft).run();
		expect(only()?.waiting).toBe(true);
		db.update(review).set({ doneAt: at }).run();
		expect(only()?.waiting).toBe(false);
	});

	test('shows work that a student has withdrawn as in progress', () => {
		submissions.handIn(opened(eli, made));
		submissions.continueInCopy(opened(eli, made));
		const gone = { standing: 'working', withdrawn: true, waiting: false, last: null };
		expect(only()).toMatchObject(gone);
		submissions.handIn(opened(eli, made));
		expect(only()).toMatchObject({ standing: 'handed in', withdrawn: false, last: { number: 2 } });
	});

	test('tells who is overdue from who handed in late, by their own due dates', () => {
		const fay = learner(hers, 'Fay');
		extensions.extend(made, fay.id, Date.now() + 3 * hour);
		const late = () => overview.of(made).map((row) => [row.overdue, row.late]);
		expect(late()).toEqual([
			[false, false],
			[false, false]
		]);
		pass(2 * hour);
		expect(late()).toEqual([
			[true, false],
			[false, false]
		]);
		for (const who of [eli, fay]) submissions.handIn(opened(who, made));
		pass(4 * hour);
		expect(late()).toEqual([
			[false, true],
			[false, false]
		]);
		expect(overview.of(made).map((row) => row.extended)).toEqual([false, true]);
	});

	test('reminds those who have not handed in of their own due dates, and says who else was selected', () => {
		const fay = learner(hers, 'Fay');
		const gus = learner(hers, 'Gus');
		const all = [gus, fay, eli].map(({ id }) => id);
		submissions.handIn(opened(fay, made));
		const groups = (due: object[]) => ({ groups: due, others: ['Fay'] });
		const ours = { dueAt: made.dueAt, names: ['Eli', 'Gus'] };
		expect(overview.reminded(made, all)).toEqual(groups([{ ...ours, passed: false }]));
		extensions.extend(made, gus.id, Date.now() + 3 * hour);
		pass(2 * hour);
		expect(overview.reminded(made, all)).toEqual(
			groups([
				{ dueAt: made.dueAt, passed: true, names: ['Eli'] },
				{ dueAt: expect.any(Number), passed: false, names: ['Gus'] }
			])
		);
		expect(refusal(() => overview.reminded(made, [fay.id])).message).toMatch(/none needs/);
	});

	test('reminds all of one thing while names are hidden, so that no due date says whose extension it is', () => {
		const gus = learner(hers, 'Gus');
		const fay = learner(hers, 'Fay');
		const book = opened(fay, made);
		submissions.handIn(book);
		returns.returnWork(submissionAccess.findByNumber(dora, book.id, 1), 'Again.');
		extensions.extend(made, gus.id, Date.now() + 3 * hour);
		const all = [gus, fay, eli].map(({ id }) => id);
		expect(overview.reminded(made, all).groups).toHaveLength(2);
		hiddenNames.hide(made, true);
		const { groups } = overview.reminded(made, all);
		const names = expect.arrayContaining([expect.stringMatching(/^Student [A-Z]{4}$/)]);
		expect(groups).toEqual([{ dueAt: null, passed: false, names }]);
		expect(groups[0]?.names).toHaveLength(3);
	});

	test('keeps students who have left, as long as they have work', () => {
		const fay = learner(hers, 'Fay');
		opened(eli, made);
		for (const who of [eli, fay]) members.remove(hers, who.id);
		expect(overview.of(made)).toMatchObject([{ name: 'Eli', leftAt: expect.any(Number) }]);
	});

	test('takes as many queries for thirty students as for one', () => {
		worked(opened(eli, made));
		const taught = assignments.taught(dora, made.id);
		overview.of(taught);
		const asked = queries(() => expect(overview.of(taught)).toHaveLength(1));
		for (let n = 0; n < 29; n += 1)
			submissions.handIn(worked(opened(learner(hers, `P${n}`), made)));
		expect(queries(() => expect(overview.of(taught)).toHaveLength(30))).toBe(asked);
		expect(asked).toBe(6);
	});
});
