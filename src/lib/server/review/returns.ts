import { and, asc, eq, isNotNull } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { attempt } from '#lib/server/db/schema/work.ts';
import type { Notebook, Submitted } from '#lib/server/notebook/notebooks.ts';
import { Refusal } from '#lib/server/refusal.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import { findByNumber } from './submission-access.ts';

const longest = 5000;

/**
 * Returns a submission with a message. It stays as it is; the learner continues in a copy. A second time does
 * nothing.
 * @returns the number of the attempt that was opened for the learner
 * @throws Refusal `invalid` without a message; `closed` when its learner has continued already
 */
export function returnWork(submission: Submitted, message: string): number {
	const words = message.replaceAll('\r\n', '\n').trim();
	if (!words) throw new Refusal('invalid', 'Please tell the student what to change.');
	if (words.length > longest)
		throw new Refusal('invalid', `A message can have at most ${longest} characters.`);
	return transact(() => {
		const here = db.select().from(attempt).where(eq(attempt.id, submission.attemptId)).get();
		if (here?.returnedAt) return submission.number + 1;
		const last = submissions.present(submission);
		if (last.attemptId !== submission.attemptId)
			throw new Refusal(
				'closed',
				'The student is already working on this again, so it can’t be sent back.'
			);
		const returned = { returnedAt: Date.now(), returnedBy: submission.by, message: words };
		db.update(attempt).set(returned).where(eq(attempt.id, submission.attemptId)).run();
		auditLog.note(
			{ id: submission.by },
			{
				action: 'returned',
				subject: 'notebook',
				subjectId: submission.id,
				...(submission.assignment && { courseId: submission.assignment.courseId }),
				detail: { number: submission.number }
			}
		);
		return submissions.openNext(last).number;
	});
}

/**
 * Returns several submissions, or none if one is refused.
 * @param handedIn which submissions, by notebook and number
 * @throws Refusal `closed` for an empty list; others as `findByNumber` and `returnWork`
 */
export function returnAll(
	who: User,
	handedIn: { notebookId: number; number: number }[],
	message: string
) {
	if (!handedIn.length)
		throw new Refusal('closed', 'None of these students has handed in, so nothing was sent back.');
	const all = handedIn.map(({ notebookId, number }) => findByNumber(who, notebookId, number));
	transact(() => all.forEach((one) => returnWork(one, message)));
}

/** The returns of a notebook with their messages, first to last. */
export function list(notebook: Notebook) {
	return db
		.select({ number: attempt.number, at: attempt.returnedAt, message: attempt.message })
		.from(attempt)
		.where(and(eq(attempt.notebookId, notebook.id), isNotNull(attempt.returnedAt)))
		.orderBy(asc(attempt.number))
		.all();
}
