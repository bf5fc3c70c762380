import { and, asc, eq, isNotNull } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import * as annotations from './annotations.ts';
import * as answers from './answers.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { forward } from './copy-attempt.ts';
import { whyNotHandIn, due, whyNotWithdraw } from './deadlines.ts';
import { attempts, type Notebook, readableBy, touch } from './notebooks.ts';
import * as ownPoints from './own-points.ts';
import * as judgements from './judgements.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import * as silences from './silences.ts';
import type { User } from '#lib/server/account/users.ts';

/** An attempt that was handed in: which one, when it was begun and when handed in. */
export type Submission = { number: number; openedAt: number; at: number };

/**
 * Hands in the present attempt, whatever it lacks: from then on nothing in it changes. A second time gives
 * the same receipt. For an assignment it is kept when it was due then, so that late stays late.
 * @param notebook from `notebooks.find`
 * @throws Refusal `closed` when the assignment takes nothing any more
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

/** What was handed in, in numbers. @throws Refusal `missing` when it was not */
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
			points: judgements.of(notebook).filter(({ judgement }) => judgement).length,
			ownPoints: ownPoints.of(notebook).length,
			silences: silences.of(notebook).length,
			answers: answered.filter(({ text, lockedText }) => text.trim() || lockedText).length,
			locked: answered.filter(({ lockedAt }) => lockedAt).length
		}
	};
}

/**
 * Opens the next attempt with all of the work of the one that was handed in, which stays as it is. While one
 * is open this changes nothing. What was handed in for an assignment is taken back by that.
 * @param notebook from `notebooks.find`
 * @returns the notebook with its open attempt
 * @throws Refusal `closed` where an assignment does not allow it, or not any more
 */
export function goOn(notebook: Notebook): Notebook {
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
		return next(last);
	});
}

/** Opens the attempt after this one, as its copy. Part of the transaction that allowed it. */
export function next(last: Notebook): Notebook {
	const openedAt = touch(last);
	const values = { notebookId: last.id, number: last.number + 1, openedAt };
	const made = db.insert(attempt).values(values).returning({ id: attempt.id }).get();
	forward(last.attemptId, made.id);
	return present(last);
}

/** What was handed in of this notebook, the first one first. */
export function of(notebook: Notebook): Submission[] {
	return db
		.select({ number: attempt.number, openedAt: attempt.openedAt, at: attempt.handedInAt })
		.from(attempt)
		.where(and(eq(attempt.notebookId, notebook.id), isNotNull(attempt.handedInAt)))
		.orderBy(asc(attempt.number))
		.all()
		.flatMap(({ at, ...rest }) => (at === null ? [] : [{ ...rest, at }]));
}

/**
 * A notebook as it was handed in, for every reader of notebooks.
 * @throws Refusal `missing` when that attempt was not handed in, does not exist, or is somebody else's
 */
export function find(user: User, id: number, number: number): Notebook {
	const handedIn = and(eq(attempt.number, number), isNotNull(attempt.handedInAt));
	const found = attempts()
		.where(and(eq(notebook.id, id), readableBy(user), handedIn))
		.get();
	if (!found) throw missing();
	return found;
}

/** The notebook with its newest attempt, as it is at this moment. */
export function present({ id }: Pick<Notebook, 'id'>): Notebook {
	const found = attempts().where(eq(notebook.id, id)).get();
	if (!found) throw missing();
	return found;
}
