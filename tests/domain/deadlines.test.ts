import { describe, expect, test } from 'vitest';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { change } from '#lib/server/assignment/changes.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { client } from '#lib/server/db/index.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as overview from '#lib/server/classroom/overview.ts';
import { late } from '#lib/server/notebook/deadlines.ts';
import * as members from '#lib/server/course/members.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { refusal } from '../support/cast.ts';
import { account, assign, chosen, learner, opened } from '../support/factories.ts';
import { hour, pass, soon } from '../support/date.ts';
import { worked } from '../support/full-notebook.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';

withClass();

/** The learners with an extension, and until when. */
const extended = (of: Assignment) =>
	overview
		.of(of)
		.filter((row) => row.extended)
		.map(({ userId, dueAt }) => ({ userId, dueAt }));

const now = (of: Notebook, who = eli) => notebooks.find(who, of.id);
const attempts = () =>
	client.prepare('select number, handed_in_at > due_then late, due_then from attempt').all();

describe('handing in', () => {
	test('is marked as in time or late by the server, and keeps that mark', () => {
		const made = assign(hers, { dueAt: soon() });
		const his = opened(eli, made);
		const her = opened(learner(hers, 'Fay'), made);
		submissions.handIn(his);
		pass(2 * hour);
		expect(late(her)).toBe(true);
		submissions.handIn(her);
		client.prepare('update assignment set due_at = due_at + 9e9').run();
		expect(attempts()).toEqual([0, 1].map((late) => ({ number: 1, late, due_then: made.dueAt })));
	});

	test('without a due date is never late', () => {
		submissions.handIn(opened(eli, assign(hers)));
		expect(attempts()).toEqual([{ number: 1, late: null, due_then: null }]);
	});

	test('after the due date is refused where late work is not accepted, and nothing is lost', () => {
		const made = assign(hers, { dueAt: soon(), late: 'close' });
		const his = worked(opened(eli, made));
		pass(2 * hour);
		const { reason, message } = refusal(() => submissions.handIn(his));
		expect([reason, message]).toEqual([
			'closed',
			expect.stringMatching(/ask your teacher for an extension/)
		]);
		expect(annotations.of(now(his))).toHaveLength(1);
		extensions.extend(made, eli.id, soon());
		expect(submissions.handIn(his)).toMatchObject({ number: 1 });
		expect(attempts()).toMatchObject([{ late: 0 }]);
	});

	test('is refused after the student was removed or the assignment archived', () => {
		const one = assign(hers);
		const two = assign(hers);
		const his = opened(eli, one);
		const other = opened(eli, two);
		assignments.archive(two);
		expect(refusal(() => submissions.handIn(other)).message).toMatch(/archived this assignment/);
		members.remove(hers, eli.id);
		expect(refusal(() => submissions.handIn(his)).message).toMatch(/no longer in this class/);
		expect(now(his).handedInAt).toBeNull();
	});
});

describe('an extension', () => {
	test('is for one student, and can be changed and removed', () => {
		const made = assign(hers, { dueAt: soon() });
		const fay = learner(hers, 'Fay');
		const later = soon() + hour;
		extensions.extend(made, eli.id, later - 1);
		extensions.extend(made, eli.id, later);
		expect([eli, fay].map((who) => assignments.find(who, made.id).dueAt)).toEqual([
			later,
			made.dueAt
		]);
		expect(extended(made)).toEqual([{ userId: eli.id, dueAt: later }]);
		extensions.remove(made, eli.id);
		extensions.remove(made, eli.id);
		expect(assignments.find(eli, made.id).dueAt).toBe(made.dueAt);
		expect(extended(made)).toEqual([]);
		expect(
			auditHistory
				.of(hers)
				.slice(0, 3)
				.map(({ action }) => action)
		).toEqual(['extension removed', 'extended', 'extended']);
	});

	test('never ends before the class’s due date, even when that is moved', () => {
		const made = assign(hers, { dueAt: soon() });
		const his = opened(eli, made);
		extensions.extend(made, eli.id, soon() + hour);
		const due = (dueAt: number | null) => {
			const of = change(made, chosen({ dueAt }));
			const known = assignments.find(eli, of.id).dueAt;
			expect(notebooks.find(eli, his.id).assignment?.dueAt).toBe(known);
			expect(overview.of(of)).toMatchObject([{ userId: eli.id, dueAt: known }]);
			return known;
		};
		const far = soon() + 9 * hour;
		expect(due(far)).toBe(far);
		expect(due(null)).toBeNull();
	});

	test('is for students of the class, and must be later than the due date', () => {
		const made = assign(hers, { dueAt: soon() });
		for (const who of [dora, account('Gus')])
			expect(refusal(() => extensions.extend(made, who.id, soon() + 9)).reason).toBe('missing');
		expect(refusal(() => extensions.extend(made, eli.id, soon() - hour)).reason).toBe('invalid');
		expect(refusal(() => extensions.extend(assign(hers), eli.id, soon())).reason).toBe('invalid');
	});

	test('for several students is given to all of them or to none', () => {
		const made = assign(hers, { dueAt: soon() });
		const fay = learner(hers, 'Fay');
		const give = (...ids: string[]) => extensions.extendAll(made, ids, soon() + hour);
		expect(refusal(() => give(eli.id, dora.id, fay.id)).reason).toBe('missing');
		expect(extended(made)).toEqual([]);
		give(eli.id, fay.id);
		expect(extended(made)).toHaveLength(2);
	});
});
