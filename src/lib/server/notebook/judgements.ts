import { and, eq, sql } from 'drizzle-orm';
import { compares, expected, type Part } from '#lib/server/assignment/scope.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { once } from '#lib/server/db/cache.ts';
import { judgement } from '#lib/server/db/schema/work.ts';
import type { Relation } from '#lib/server/db/schema/lesson-content.ts';
import { type Notebook, touch } from './notebooks.ts';
import { published } from '#lib/server/lesson/points.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import { told } from './predictions.ts';
import * as textAccess from './text-access.ts';
import { views } from './withheld.ts';

/**
 * The notebook's points with the learner's judgements and, for locked ones, what was locked and the author's view.
 * Until a point is locked, one on which a side is silent comes without arguments and passages: which side that is, the
 * learner should find. A judgement without a relation, which only has a reason so far, counts nowhere. None while the
 * texts are closed, or would spoil the prediction. Three queries, however many points.
 */
export function of(notebook: Notebook) {
	if (!textAccess.opened(notebook) || !told(notebook)) return [];
	const judgements = judged().all({ attempt: notebook.attemptId });
	const revealed = views(notebook);
	return asked(notebook).map(({ id, key, core, question, argumentA, argumentB, spans }) => {
		const view = revealed.get(key) ?? null;
		const judgement = judgements.find(({ pointId }) => pointId === id) ?? null;
		return {
			key,
			core: expected(notebook, 'points', { core }),
			question,
			argumentA: argumentA ?? view?.argumentA ?? null,
			argumentB: argumentB ?? view?.argumentB ?? null,
			passages: spans.concat(view?.passages ?? []),
			judgement: judgement && shown(judgement),
			view: view && { relation: view.relation, why: view.why }
		};
	});
}

export type Point = ReturnType<typeof of>[number];

function shown(row: typeof judgement.$inferSelect) {
	const { relation, reason, revision, lockedRelation, lockedReason, viewAskedAt } = row;
	const locked = lockedRelation && {
		relation: lockedRelation,
		reason: lockedReason ?? '',
		at: viewAskedAt ?? row.at
	};
	return { relation, reason, revision, locked };
}

const judged = once(() =>
	db
		.select()
		.from(judgement)
		.where(eq(judgement.attemptId, sql.placeholder('attempt')))
		.prepare()
);

const asked = (part: Part) => published(part).filter((point) => compares(part, point));

/** What a learner says on a point. Older commands and forms have no `lock`; they always lock. */
type Said = { relation: Relation | null; reason: string; lock?: boolean | undefined };

/**
 * Saves how the learner relates the two sides on a point and, unless `lock` is false, locks it: what was said is kept,
 * and the author's view may be shown. Both can still be changed; the first lock stays. Repeating it does nothing.
 * @param notebook from `notebooks.findOpen`
 * @param base the revision that the learner saw, 0 for none
 * @returns the point, with the author's view if it is locked
 * @throws Refusal `closed` while the texts are; `missing` for a point that is not asked; `invalid` for a locked
 * judgement without a relation; `stale` with the stored judgement when it changed since
 */
export function judge(notebook: Notebook, key: string, base: number, said: Said): Point {
	transact(() => {
		textAccess.demandOpen(notebook);
		const on = asked(notebook).find((point) => point.key === key);
		if (!on) throw missing();
		const mine = and(eq(judgement.pointId, on.id), eq(judgement.attemptId, notebook.attemptId));
		const stored = db.select().from(judgement).where(mine).get();
		const { relation, reason, lock = true } = said;
		if (!relation && (lock || stored?.lockedRelation))
			throw new Refusal('invalid', 'Please choose how the two articles relate on this point.');
		const same = stored?.relation === relation && stored.reason === reason;
		const locks = lock && !stored?.lockedRelation;
		if (same && !locks) return;
		if (!same && (stored?.revision ?? 0) !== base)
			throw new Refusal(
				'stale',
				'You compared this point differently in another window. Both versions are shown: save again to keep this one.',
				stored && shown(stored)
			);
		const at = touch(notebook);
		const set = {
			relation,
			reason,
			revision: same ? stored.revision : base + 1,
			at,
			...(locks && { viewAskedAt: at, lockedRelation: relation, lockedReason: reason })
		};
		db.insert(judgement)
			.values({ attemptId: notebook.attemptId, pointId: on.id, ...set })
			.onConflictDoUpdate({ target: [judgement.attemptId, judgement.pointId], set })
			.run();
	});
	const now = of(notebook).find((point) => point.key === key);
	if (!now) throw missing();
	return now;
}
