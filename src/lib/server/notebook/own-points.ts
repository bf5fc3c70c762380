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

/** What a learner says of a point of their own; `a` and `b` are labels as typed, and a side without any is silent. */
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
 * The points that the learner found, the oldest first, with labels as they are printed. Two queries.
 * @param erased whether those are among them that were erased and can still be brought back
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
 * Keeps a point of the learner's own, a new one or a change. The same a second time changes nothing.
 * @param notebook from `notebooks.findOpen`
 * @param base the revision that the learner saw, 0 for a new one; an erased one comes back with it
 * @throws Refusal `closed` as long as the texts are; `invalid` for labels that are none or of the wrong
 * side; `stale` with the stored point when it changed meanwhile
 */
export function put(notebook: Notebook, uid: string, base: number, said: OwnPointInput): OwnPoint {
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

/** Whether a stored point says all of it already. */
function same(stored: OwnPoint, said: OwnPointInput, cited: Citation[]) {
	const words = stored.title === said.title && stored.why === said.why;
	return words && stored.relation === said.relation && alike(stored.passages, cited);
}

/** Takes the point out of sight, and brings it back as it was. @throws Refusal `missing` */
export const { erase, restore } = erasing(ownPoint, find);
