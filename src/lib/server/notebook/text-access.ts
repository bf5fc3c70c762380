import { and, eq, exists, inArray, isNotNull, not, notExists } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { cachedByEdition } from '#lib/server/db/cache.ts';
import { stance } from '#lib/server/db/schema/findings.ts';
import { edition, question } from '#lib/server/db/schema/lesson.ts';
import { answer } from '#lib/server/db/schema/work.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { rendered } from '#lib/server/lesson/lessons.ts';
import { both, type Text } from '#lib/server/lesson/passages.ts';
import type { Notebook } from './notebooks.ts';
import { Refusal } from '#lib/server/refusal.ts';

/** Who reads: a notebook's attempt, or just an edition where there is no notebook yet. */
export type Reader =
	| Pick<Notebook, 'editionId' | 'attemptId' | 'assignment'>
	| { editionId: number; attemptId?: undefined; assignment?: undefined };

/** Whether an edition shows its texts from the beginning. */
const free = cachedByEdition(
	(editionId) =>
		db
			.select({ id: edition.id })
			.from(edition)
			.where(and(eq(edition.id, editionId), not(edition.textsAfterPrediction)))
			.get() !== undefined
);

/**
 * Whether a learner may see the texts. Usually at once; where the lesson asks for a prediction first, after giving a
 * stance and locking every question of the step before (one query). An assignment overrules its lesson. Everything
 * that shows the texts, or only makes sense with them, asks here.
 */
export function opened(reader: Reader): boolean {
	const { editionId, attemptId = 0, assignment } = reader;
	if (assignment ? !assignment.textsAfterPrediction : free({ editionId })) return true;
	const stood = db
		.select({ id: stance.id })
		.from(stance)
		.where(and(eq(stance.attemptId, attemptId), eq(stance.moment, 'before')));
	const found = db
		.select({ id: edition.id })
		.from(edition)
		.where(and(eq(edition.id, editionId), exists(stood), notExists(waiting(reader))));
	return found.get() !== undefined;
}

/** Whether every assigned question of the step before is locked. One query. */
export function predicted(reader: Reader): boolean {
	const found = db
		.select({ id: edition.id })
		.from(edition)
		.where(and(eq(edition.id, reader.editionId), notExists(waiting(reader))));
	return found.get() !== undefined;
}

/** The assigned questions of the step before that are not locked yet. */
function waiting({ attemptId = 0, assignment }: Reader) {
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
	return db
		.select({ id: question.id })
		.from(question)
		.where(
			and(
				eq(question.editionId, edition.id),
				eq(question.step, 'before'),
				assignment?.questions ? inArray(question.key, assignment.questions) : undefined,
				notExists(locked)
			)
		);
}

/** @throws Refusal `closed` as long as the texts are not `opened` */
export function demandOpen(reader: Reader) {
	if (!opened(reader)) throw textsClosed();
}

const textsClosed = () =>
	new Refusal('closed', 'The articles open once you lock your prediction and say where you stand.');

/**
 * Both texts as they are read and annotated: plain text, and its blocks, sentences and runs.
 * @throws Refusal `closed` when they are not open yet
 */
export function texts(reader: Reader) {
	demandOpen(reader);
	return rendered(reader);
}

/**
 * Both texts of the notebook's edition with their sentences, cached; only `opened` is asked each time.
 * @throws Refusal `closed` when they are not open
 */
export function readable(reader: Reader): Text[] {
	demandOpen(reader);
	return both(reader);
}

/** The same for instructors, who may always read them. */
export const taught = (assignment: Assignment): Text[] => both(assignment);
