import { expect, test } from 'vitest';
import * as changes from '#lib/server/assignment/changes.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as figures from '#lib/server/insight/figures.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as classView from '#lib/server/insight/class-view.ts';
import * as prompts from '#lib/server/classroom/prompts.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { done, five, worker } from '../support/class-work.ts';
import { assign, chosen } from '../support/factories.ts';
import { hour, pass } from '../support/date.ts';
import { dora, hers, withCourse } from '../support/with-class.ts';

let bell: Assignment;
withCourse(() => {
	bell = assign(hers, { dueAt: Date.now() + hour });
	five.forEach((work) => done(hers, bell, work));
});

const chosenAs = (now: Partial<Assignment>) =>
	(bell = changes.change(bell, chosen({ dueAt: bell.dueAt, ...now })));

/** Whether the class is counted again; what is shown always equals a fresh count. */
async function anew(does: () => unknown): Promise<boolean> {
	const before = await classView.of(bell);
	does();
	const after = await classView.of(bell);
	expect(after).toEqual(figures.of(bell));
	return after !== before;
}

test('a class is counted again when somebody hands in, for the first time or once more', async () => {
	const jo = worker(hers, bell, { name: 'Jo', notes: 'A1.1 cause' });
	expect(await anew(() => submissions.handIn(jo))).toBe(true);
	const again = submissions.continueInCopy(jo);
	expect(await anew(() => submissions.handIn(again))).toBe(true);
});

test('a class is counted again without a student who withdraws, and with them once they hand in again', async () => {
	const jo = done(hers, bell, { name: 'Jo', notes: 'A1.1 cause' });
	const counted = async () => (await classView.of(bell))?.n;
	expect(await counted()).toBe(6);
	expect(await anew(() => submissions.continueInCopy(jo))).toBe(true);
	expect(await counted()).toBe(5);
	expect(await anew(() => submissions.handIn(submissions.present(jo)))).toBe(true);
	expect(await counted()).toBe(6);
});

test('a class is not counted again for work begun or returned, a prompt, or less sharing', async () => {
	expect(await anew(() => worker(hers, bell, { name: 'Jo', notes: 'A1.1 cause' }))).toBe(false);
	const eli = done(hers, bell, { name: 'Eva', notes: 'A1.1 cause' });
	const handed = submissionAccess.findByNumber(dora, eli.id, 1);
	expect(await anew(() => returns.returnWork(handed, 'Look again.'))).toBe(false);
	expect(await anew(() => prompts.add(bell, { from: 'A1.1' }, 'Who says so?'))).toBe(false);
	bell = assign(hers, { dueAt: bell.dueAt, sharing: 'after' });
	done(hers, bell, { name: 'Flo', notes: 'A1.1 cause' });
	expect(await anew(() => chosenAs({ sharing: 'never' }))).toBe(false);
});

test('a class is counted again without an erased student, even if another hands in at the same time', async () => {
	const jo = done(hers, bell, { name: 'Jo', notes: 'A1.1 cause' });
	const kim = worker(hers, bell, { name: 'Kim', notes: 'B1.1 cause' });
	const gone = { id: jo.userId, name: 'Jo', isAnonymous: false };
	const both = await anew(() => {
		erase(gone);
		pass(1000);
		submissions.handIn(kim);
	});
	expect(both).toBe(true);
});

test('a new due date or an extension causes no new count', async () => {
	const jo = worker(hers, bell, { name: 'Jo', stance: [7, 7] });
	expect(await anew(() => chosenAs({ dueAt: Date.now() + 2 * hour }))).toBe(false);
	expect(await anew(() => extensions.extend(bell, jo.userId, Date.now() + 5 * hour))).toBe(false);
	expect(await anew(() => pass(6 * hour))).toBe(false);
	expect(await anew(() => chosenAs({ dueAt: null }))).toBe(false);
});
