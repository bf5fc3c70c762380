import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { whenWords } from '#lib/components/courses/due-wording.ts';
import type { Chosen } from '#lib/server/assignment/rules.ts';
import { passed } from '#lib/server/assignment/scope.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as assignedNotebooks from '#lib/server/classroom/assigned-notebooks.ts';
import * as overview from '#lib/server/classroom/overview.ts';
import { db } from '#lib/server/db/index.ts';
import * as stanceShift from '#lib/server/insight/stance-shift.ts';
import { whyNotHandIn, whyNotWithdraw } from '#lib/server/notebook/deadlines.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as withheld from '#lib/server/notebook/withheld.ts';
import * as queue from '#lib/server/review/queue.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import { hasPassed } from '#lib/wording/due-minute.ts';
import { done, five } from '../support/class-work.ts';
import { assign, learner, opened } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';

withClass();

const due = Date.UTC(2099, 0, 8, 8, 30);
const hour = 3_600_000;

/** Stops the clock at this moment. The real one returns after the test. */
function at(moment: number) {
	onTestFinished(() => void vi.useRealTimers());
	vi.useFakeTimers({ toFake: ['Date'], now: moment });
}

const given = (changes: Partial<Chosen> = {}) => assign(hers, { dueAt: due, ...changes });
/** Eli’s notebook as he has it at this moment. */
const his = (of = given()) => notebooks.find(eli, opened(eli, of).id);

/**
 * Everything that reads a due date: each prepares a class, lets the moment arrive, and says whether the due date has
 * passed then.
 */
const readers: Record<string, (arrive: () => void) => boolean> = {
	'handing in where late work is not accepted': (arrive) => {
		const of = given({ late: 'close' });
		opened(eli, of);
		arrive();
		return whyNotHandIn(his(of)) !== null;
	},
	'withdrawing what was handed in': (arrive) => {
		const of = given();
		submissions.handIn(his(of));
		arrive();
		return whyNotWithdraw(his(of)) !== null;
	},
	'a student’s own pages': (arrive) => {
		const of = given();
		opened(eli, of);
		arrive();
		return assignedNotebooks.status(his(of))?.late ?? false;
	},
	'lists, the home page and the assignment’s head': (arrive) => {
		arrive();
		return whenWords({ opensAt: null, dueAt: due, timeZone: 'UTC' }, Date.now()).includes('Was');
	},
	'the overview before handing in': (arrive) => {
		const of = given();
		arrive();
		return overview.of(of)[0]?.overdue ?? false;
	},
	'the overview after handing in': (arrive) => {
		const of = given();
		opened(eli, of);
		arrive();
		submissions.handIn(his(of));
		at(due + hour);
		return overview.of(of)[0]?.late ?? false;
	},
	'the list of submissions to review': (arrive) => {
		const of = given();
		opened(eli, of);
		arrive();
		submissions.handIn(his(of));
		at(due + hour);
		return queue.submissions(of)[0]?.late ?? false;
	},
	'model answers after the due date': (arrive) => {
		const of = given({ modelsAt: 'due' });
		worked(opened(eli, of));
		arrive();
		return withheld.models(his(of)).size > 0;
	},
	'the class’s stances': (arrive) => {
		const of = given();
		five.forEach((work) => done(hers, of, work));
		arrive();
		return stanceShift.moves(of).hidden === null;
	},
	'the class’s stances while somebody has an extension': (arrive) => {
		const of = given({ dueAt: due - hour });
		five.forEach((work) => done(hers, of, work));
		extensions.extend(of, learner(hers, 'Jo').id, due);
		arrive();
		return stanceShift.moves(of).hidden === null;
	},
	'work sent back, which isn’t due again once the date has passed': (arrive) => {
		const of = given();
		submissions.handIn(his(of));
		arrive();
		const sent = submissionAccess.findByNumber(dora, his(of).id, 1);
		returns.returnWork(sent, 'Look at B.');
		return assignedNotebooks.status(his(of))?.dueAt === null;
	}
};

const table = Object.entries(readers).flatMap(([reader, passes]) => [
	{ reader, passes, clock: '08:30:15', after: 15_000, is: false },
	{ reader, passes, clock: '08:31:00', after: 60_000, is: true }
]);

test.each(table)('due at 08:30 and now $clock: that it is over is $is for $reader', (row) => {
	at(due - 24 * hour);
	expect(row.passes(() => at(due + row.after))).toBe(row.is);
});

test('the minute of a due date counts from its first moment to its last', () => {
	const moments = [-1, 0, 59_999, 60_000].map((after) => due + after);
	for (const dueAt of [due, due + 1, due + 59_999])
		expect(moments.map((now) => hasPassed(dueAt, now))).toEqual([false, false, false, true]);
	expect(moments.map((now) => hasPassed(null, now))).toEqual([false, false, false, false]);
});

test('a query and the program call the same moments late, for every date and moment', () => {
	const moment = fc.oneof(
		fc.integer({ min: -9e12, max: 9e12 }),
		fc.integer({ min: -2e5, max: 2e5 })
	);
	const near = fc.integer({ min: -130_000, max: 130_000 });
	fc.assert(
		fc.property(fc.option(moment), near, moment, (dueAt, by, anyAt) => {
			for (const now of [(dueAt ?? 0) + by, anyAt]) {
				const said = db.get<{ late: number }>(sql`select ${passed(sql`${dueAt}`, now)} as late`);
				expect([dueAt, now, Boolean(said.late)]).toEqual([dueAt, now, hasPassed(dueAt, now)]);
			}
		}),
		{ seed: 20_261_130, numRuns: 500 }
	);
});
