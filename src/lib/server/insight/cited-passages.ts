import { and, asc, eq, inArray } from 'drizzle-orm';
import { print } from '#lib/anchor/labels.ts';
import { cites } from '#lib/text/evidence.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { handedIn } from '#lib/server/review/counted-work.ts';
import { db } from '#lib/server/db/index.ts';
import { citation } from '#lib/server/db/schema/findings.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { begins, ends, firstSentence, lastSentence } from '#lib/server/lesson/sentence-joins.ts';
import * as points from '#lib/server/lesson/points.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';

// The passages of the texts behind a number of a class. They can be pinned where learners' own words cannot.

/** A passage with its printed label, A3.2 or A3.2–A3.4, quoted. */
export type Cited = { label: string; exact: string };

/** Single sentences by their labels. */
export const sentences = (assignment: Assignment, labels: string[]): Cited[] =>
	textAccess
		.taught(assignment)
		.flatMap(({ text, sentences }) =>
			sentences
				.filter(({ label }) => labels.includes(label))
				.map(({ label, start, end }) => ({ label, exact: text.slice(start, end) }))
		);

/** The passages that the lesson gives for a point, as whole sentences, without duplicates. */
export function ofPoint(assignment: Assignment, key: string): Cited[] {
	const texts = textAccess.taught(assignment);
	const found = points.spans(assignment, key).flatMap(({ side, first, last }) => {
		const on = texts.find((one) => one.side === side);
		const from = on?.sentences[first];
		const to = on?.sentences[last];
		if (!on || !from || !to) return [];
		return [{ label: print(from.label, to.label), exact: on.text.slice(from.start, to.end) }];
	});
	return [...new Map(found.map((one) => [one.label, one])).values()];
}

/** The passages that a text cites. */
export const inWords = (assignment: Assignment, words: string): Cited[] =>
	cites(words, textAccess.taught(assignment)).map(({ label, exact }) => ({ label, exact }));

/**
 * The citations of each of these silences: where the other side says it, or where this one does after all. One
 * query.
 */
export function ofSilences(assignment: Assignment, list: { id: number }[]): Map<number, Cited[]> {
	const ids = list.map(({ id }) => id);
	const rows = db
		.select({
			silenceId: citation.silenceId,
			exact: citation.exact,
			from: firstSentence.label,
			to: lastSentence.label
		})
		.from(citation)
		.innerJoin(attempt, eq(attempt.id, citation.attemptId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(firstSentence, begins(citation))
		.innerJoin(lastSentence, ends(citation))
		.where(and(handedIn(assignment), inArray(citation.silenceId, ids)))
		.orderBy(asc(citation.ordinal))
		.all()
		.map(({ from, to, ...row }) => ({ ...row, label: print(from, to) }));
	return Map.groupBy(rows, ({ silenceId }) => silenceId ?? 0);
}
