import { and, asc, eq, isNotNull } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import * as annotations from './annotations.ts';
import * as answers from './answers.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { copyAttempt } from './copy-attempt.ts';
import { whyNotHandIn, due, whyNotWithdraw } from './deadlines.ts';
import { attempts, type Notebook, readableBy, touch } from './notebooks.ts';
import * as ownPoints from './own-points.ts';
import * as judgements from './judgements.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import * as silences from './silences.ts';
import type { User } from '#lib/server/account/users.ts';

/**
 * An attempt that was handed in: which one, when it was begun and when handed in, and whether its learner has withdrawn
 * it since.
 */
export type Submission = { number: number; openedAt: number; at: number; withdrawn: boolean };

/**
 * Hands in the newest attempt, complete or not; nothing in it changes after that. A second time gives the same
 * receipt. The due date at this moment is stored with it, so that an extension given later does not change whether
 * it was late.
 * @param notebook from `notebooks.find`
 * @throws Refusal `closed` when the assignment takes no more work
 */
export function handIn(notebook: Notebook) {
	return transact(() => {
		const now = present(notebook);
		if (now.handedInAt === null) {
			const no = whyNotHandIn(now);
			if (no) throw new Refusal('closed', no);
			const handedInAt = touch(now);
			const dueThen = due(now);
			db.update(attempt).set({ handedInAt, dueThen }).where(eq(attempt.id, now.attemptId)).run();
		}
		return receipt(present(notebook));
	});
}

/** A receipt: what was handed in, in numbers. @throws Refusal `missing` when nothing was */
export function receipt(notebook: Notebook) {
	const { number, handedInAt } = notebook;
	if (handedInAt === null) throw missing();
	const notes = annotations.of(notebook);
	const answered = answers.of(notebook);
	const on = (wanted: string) => notes.filter(({ side }) => side === wanted).length;
	return {
		number,
		at: handedInAt,
		counts: {
			notes: { a: on('a'), b: on('b') },
			points: judgements.of(notebook).filter(({ judgement }) => judgement?.relation).length,
			ownPoints: ownPoints.of(notebook).length,
			silences: silences.of(notebook).length,
			answers: answered.filter(({ text, lockedText }) => text.trim() || lockedText).length,
			locked: answered.filter(({ lockedAt }) => lockedAt).length
		}
	};
}

/**
 * Opens the next attempt as a copy of the handed-in one, which stays as it is. For an assignment this withdraws what
 * was handed in. Does nothing while an attempt is open.
 * @param notebook from `notebooks.find`
 * @returns the notebook with its open attempt
 * @throws Refusal `closed` where the assignment does not allow it, or no longer does
 */
export function continueInCopy(notebook: Notebook): Notebook {
	return transact(() => {
		const last = present(notebook);
		if (last.handedInAt === null) return last;
		const no = whyNotWithdraw(last);
		if (no) throw new Refusal('closed', no);
		if (last.assignment)
			auditLog.note(
				{ id: last.userId },
				{
					action: 'taken back',
					subject: 'notebook',
					subjectId: last.id,
					courseId: last.assignment.courseId
				}
			);
		return openNext(last);
	});
}

/** Opens the next attempt as a copy of this one. Part of the transaction that allowed it. */
export function openNext(last: Notebook): Notebook {
	const openedAt = touch(last);
	const values = { notebookId: last.id, number: last.number + 1, openedAt };
	const made = db.insert(attempt).values(values).returning({ id: attempt.id }).get();
	copyAttempt(last.attemptId, made.id);
	return present(last);
}

/** The notebook's handed-in attempts, first to last. */
export function of(notebook: Notebook): Submission[] {
	const all = db
		.select({
			number: attempt.number,
			openedAt: attempt.openedAt,
			at: attempt.handedInAt,
			returnedAt: attempt.returnedAt
		})
		.from(attempt)
		.where(eq(attempt.notebookId, notebook.id))
		.orderBy(asc(attempt.number))
		.all();
	const continued = (number: number) => notebook.assignmentId !== null && number < all.length;
	return all.flatMap(({ at, returnedAt, ...rest }) =>
		at === null ? [] : [{ ...rest, at, withdrawn: continued(rest.number) && returnedAt === null }]
	);
}

/**
 * A notebook with one handed-in attempt, for its owner.
 * @throws Refusal `missing` when that attempt does not exist, was not handed in, or belongs to somebody else
 */
export function find(user: User, id: number, number: number): Notebook {
	const handedIn = and(eq(attempt.number, number), isNotNull(attempt.handedInAt));
	const found = attempts()
		.where(and(eq(notebook.id, id), readableBy(user), handedIn))
		.get();
	if (!found) throw missing();
	return found;
}

/** The notebook with its newest attempt, read again. */
export function present({ id }: Pick<Notebook, 'id'>): Notebook {
	const found = attempts().where(eq(notebook.id, id)).get();
	if (!found) throw missing();
	return found;
}
