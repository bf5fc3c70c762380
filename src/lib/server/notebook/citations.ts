import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { print } from '#lib/anchor/labels.ts';
import { once } from '#lib/server/db/cache.ts';
import { db } from '#lib/server/db/index.ts';
import { citation } from '#lib/server/db/schema/findings.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';
import { version } from '#lib/server/db/schema/text.ts';
import type { Text } from '#lib/server/lesson/passages.ts';
import type { Span } from '#lib/server/lesson/points.ts';
import { begins, ends, firstSentence, lastSentence } from '#lib/server/lesson/sentence-joins.ts';
import { Refusal, missing } from '#lib/server/refusal.ts';
import type { Citation } from '#lib/text/evidence.ts';
import type { Notebook } from './notebooks.ts';

/** What can cite passages, by its column. */
type Owner = 'answerId' | 'stanceId' | 'ownPointId' | 'silenceId';

/** Replaces the citations of a row. Part of the transaction that saves it. */
export function write(
	notebook: Notebook,
	owner: Owner,
	id: number,
	citations: Citation[],
	texts: Text[]
) {
	db.delete(citation).where(eq(citation[owner], id)).run();
	citations.forEach(({ side, start, end, exact, prefix, suffix, first, last }, ordinal) => {
		const versionId = texts.find((text) => text.side === side)?.versionId;
		if (versionId === undefined) return;
		const anchor = { versionId, start, end, exact, prefix, suffix, first, last };
		db.insert(citation)
			.values({ ...anchor, attemptId: notebook.attemptId, [owner]: id, ordinal })
			.run();
	});
}

const leaning = (owner: Owner) =>
	once(() =>
		db
			.select({
				id: citation[owner],
				side: version.side,
				first: citation.first,
				last: citation.last,
				start: citation.start,
				end: citation.end,
				from: firstSentence.label,
				to: lastSentence.label
			})
			.from(citation)
			.innerJoin(version, eq(version.id, citation.versionId))
			.innerJoin(firstSentence, begins(citation))
			.innerJoin(lastSentence, ends(citation))
			.where(and(eq(citation.attemptId, sql.placeholder('attempt')), isNotNull(citation[owner])))
			.orderBy(asc(citation[owner]), asc(citation.ordinal))
			.prepare()
	);

const owned = { ownPointId: leaning('ownPointId'), silenceId: leaning('silenceId') };

/** All citations of one kind of finding in the notebook, in order. One query. */
export function of(notebook: Notebook, owner: keyof typeof owned) {
	return owned[owner]().all({ attempt: notebook.attemptId });
}

export type Cited = ReturnType<typeof of>[number];

/** The labels on one side, as they are printed and can be typed again. */
export const printed = (cited: Cited[], on: Side) =>
	cited
		.filter(({ side }) => side === on)
		.map(({ from, to }) => print(from, to))
		.join('; ');

/** The fields needed to highlight a citation and to scroll to it. */
export const spans = (cited: Cited[]): Span[] =>
	cited.map(({ side, first, last, start, end }) => ({ side, first, last, start, end }));

/** The fields of an own point or a silence that decide what a save does. */
type Finding = { revision: number; erasedAt: number | null };

/**
 * Whether a save equals the stored row, so that there is nothing to write.
 * @param base the revision that the learner saw, 0 for a new one; saving a deleted one restores it
 * @throws Refusal `missing` when changing a row that does not exist; `stale` with the stored row when it changed
 * since
 */
export function repeats<T extends Finding>(
	what: 'point' | 'finding',
	stored: T | undefined,
	base: number,
	same: (stored: T) => boolean
): stored is T {
	if (!stored && base) throw missing();
	const back = stored?.erasedAt && stored.revision === base;
	if (stored && !back && same(stored)) return true;
	if ((stored?.revision ?? 0) === base) return false;
	throw new Refusal(
		'stale',
		stored?.erasedAt
			? `This ${what} was deleted in another window. Save again to restore it as you have it here.`
			: `This ${what} was changed in another window. Both versions are shown: save again to keep yours.`,
		stored
	);
}

/** Whether both lists cite the same passages, however their labels were typed. */
export function alike(stored: Span[], cited: Citation[]): boolean {
	const places = (list: (Span | Citation)[]) =>
		list.map(({ side, start, end }) => `${side}${start}-${end}`).join();
	return places(stored) === places(cited);
}
