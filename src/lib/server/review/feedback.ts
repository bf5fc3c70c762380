import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { total } from '#lib/statistics/score-total.ts';
import { db, ifWritable } from '#lib/server/db/index.ts';
import { review, seen } from '#lib/server/db/schema/review.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { type Own, readableBy } from '#lib/server/notebook/notebooks.ts';
import * as remarks from './remarks.ts';
import { opened } from '#lib/server/notebook/text-access.ts';
import type { User } from '#lib/server/account/users.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import * as scores from './scores.ts';

export type Feedback = NonNullable<ReturnType<typeof forSubmission>>;

/**
 * The review is released and this person is its learner. Every query that shows a review to a learner has this
 * condition.
 */
const released = (who: Pick<User, 'id'>) => and(readableBy(who), isNotNull(review.releasedAt));

const lastSeen = sql<
	number | null
>`(select seen.at from seen where seen.user_id = ${notebook.userId}
	and seen.kind = 'review' and seen.subject_id = ${review.id})`;

const shown = (who: Pick<User, 'id'>) =>
	db
		.select({
			id: review.id,
			comment: review.comment,
			override: review.override,
			changedAt: review.changedAt,
			releasedAt: review.releasedAt,
			seenAt: lastSeen,
			notebookId: notebook.id,
			number: attempt.number,
			submissionId: attempt.id
		})
		.from(review)
		.innerJoin(attempt, eq(attempt.id, review.submissionId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.$dynamic()
		.where(released(who));

/** Whether something was said after its learner last looked. */
const since = (seenAt: number | null) => (at: number) => seenAt !== null && at > seenAt;

/**
 * The released review of a submission, for its learner; null before it is released. `fresh` marks what is newer than
 * their last look. Quotes of texts that are not open are left out. A constant number of queries.
 */
export function forSubmission(notebook: Own) {
	const row = shown({ id: notebook.userId })
		.where(and(released({ id: notebook.userId }), eq(review.submissionId, notebook.attemptId)))
		.get();
	if (!row) return null;
	const { id, comment, override, releasedAt, seenAt } = row;
	const fresh = since(seenAt);
	const open = opened(notebook);
	const given = scores.ofReviews([id]);
	const criteria = scope.criteria(notebook).map(({ key, name, wording, questionKey, levels }) => {
		const mine = given.find((one) => one.key === key);
		return {
			key,
			name,
			wording,
			questionKey,
			level: mine?.level ?? null,
			blank: mine?.blank ?? false,
			remark: mine?.remark ?? '',
			fresh: mine ? fresh(mine.changedAt) : false,
			levels: levels.map(({ ordinal, points, wording }) => ({ ordinal, points, wording }))
		};
	});
	return {
		reviewId: id,
		releasedAt: releasedAt ?? 0,
		first: seenAt === null,
		comment,
		override,
		total: total(criteria),
		criteria,
		freshComment: fresh(row.changedAt),
		remarks: remarks
			.of({ reviewId: id }, { erased: false })
			.map(({ uid, question, citation, side, start, end, label, exact, criterion, text, at }) => ({
				uid,
				question,
				citation,
				criterion,
				text,
				fresh: fresh(at),
				side,
				start,
				end,
				label,
				exact: open ? exact : null
			}))
	};
}

/**
 * All released reviews of a notebook, first submission first, with scores on criteria that are no longer asked.
 * Three queries.
 */
export function every({ id, userId }: Own) {
	const found = shown({ id: userId })
		.where(and(released({ id: userId }), eq(notebook.id, id)))
		.orderBy(asc(attempt.number))
		.all();
	const ids = found.map(({ id }) => id);
	const given = scores.ofReviews(ids);
	const said = remarks.every(ids);
	return found.map(({ id, number, comment, override, releasedAt }) => ({
		number,
		comment,
		override,
		releasedAt: releasedAt ?? 0,
		scores: given.filter(({ reviewId }) => reviewId === id),
		remarks: said.filter(({ reviewId }) => reviewId === id).map(({ said }) => said)
	}));
}

/**
 * The remarks of the newest released review, for the learner's notebook: those at passages for its margin, those at
 * answers for the answers; a remark at a citation is in both. Each has the number of its submission. None while the
 * texts are closed. A constant number of queries.
 */
export function newest(of: Own) {
	const who = { id: of.userId };
	const row = shown(who)
		.where(and(released(who), eq(notebook.id, of.id)))
		.orderBy(desc(attempt.number))
		.get();
	if (!row || !opened(of)) return { passages: [], answers: [] };
	const fresh = since(row.seenAt);
	const all = remarks.every([row.id]).map(({ said: { at, ...said }, span }) => {
		return { said, span, about: { number: row.number, fresh: fresh(at) } };
	});
	return {
		passages: all.flatMap(({ said: { uid, side, start, end, exact, text }, span, about }) => {
			if (!span || !side || start === null || end === null || exact === null) return [];
			return [{ uid, side, start, end, exact, ...span, text, ...about }];
		}),
		answers: all.flatMap(({ said: { uid, question, side, label, text }, span, about }) =>
			question === null
				? []
				: [{ uid, question, side, from: span?.from ?? null, label, text, ...about }]
		)
	};
}

/** Stores that the learner has looked at it now, which nobody else sees. */
export function markSeen(notebook: Own, { reviewId }: Pick<Feedback, 'reviewId'>) {
	const at = Date.now();
	ifWritable(() =>
		db
			.insert(seen)
			.values({ userId: notebook.userId, kind: 'review', subjectId: reviewId, at })
			.onConflictDoUpdate({ target: [seen.userId, seen.kind, seen.subjectId], set: { at } })
			.run()
	);
}

/**
 * All reviews released to a person, newest first, with notebook, submission number, and whether they looked since.
 * One query.
 * @param notebookId only of this notebook
 */
export function mine(who: Pick<User, 'id'>, notebookId?: number) {
	const which = notebookId === undefined ? undefined : eq(notebook.id, notebookId);
	return shown(who)
		.where(and(released(who), which))
		.orderBy(desc(review.releasedAt))
		.all()
		.map(({ notebookId, number, releasedAt, seenAt }) => ({
			notebookId,
			number,
			at: releasedAt ?? 0,
			unseen: seenAt === null || (releasedAt ?? 0) > seenAt
		}));
}
