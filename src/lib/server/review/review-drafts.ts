import { eq } from 'drizzle-orm';
import * as scope from '#lib/server/assignment/scope.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { review } from '#lib/server/db/schema/review.ts';
import type { Submitted } from '#lib/server/notebook/notebooks.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';

/** The review row of a submission and the name of the person who changed it last; undefined before it is begun. */
export const stored = ({ attemptId }: Pick<Submitted, 'attemptId'>) =>
	db
		.select({ review, by: user.name })
		.from(review)
		.innerJoin(user, eq(user.id, review.changedBy))
		.where(eq(review.submissionId, attemptId))
		.get();

/** The rubric that a submission is reviewed by. */
export const rubricOf = (submission: scope.Part): number | undefined =>
	scope.criteria(submission)[0]?.rubricId;

/**
 * The id of the review row, which is made if there is none. Part of the transaction that writes.
 * @throws Refusal `closed` once it is released
 */
export function begun(submission: Submitted): number {
	const found = stored(submission)?.review;
	if (found?.releasedAt)
		throw new Refusal(
			'closed',
			'The student can see this review, so it can’t be changed. Hide it from the student first.'
		);
	if (found) return found.id;
	const rubricId = rubricOf(submission);
	if (rubricId === undefined) throw missing();
	const at = Date.now();
	const values = { submissionId: submission.attemptId, rubricId, comment: '', revision: 0 };
	return db
		.insert(review)
		.values({ ...values, createdAt: at, changedAt: at, changedBy: submission.by })
		.returning({ id: review.id })
		.get().id;
}

/** For a save that would overwrite what somebody else has written since. */
export const stale = (theirs: unknown, by = '') =>
	new Refusal(
		'stale',
		`${by || 'Someone'} changed this at the same time. Keep your version or take theirs.`,
		theirs
	);
