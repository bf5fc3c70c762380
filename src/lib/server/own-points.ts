import { and, asc, eq, isNull } from 'drizzle-orm';
import * as citations from './citations.ts';
import { db, transact } from './db/index.ts';
import { ownPoint } from './db/schema/findings.ts';
import type { Relation } from './lesson-content.ts';
import { type Notebook, touch } from './notebooks.ts';
import { named, readable } from './passages.ts';
import { missing, Refusal } from './refusal.ts';

/** What a learner says of a point of their own; `a` and `b` are labels as typed, and a side without any is silent. */
export type Said = { title: string; relation: Relation; why: string; a: string; b: string };

export type OwnPoint = ReturnType<typeof of>[number];

/**
 * The points that the learner found, the oldest first, with labels as they are printed. Two queries.
 * @param erased whether those are among them that were erased and can still be brought back
 */
export function of(notebook: Notebook, { erased = false } = {}) {
	const mine = eq(ownPoint.attemptId, notebook.attemptId);
	const rows = db
		.select()
		.from(ownPoint)
		.where(erased ? mine : and(mine, isNull(ownPoint.erasedAt)))
		.orderBy(asc(ownPoint.id))
		.all();
	const all = citations.of(notebook, 'ownPointId');
	return rows.map(({ id, uid, title, relation, why, revision, at, erasedAt }) => {
		const cited = all.filter((one) => one.id === id);
		return {
			...{ uid, title, relation, why },
			a: citations.printed(cited, 'a'),
			b: citations.printed(cited, 'b'),
			passages: citations.spans(cited),
			...{ revision, at, erasedAt }
		};
	});
}

/** One point by its uid, erased or not. @throws Refusal `missing` */
export function find(notebook: Notebook, uid: string): OwnPoint {
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
export function put(notebook: Notebook, uid: string, base: number, said: Said): OwnPoint {
	return transact(() => {
		const texts = readable(notebook);
		const cited = [...named(texts, said.a, 'a'), ...named(texts, said.b, 'b')];
		const stored = of(notebook, { erased: true }).find((one) => one.uid === uid);
		if (!stored && base) throw missing();
		const back = stored?.erasedAt && stored.revision === base;
		if (stored && !back && same(stored, said, cited)) return stored;
		if ((stored?.revision ?? 0) !== base)
			throw new Refusal(
				'stale',
				stored?.erasedAt
					? 'This point was deleted in another window. Save again to bring it back as you have it here.'
					: 'This point was changed in another window. Both are shown: save again to keep yours.',
				stored
			);
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

/** Whether a stored point says all of it already; labels are compared by the passages that they name. */
function same(stored: OwnPoint, said: Said, cited: { start: number; end: number; side: string }[]) {
	const spans = (list: typeof cited) => list.map((c) => `${c.side}${c.start}-${c.end}`).join();
	const words = stored.title === said.title && stored.why === said.why;
	return words && stored.relation === said.relation && spans(stored.passages) === spans(cited);
}

/** Takes the point out of sight. `restore` undoes it. @throws Refusal `missing` */
export function erase(notebook: Notebook, uid: string): OwnPoint {
	return mark(notebook, uid, Date.now());
}

/** Brings an erased point back as it was. @throws Refusal `missing` */
export function restore(notebook: Notebook, uid: string): OwnPoint {
	return mark(notebook, uid, null);
}

function mark(notebook: Notebook, uid: string, erasedAt: number | null): OwnPoint {
	return transact(() => {
		const stored = find(notebook, uid);
		if (Boolean(stored.erasedAt) === Boolean(erasedAt)) return stored;
		touch(notebook);
		db.update(ownPoint)
			.set({ erasedAt, revision: stored.revision + 1 })
			.where(and(eq(ownPoint.attemptId, notebook.attemptId), eq(ownPoint.uid, uid)))
			.run();
		return find(notebook, uid);
	});
}
