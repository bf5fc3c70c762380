import {
	and,
	asc,
	between,
	count,
	countDistinct,
	eq,
	inArray,
	isNotNull,
	isNull,
	ne,
	sql
} from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { article, question } from '#lib/server/db/schema/lesson.ts';
import { sentence } from '#lib/server/db/schema/text.ts';
import { annotation, answer, attempt, notebook } from '#lib/server/db/schema/work.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import { newest, type Notebook } from '#lib/server/notebook/notebooks.ts';
import { opened } from '#lib/server/notebook/text-access.ts';
import { layer } from '#lib/server/notebook/withheld.ts';

/** With fewer readers, a number could identify somebody. */
const fewest = 5;

/** How many others are counted, and for each sentence of a side how many of them highlighted it. */
export type Reading = { n: number } & Record<Side, number[]>;

/**
 * How others read the same two texts, in numbers only: everybody who agreed to be counted and highlighted something,
 * by their newest attempts, in the same assignment or, in self-study, in all of self-study. Null until the asker has
 * locked an answer about the texts, with fewer than five readers, or while the assignment does not share notes yet.
 * Four queries, however many readers.
 */
export function others(asker: Notebook): Reading | null {
	if (!shared(asker) || !opened(asker) || !answered(asker)) return null;
	const noted = marks(asker);
	const n =
		db
			.select({ n: countDistinct(noted.userId) })
			.from(noted)
			.get()?.n ?? 0;
	if (n < fewest) return null;
	const rows = db
		.select({ side: article.side, n: countDistinct(noted.userId) })
		.from(sentence)
		.innerJoin(
			article,
			and(eq(article.versionId, sentence.versionId), eq(article.editionId, asker.editionId))
		)
		.leftJoin(
			noted,
			and(
				eq(noted.versionId, sentence.versionId),
				between(sentence.ordinal, noted.first, noted.last)
			)
		)
		.groupBy(article.side, sentence.ordinal)
		.orderBy(asc(article.side), asc(sentence.ordinal))
		.all();
	const on = (side: Side) => rows.filter((row) => row.side === side).map((row) => row.n);
	return { n, a: on('a'), b: on('b') };
}

/** The author's own annotations, once this notebook was handed in. */
export const authors = (notebook: Notebook) => layer(notebook);

/**
 * Whether the assignment shows its learner what others highlighted: counts appear no earlier than the notes
 * themselves.
 */
function shared({ assignment, id }: Notebook): boolean {
	if (!assignment || assignment.sharing === 'start') return true;
	if (assignment.sharing === 'never') return false;
	const once = and(eq(attempt.notebookId, id), isNotNull(attempt.handedInAt));
	return db.select({ id: attempt.id }).from(attempt).where(once).get() !== undefined;
}

/** Stores whether the owner agrees to be counted, which they can change at any time. */
export function setConsent(of: Notebook, yes: boolean): boolean {
	db.update(notebook).set({ countMe: yes }).where(eq(notebook.id, of.id)).run();
	return yes;
}

/** The highlights that count for this asker, with their owners, who never leave this module. */
function marks(asker: Notebook) {
	const versions = db
		.select({ id: article.versionId })
		.from(article)
		.where(eq(article.editionId, asker.editionId));
	/** Editions with the same two texts. */
	const alike = db
		.select({ id: article.editionId })
		.from(article)
		.where(inArray(article.versionId, versions))
		.groupBy(article.editionId)
		.having(eq(count(), 2));
	return db
		.select({
			userId: notebook.userId,
			versionId: annotation.versionId,
			first: annotation.first,
			last: annotation.last
		})
		.from(annotation)
		.innerJoin(attempt, eq(attempt.id, annotation.attemptId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.where(
			and(
				eq(notebook.countMe, true),
				ne(notebook.userId, asker.userId),
				inArray(notebook.editionId, alike),
				sql`${notebook.assignmentId} is ${asker.assignmentId}`,
				eq(attempt.number, newest),
				isNull(annotation.erasedAt),
				ne(annotation.fit, 'orphan')
			)
		)
		.as('noted');
}

function answered(asker: Notebook): boolean {
	const found = db
		.select({ id: answer.id })
		.from(answer)
		.innerJoin(question, and(eq(question.id, answer.questionId), eq(question.step, 'answer')))
		.where(and(eq(answer.attemptId, asker.attemptId), isNotNull(answer.lockedAt)))
		.limit(1);
	return found.get() !== undefined;
}
