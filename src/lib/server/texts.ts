import { and, eq, exists, isNotNull, not, notExists } from 'drizzle-orm';
import { db } from './db/index.ts';
import { kept } from './db/kept.ts';
import { stance } from './db/schema/findings.ts';
import { edition, question } from './db/schema/lesson.ts';
import { answer } from './db/schema/work.ts';
import { Refusal } from './refusal.ts';

/** A notebook, or only the edition that it pins: without an attempt nothing was said yet. */
type Reader = { editionId: number; attemptId?: number };

/** Whether an edition shows its texts from the beginning. */
const free = kept(
	(editionId) =>
		db
			.select({ id: edition.id })
			.from(edition)
			.where(and(eq(edition.id, editionId), not(edition.textsAfterPrediction)))
			.get() !== undefined
);

/**
 * Whether a notebook's learner may see the texts: at once, or in a lesson that asks for it after saying where
 * one stands and locking every question of the step before, which is one query. Every way to the texts, and to
 * what only makes sense with them, asks here.
 */
export function opened({ editionId, attemptId = 0 }: Reader): boolean {
	if (free({ editionId })) return true;
	const stood = db
		.select({ id: stance.id })
		.from(stance)
		.where(and(eq(stance.attemptId, attemptId), eq(stance.moment, 'before')));
	const locked = db
		.select({ id: answer.id })
		.from(answer)
		.where(
			and(
				eq(answer.questionId, question.id),
				eq(answer.attemptId, attemptId),
				isNotNull(answer.lockedAt)
			)
		);
	const waiting = db
		.select({ id: question.id })
		.from(question)
		.where(and(eq(question.editionId, edition.id), eq(question.step, 'before'), notExists(locked)));
	const found = db
		.select({ id: edition.id })
		.from(edition)
		.where(and(eq(edition.id, editionId), exists(stood), notExists(waiting)));
	return found.get() !== undefined;
}

/** @throws Refusal `closed` as long as the texts are not `opened` */
export function demand(of: Reader) {
	if (!opened(of)) throw closed();
}

export const closed = () =>
	new Refusal('closed', 'The texts open once you have said what you expect and where you stand.');
