import { and, count, eq, inArray } from 'drizzle-orm';
import { wordCount } from '#lib/wording/wording.ts';
import * as scope from '#lib/server/assignment/scope.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db } from '#lib/server/db/index.ts';
import { citation } from '#lib/server/db/schema/findings.ts';
import { version } from '#lib/server/db/schema/text.ts';
import { answer, answerRevision } from '#lib/server/db/schema/work.ts';
import * as attemptCounts from '#lib/server/notebook/attempt-counts.ts';
import { missing } from '#lib/server/refusal.ts';
import * as queue from './queue.ts';
import * as scores from './scores.ts';
import { hasWords } from './submitted-work.ts';

/**
 * One question across all submissions of an assignment but withdrawn ones, in the shuffled order: each learner's
 * answer with facts, and the scores on its criteria. Eight queries, however large the class.
 * @param assignment from `assignments.taught`
 * @throws Refusal `missing` for a question that is not asked
 */
export function answersTo(assignment: Assignment, key: string) {
	const part = scope.part(assignment);
	const asked = scope.questions(part).find((one) => one.key === key);
	if (!asked) throw missing();
	const rows = queue
		.shuffled(queue.submissions(assignment))
		.filter(({ state }) => state !== 'taken back');
	const ids = rows.map(({ id }) => id);
	const answers = by(written(ids, asked.id));
	const cited = by(leaning(ids, asked.id));
	const given = Map.groupBy(scores.ofSubmissions(ids), (score) => score.submissionId);
	const judged = attemptCounts.judgements(ids);
	const silent = attemptCounts.silences(ids);
	const all = scope.pointsAsked(part).length;
	return {
		question: { key, skill: asked.skill, prompt: asked.prompt },
		rows: rows.map(({ id, name, state, released }) => {
			const mine = answers.get(id)?.[0];
			const on = (side: 'a' | 'b') => cited.get(id)?.find((one) => one.side === side)?.n ?? 0;
			return {
				id,
				name,
				state,
				text: mine?.text ?? '',
				lockedText: mine?.lockedText ?? null,
				released,
				facts: {
					a: on('a'),
					b: on('b'),
					points: judged(id),
					of: all,
					silences: silent(id),
					written: mine !== undefined && hasWords(mine),
					words: wordCount(mine?.text ?? '')
				},
				scores: (given.get(id) ?? []).map(({ key, level, blank, remark, revision, by }) => ({
					key,
					level,
					blank,
					remark,
					revision,
					by
				}))
			};
		})
	};
}

/** Rows by attempt, so that each learner is a look-up. */
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
