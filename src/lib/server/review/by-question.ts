import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import { count as words } from '#lib/wording/wording.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { pointsAsked as keysAsked } from '#lib/server/assignment/scope.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { citation, silence } from '#lib/server/db/schema/findings.ts';
import { criterion, level } from '#lib/server/db/schema/lesson.ts';
import { review, score } from '#lib/server/db/schema/review.ts';
import { version } from '#lib/server/db/schema/text.ts';
import { answer, answerRevision, judgement } from '#lib/server/db/schema/work.ts';
import * as queue from './queue.ts';
import { missing } from '#lib/server/refusal.ts';

/**
 * One question across everything that was handed in for an assignment, in the order that is shuffled once: each
 * learner's answer with facts, and what was said on its criteria. Eight queries, however large the class.
 * @param of from `assignments.taught`
 * @throws Refusal `missing` for a question that is not asked
 */
export function of(of: Assignment, key: string) {
	const part = scope.part(of);
	const asked = scope.questions(part).find((one) => one.key === key);
	if (!asked) throw missing();
	const rows = queue.shuffled(queue.of(of));
	const ids = rows.map(({ id }) => id);
	const answers = by(written(ids, asked.id));
	const cited = by(leaning(ids, asked.id));
	const given = by(said(ids));
	const judged = by(points(ids));
	const silent = by(silences(ids));
	const all = keysAsked(part).length;
	return {
		question: { key, skill: asked.skill, prompt: asked.prompt },
		rows: rows.map(({ id, name, state }) => {
			const mine = answers.get(id)?.[0];
			const on = (side: 'a' | 'b') => cited.get(id)?.find((one) => one.side === side)?.n ?? 0;
			const n = (counts: Map<number, { n: number }[]>) => counts.get(id)?.[0]?.n ?? 0;
			const reviews = given.get(id) ?? [];
			return {
				id,
				name,
				state,
				text: mine?.text ?? '',
				lockedText: mine?.lockedText ?? null,
				released: reviews.some(({ releasedAt }) => releasedAt !== null),
				facts: {
					a: on('a'),
					b: on('b'),
					points: n(judged),
					of: all,
					silences: n(silent),
					words: words(mine?.text ?? '')
				},
				scores: reviews.flatMap(({ key, level, remark, revision, by }) =>
					key === null || remark === null || revision === null
						? []
						: [{ key, level, remark, revision, by: by ?? '' }]
				)
			};
		})
	};
}

/** Looked up rather than searched through, for each of a class. */
const by = <T extends { attemptId: number }>(rows: T[]) =>
	Map.groupBy(rows, ({ attemptId }) => attemptId);

const written = (ids: number[], questionId: number) =>
	db
		.select({
			attemptId: answer.attemptId,
			text: answer.text,
			lockedText: answerRevision.text
		})
		.from(answer)
		.leftJoin(
			answerRevision,
			and(eq(answerRevision.answerId, answer.id), eq(answerRevision.at, answer.lockedAt))
		)
		.where(and(inArray(answer.attemptId, ids), eq(answer.questionId, questionId)))
		.all();

const leaning = (ids: number[], questionId: number) =>
	db
		.select({ attemptId: answer.attemptId, side: version.side, n: count() })
		.from(citation)
		.innerJoin(answer, eq(answer.id, citation.answerId))
		.innerJoin(version, eq(version.id, citation.versionId))
		.where(and(inArray(answer.attemptId, ids), eq(answer.questionId, questionId)))
		.groupBy(answer.attemptId, version.side)
		.all();

const points = (ids: number[]) =>
	db
		.select({ attemptId: judgement.attemptId, n: count() })
		.from(judgement)
		.where(inArray(judgement.attemptId, ids))
		.groupBy(judgement.attemptId)
		.all();

const silences = (ids: number[]) =>
	db
		.select({ attemptId: silence.attemptId, n: count() })
		.from(silence)
		.where(and(inArray(silence.attemptId, ids), isNull(silence.erasedAt)))
		.groupBy(silence.attemptId)
		.all();

const said = (ids: number[]) =>
	db
		.select({
			attemptId: review.submissionId,
			releasedAt: review.releasedAt,
			key: criterion.key,
			level: level.ordinal,
			remark: score.remark,
			revision: score.revision,
			by: user.name
		})
		.from(review)
		.leftJoin(score, eq(score.reviewId, review.id))
		.leftJoin(criterion, eq(criterion.id, score.criterionId))
		.leftJoin(level, eq(level.id, score.levelId))
		.leftJoin(user, eq(user.id, score.changedBy))
		.where(inArray(review.submissionId, ids))
		.all();
