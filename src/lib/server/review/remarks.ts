import { and, asc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { print } from '#lib/anchor/labels.ts';
import type { Place } from '#lib/anchor/passages.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { citation } from '#lib/server/db/schema/findings.ts';
import { criterion, question } from '#lib/server/db/schema/lesson.ts';
import { remark } from '#lib/server/db/schema/review.ts';
import { version } from '#lib/server/db/schema/text.ts';
import { answer } from '#lib/server/db/schema/work.ts';
import { begun, stale } from './review-drafts.ts';
import { reader } from './submitted-work.ts';
import { begins, ends, firstSentence, lastSentence } from '#lib/server/lesson/sentence-joins.ts';
import { placed } from '#lib/server/lesson/passages.ts';
import type { Submitted } from '#lib/server/notebook/notebooks.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';

/** What a remark is attached to: an answer, a citation in one by its id, or a passage of a text. */
export type On = { question: string } | { citation: number } | Place;

export type RemarkInput = { text: string; criterion: string | null; on: On };
export type Remark = ReturnType<typeof of>[number];

const cited = alias(citation, 'cited');
const answered = alias(question, 'answered');
/** The remark's own passage, or that of its citation. */
const own = (column: 'versionId' | 'first' | 'last') =>
	sql<number>`coalesce(${remark[column]}, ${cited[column]})`;
const place = { versionId: own('versionId'), first: own('first'), last: own('last') };

const listed = (which: SQL) =>
	db
		.select({
			reviewId: remark.reviewId,
			uid: remark.uid,
			question: answered.key,
			citation: remark.citationId,
			side: version.side,
			start: sql<number | null>`coalesce(${remark.start}, ${cited.start})`,
			end: sql<number | null>`coalesce(${remark.end}, ${cited.end})`,
			exact: sql<string | null>`coalesce(${remark.exact}, ${cited.exact})`,
			from: firstSentence.label,
			to: lastSentence.label,
			first: place.first,
			last: place.last,
			criterion: criterion.key,
			text: remark.text,
			revision: remark.revision,
			at: remark.at,
			by: user.name,
			erasedAt: remark.erasedAt
		})
		.from(remark)
		.innerJoin(user, eq(user.id, remark.by))
		.leftJoin(cited, eq(cited.id, remark.citationId))
		.leftJoin(answer, eq(answer.id, sql`coalesce(${remark.answerId}, ${cited.answerId})`))
		.leftJoin(answered, eq(answered.id, answer.questionId))
		.leftJoin(version, eq(version.id, place.versionId))
		.leftJoin(firstSentence, begins(place))
		.leftJoin(lastSentence, ends(place))
		.leftJoin(criterion, eq(criterion.id, remark.criterionId))
		.where(which)
		.orderBy(asc(remark.id))
		.all()
		.map(({ reviewId, from, to, first, last, ...rest }) => {
			const span = from && to ? { from, to, first, last } : null;
			return { reviewId, span, said: { ...rest, label: span && print(span.from, span.to) } };
		});

/**
 * The remarks of a review, oldest first, each with its question or its passage; a remark at a citation has both. One
 * query.
 * @param erased whether to include deleted ones that can still be restored
 */
export const of = ({ reviewId }: { reviewId: number }, { erased = true } = {}) =>
	listed(eq(remark.reviewId, reviewId))
		.map(({ said }) => said)
		.filter(({ erasedAt }) => erased || !erasedAt);

/** The remarks of several reviews, each with its review and its sentences, without deleted ones. One query. */
export const every = (reviews: number[]) =>
	listed(inArray(remark.reviewId, reviews)).filter(({ said }) => !said.erasedAt);

const find = (reviewId: number, uid: string) => of({ reviewId }).find((one) => one.uid === uid);

/**
 * Saves a remark: a new one, or other words or another criterion for an existing one, which keeps its place.
 * Repeating a save does nothing.
 * @param uid made by the client
 * @param base the revision that the instructor saw, 0 for a new one
 * @throws Refusal `invalid` without words, or for a passage that does not exist; `missing` for an answer, citation
 * or criterion of another submission; `closed` and `stale` as `reviews.saveScore`
 */
export function save(to: Submitted, uid: string, base: number, said: RemarkInput): Remark {
	const { text } = said;
	if (!text.trim()) throw new Refusal('invalid', 'Please write the comment.');
	return transact(() => {
		const reviewId = begun(to);
		const was = find(reviewId, uid);
		if (was && !was.erasedAt && was.text === text && was.criterion === said.criterion) return was;
		if ((was?.revision ?? 0) !== base) throw stale(was, was?.by);
		const set = {
			text,
			criterionId: criterionOf(to, said.criterion),
			revision: base + 1,
			at: Date.now(),
			by: to.by,
			erasedAt: null
		};
		const place = was ? null : standing(to, said.on);
		if (place)
			db.insert(remark)
				.values({ reviewId, uid, ...place, ...set })
				.run();
		else
			db.update(remark)
				.set(set)
				.where(and(eq(remark.reviewId, reviewId), eq(remark.uid, uid)))
				.run();
		return known(reviewId, uid);
	});
}

const known = (reviewId: number, uid: string): Remark => {
	const found = find(reviewId, uid);
	if (!found) throw missing();
	return found;
};

function criterionOf(submission: Submitted, key: string | null): number | null {
	if (!key) return null;
	const found = scope.criteria(submission).find((one) => one.key === key);
	if (!found) throw missing();
	return found.id;
}

function standing(to: Submitted, on: On) {
	if ('question' in on) {
		const found = db
			.select({ answerId: answer.id })
			.from(answer)
			.innerJoin(question, eq(question.id, answer.questionId))
			.where(and(eq(answer.attemptId, to.attemptId), eq(question.key, on.question)))
			.get();
		if (!found) throw new Refusal('invalid', 'There is no answer here to comment on.');
		return found;
	}
	if ('citation' in on) {
		const mine = and(eq(citation.id, on.citation), eq(citation.attemptId, to.attemptId));
		const found = db
			.select({ citationId: citation.id })
			.from(citation)
			.where(and(mine, isNotNull(citation.answerId)))
			.get();
		if (!found) throw missing();
		return found;
	}
	const { versionId, start, end, exact, first, last } = placed(readable(reader(to)), on);
	return { versionId, start, end, exact, first, last };
}

/** Soft-delete and restore. @throws Refusal `missing`; `closed` once released */
export const erase = (submission: Submitted, uid: string) => mark(submission, uid, Date.now());
export const restore = (submission: Submitted, uid: string) => mark(submission, uid, null);

function mark(submission: Submitted, uid: string, erasedAt: number | null): Remark {
	return transact(() => {
		const reviewId = begun(submission);
		const was = known(reviewId, uid);
		if (!was.erasedAt === !erasedAt) return was;
		db.update(remark)
			.set({ erasedAt, revision: was.revision + 1, by: submission.by })
			.where(and(eq(remark.reviewId, reviewId), eq(remark.uid, uid)))
			.run();
		return known(reviewId, uid);
	});
}
