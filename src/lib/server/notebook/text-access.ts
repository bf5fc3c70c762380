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

/** A notebook's attempt; or only an edition, where nothing was said yet and no assignment rules. */
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
 * Whether a notebook's learner may see the texts: at once, or in a lesson or assignment that asks for it after
 * saying where one stands and locking every question of the step before, which is one query. An assignment
 * overrules its lesson. Every way to the texts, and to
 * what only makes sense with them, asks here.
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

/** Whether a notebook's learner has locked every question of the step before that is asked. One query. */
export function predicted(reader: Reader): boolean {
	const found = db
		.select({ id: edition.id })
		.from(edition)
		.where(and(eq(edition.id, reader.editionId), notExists(waiting(reader))));
	return found.get() !== undefined;
}

/** The questions of the step before that are asked and not locked. */
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
export function demand(reader: Reader) {
	if (!opened(reader)) throw textsClosed();
}

const textsClosed = () =>
	new Refusal('closed', 'The texts open once you have said what you expect and where you stand.');

/**
 * Both texts as they are read and annotated: plain text, and its blocks, sentences and runs.
 * @throws Refusal `closed` when they are not open yet
 */
export function texts(reader: Reader) {
	demand(reader);
	return rendered(reader);
}

/**
 * Both texts of the edition that a notebook pins, with their sentences. Only the query whether they are
 * open when they were read before.
 * @throws Refusal `closed` when they are not
 */
export function readable(reader: Reader): Text[] {
	demand(reader);
	return both(reader);
}

/** The same for an instructor, to whom they are always open. */
export const taught = (assignment: Assignment): Text[] => both(assignment);
