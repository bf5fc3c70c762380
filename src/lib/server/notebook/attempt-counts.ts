import { and, count, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import { silence } from '#lib/server/db/schema/findings.ts';
import { version } from '#lib/server/db/schema/text.ts';
import { annotation, answer, judgement } from '#lib/server/db/schema/work.ts';

// Counts for several attempts at once, one query each. Every function returns a look-up by attempt; it gives 0 for an
// attempt without rows, and for null, which stands for a learner who has no attempt.

type Attempt = number | null;

function byAttempt(rows: { attemptId: number; n: number }[]) {
	const found = new Map(rows.map(({ attemptId, n }) => [attemptId, n]));
	return (attempt: Attempt) => found.get(attempt ?? 0) ?? 0;
}

/** Notes on one side, without deleted ones. */
export function notes(attempts: number[]): (attempt: Attempt, side: Side) => number {
	const rows = db
		.select({ attemptId: annotation.attemptId, side: version.side, n: count() })
		.from(annotation)
		.innerJoin(version, eq(version.id, annotation.versionId))
		.where(and(inArray(annotation.attemptId, attempts), isNull(annotation.erasedAt)))
		.groupBy(annotation.attemptId, version.side)
		.all();
	const found = new Map(rows.map(({ attemptId, side, n }) => [`${attemptId} ${side}`, n]));
	return (attempt, side) => found.get(`${attempt} ${side}`) ?? 0;
}

/** Judged points: those with a relation. */
export function judgements(attempts: number[]): (attempt: Attempt) => number {
	const rows = db
		.select({ attemptId: judgement.attemptId, n: count() })
		.from(judgement)
		.where(and(inArray(judgement.attemptId, attempts), isNotNull(judgement.relation)))
		.groupBy(judgement.attemptId)
		.all();
	return byAttempt(rows);
}

/** Silences, without deleted ones. */
export function silences(attempts: number[]): (attempt: Attempt) => number {
	const rows = db
		.select({ attemptId: silence.attemptId, n: count() })
		.from(silence)
		.where(and(inArray(silence.attemptId, attempts), isNull(silence.erasedAt)))
		.groupBy(silence.attemptId)
		.all();
	return byAttempt(rows);
}

/** Answers with words in them, or locked, and those of them that are locked. */
export function answers(
	attempts: number[]
): (attempt: Attempt) => { begun: number; locked: number } {
	const rows = db
		.select({
			attemptId: answer.attemptId,
			begun: sql<number>`sum(trim(${answer.text}) <> '' or ${answer.lockedAt} is not null)`,
			locked: count(answer.lockedAt)
		})
		.from(answer)
		.where(inArray(answer.attemptId, attempts))
		.groupBy(answer.attemptId)
		.all();
	const found = new Map(rows.map(({ attemptId, ...rest }) => [attemptId, rest]));
	return (attempt) => found.get(attempt ?? 0) ?? { begun: 0, locked: 0 };
}
