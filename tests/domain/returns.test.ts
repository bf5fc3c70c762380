import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as courses from '#lib/server/course/courses.ts';
import { client } from '#lib/server/db/index.ts';
import { late } from '#lib/server/notebook/deadlines.ts';
import { seatLearner } from '#lib/server/course/seats.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import { assign, learner, opened, teacher } from '../support/factories.ts';
import { hour, pass, soon } from '../support/date.ts';
import { worked } from '../support/full-notebook.ts';
import { dora, eli, grace, hers, withClass } from '../support/with-class.ts';
import { withoutIds } from '../support/without-ids.ts';

withClass();

const now = (of: Notebook, who = eli) => notebooks.find(who, of.id);
const attempts = () =>
	client.prepare('select number, handed_in_at > due_then late, due_then from attempt').all();

describe('withdrawing work', () => {
	test('continues in a copy before the due date, and is refused afterwards', () => {
		const his = worked(opened(eli, assign(hers, { dueAt: soon() })));
		submissions.handIn(his);
		expect(submissions.continueInCopy(his)).toMatchObject({ number: 2, handedInAt: null });
		expect(auditHistory.of(hers)[0]).toMatchObject({ action: 'taken back', actorId: eli.id });
		submissions.handIn(now(his));
		pass(2 * hour);
		expect(refusal(() => submissions.continueInCopy(now(his))).message).toMatch(
			/due date has passed/
		);
	});

	test('is refused where the assignment does not allow it', () => {
		const his = opened(eli, assign(hers, { takeBack: false }));
		submissions.handIn(his);
		expect(refusal(() => submissions.continueInCopy(his))).toMatchObject({ reason: 'closed' });
	});
});

describe('returning work', () => {
	test('keeps what was handed in, and opens a copy with the message beside it', () => {
		const made = assign(hers, { dueAt: soon(), late: 'close', takeBack: false });
		const his = worked(opened(eli, made));
		submissions.handIn(his);
		pass(2 * hour);
		const handedIn = submissionAccess.findByNumber(dora, his.id, 1);
		expect(returns.returnWork(handedIn, ' Look at B again. ')).toBe(2);
		expect(returns.returnWork(handedIn, 'Twice.')).toBe(2);
		const next = notebooks.findOpen(eli, his.id);
		expect(annotations.of(next)).toEqual(annotations.of(submissions.find(eli, his.id, 1)));
		expect(returns.list(next)).toEqual([
			{ number: 1, at: expect.any(Number), message: 'Look at B again.' }
		]);
		expect(auditHistory.of(hers)[0]).toMatchObject({
			action: 'returned',
			actorId: dora.id,
			detail: { number: 1 }
		});
		expect(withoutIds(auditHistory.of(hers))).not.toContain('Look');
		// the due date applied to the first submission only
		expect(late(next)).toBe(false);
		submissions.handIn(next);
		expect(attempts()).toMatchObject([{ late: 0 }, { number: 2, late: null }]);
	});

	test('is refused without a message, or when the student has already continued', () => {
		const his = opened(eli, assign(hers));
		submissions.handIn(his);
		const handedIn = submissionAccess.findByNumber(dora, his.id, 1);
		expect(refusal(() => returns.returnWork(handedIn, ' \n')).reason).toBe('invalid');
		submissions.continueInCopy(his);
		expect(refusal(() => returns.returnWork(handedIn, 'Again.')).reason).toBe('closed');
	});

	test('by several students returns all of it or none', () => {
		const made = assign(hers);
		const all = [eli, learner(hers, 'Fay')].map((who) => opened(who, made));
		all.forEach(submissions.handIn);
		const handedIn = all.map(({ id }) => ({ notebookId: id, number: 1 }));
		const giveBack = (which: typeof handedIn) => () => returns.returnAll(dora, which, 'Again.');
		const [, fays] = all;
		if (fays) submissions.continueInCopy(fays);
		expect(refusal(giveBack(handedIn)).reason).toBe('closed');
		expect(now(all[0] ?? expect.fail()).number).toBe(1);
		giveBack(handedIn.slice(0, 1))();
		expect(now(all[0] ?? expect.fail()).number).toBe(2);
		expect(refusal(giveBack([])).reason).toBe('closed');
	});
});

test('submissions are found by the teachers of their class until withdrawn, and self-study by no teacher', () => {
	const other = courses.make(teacher(grace, 'Fay'), { name: 'Civics', timeZone: 'UTC' });
	const one = assign(hers);
	const two = assign(other);
	const pupils = [eli, learner(hers, 'Gus'), learner(other, 'Hal')];
	for (const who of pupils) seatLearner(other.id, who.id);
	const cast = [dora, { ...dora, id: other.userId }, grace, ...pupils];
	const work = pupils.flatMap((who) => [
		...(who.name === 'Hal' ? [] : [{ of: opened(who, one), course: hers.id }]),
		{ of: opened(who, two), course: other.id },
		{ of: notebookOf(who), course: null }
	]);
	const steps = fc.array(fc.record({ which: fc.nat(work.length - 1), left: fc.boolean() }), {
		maxLength: 5
	});
	fc.assert(
		fc.property(steps, fc.boolean(), (plan, gone) => {
			for (const { which, left } of plan) {
				const { of } = work[which] ?? { of: null };
				if (!of) continue;
				const present = submissions.present(of);
				submissions.handIn(present);
				if (left) submissions.continueInCopy(present);
			}
			client
				.prepare('update membership set left_at = ? where user_id = ?')
				.run(gone ? 1 : null, dora.id);
			const all = client
				.prepare('select notebook_id id, number, handed_in_at at from attempt')
				.all() as { id: number; number: number; at: number | null }[];
			for (const who of cast)
				for (const { of, course } of work)
					for (const number of [1, 2, 3, 4]) {
						const there = all.find((row) => row.id === of.id && row.number === number);
						const teaches =
							(who.id === dora.id && course === hers.id && !gone) ||
							(who.id === other.userId && course === other.id);
						const found = (() => {
							try {
								return Boolean(submissionAccess.findByNumber(who, of.id, number));
							} catch {
								return false;
							}
						})();
						// nothing is sent back here, so whoever went on has withdrawn what they handed in
						const newest = all.every((row) => row.id !== of.id || row.number <= number);
						expect(found).toBe(teaches && newest && Boolean(there?.at));
					}
		}),
		{ seed: 20_261_124, numRuns: 12 }
	);
});
