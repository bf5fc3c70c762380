import { asc, eq, sql } from 'drizzle-orm';
import type { Citation } from '#lib/text/evidence.ts';
import * as citations from './citations.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { once } from '#lib/server/db/cache.ts';
import { ownPoint } from '#lib/server/db/schema/findings.ts';
import { erasing } from './soft-delete.ts';
import type { Relation } from '#lib/server/db/schema/lesson-content.ts';
import { type Notebook, touch } from './notebooks.ts';
import { named } from '#lib/server/lesson/passages.ts';
import { missing } from '#lib/server/refusal.ts';
import { alike, repeats } from './citations.ts';
import { readable } from './text-access.ts';

/** An own point as a learner sends it; `a` and `b` are labels as typed. A side without labels is silent. */
export type OwnPointInput = {
	title: string;
	relation: Relation;
	why: string;
	a: string;
	b: string;
};

export type OwnPoint = ReturnType<typeof of>[number];

const listed = once(() =>
	db
		.select()
		.from(ownPoint)
		.where(eq(ownPoint.attemptId, sql.placeholder('attempt')))
		.orderBy(asc(ownPoint.id))
		.prepare()
);

/**
 * The points that the learner found, oldest first, with printed labels. Two queries.
 * @param erased whether to include deleted ones that can still be restored
 */
export function of(notebook: Notebook, { erased = false } = {}) {
	const rows = listed().all({ attempt: notebook.attemptId });
	const all = citations.of(notebook, 'ownPointId');
	const shown = erased ? rows : rows.filter(({ erasedAt }) => !erasedAt);
	return shown.map(({ id, uid, title, relation, why, revision, at, erasedAt }) => {
		const cited = all.filter((one) => one.id === id);
		return {
			uid,
			title,
			relation,
			why,
			a: citations.printed(cited, 'a'),
			b: citations.printed(cited, 'b'),
			passages: citations.spans(cited),
			revision,
			at,
			erasedAt
		};
	});
}

/** One point by its uid, erased or not. @throws Refusal `missing` */
function find(notebook: Notebook, uid: string): OwnPoint {
	const found = of(notebook, { erased: true }).find((one) => one.uid === uid);
	if (!found) throw missing();
	return found;
}

/**
 * Saves an own point, new or changed. Repeating a save does nothing.
 * @param notebook from `notebooks.findOpen`
 * @param base the revision that the learner saw, 0 for a new one; saving a deleted one restores it
 * @throws Refusal `closed` while the texts are; `invalid` for unknown labels or labels of the wrong side; `stale`
 * with the stored point when it changed since
 */
export function save(notebook: Notebook, uid: string, base: number, said: OwnPointInput): OwnPoint {
	return transact(() => {
		const texts = readable(notebook);
		const cited = [...named(texts, said.a, 'a'), ...named(texts, said.b, 'b')];
		const stored = of(notebook, { erased: true }).find((one) => one.uid === uid);
		if (repeats('point', stored, base, (was) => same(was, said, cited))) return stored;
		const { title, relation, why } = said;
		const revision = base + 1;
		const set = { title, relation, why, revision, at: touch(notebook), erasedAt: null };
		const row = db
			.insert(ownPoint)
			.values({ attemptId: notebook.attemptId, uid, ...set })
			.onConflictDoUpdate({ target: [ownPoint.attemptId, ownPoint.uid], set })
			.returning()
			.get();
		citations.write(notebook, 'ownPointId', row.id, cited, texts);
		return find(notebook, uid);
	});
}

/** Whether the stored point equals the input. */
function same(stored: OwnPoint, said: OwnPointInput, cited: Citation[]) {
	const words = stored.title === said.title && stored.why === said.why;
	return words && stored.relation === said.relation && alike(stored.passages, cited);
}

/** Soft-delete and restore. @throws Refusal `missing` */
export const { erase, restore } = erasing(ownPoint, find);
