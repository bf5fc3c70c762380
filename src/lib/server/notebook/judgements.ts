import { and, eq, sql } from 'drizzle-orm';
import { compares, expected, type Part } from '#lib/server/assignment/scope.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { once } from '#lib/server/db/cache.ts';
import { judgement } from '#lib/server/db/schema/work.ts';
import type { Relation } from '#lib/server/db/schema/lesson-content.ts';
import { type Notebook, touch } from './notebooks.ts';
import { published } from '#lib/server/lesson/points.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import * as textAccess from './text-access.ts';
import { views } from './withheld.ts';

/**
 * The notebook's points with the learner's judgements and, for judged points, the author's view. Until a point is
 * judged, one on which a side is silent comes without arguments and passages: which side that is, the learner should
 * find. None while the texts are closed. Three queries, however many points.
 */
export function of(notebook: Notebook) {
	if (!textAccess.opened(notebook)) return [];
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
			judgement: judgement && {
				relation: judgement.relation,
				reason: judgement.reason,
				revision: judgement.revision
			},
			view: view && { relation: view.relation, why: view.why }
		};
	});
}

export type Point = ReturnType<typeof of>[number];

const judged = once(() =>
	db
		.select()
		.from(judgement)
		.where(eq(judgement.attemptId, sql.placeholder('attempt')))
		.prepare()
);

const asked = (part: Part) => published(part).filter((point) => compares(part, point));

/**
 * Saves how the learner relates the two sides on a point.
 * @param notebook from `notebooks.findOpen`
 * @param base the revision that the learner saw, 0 for none
 * @returns the point with the author's view
 * @throws Refusal `closed` while the texts are; `missing` for a point that is not asked; `stale` with the stored
 * judgement when it changed since
 */
export function judge(
	notebook: Notebook,
	key: string,
	base: number,
	said: { relation: Relation; reason: string }
): Point {
	transact(() => {
		textAccess.demandOpen(notebook);
		const on = asked(notebook).find((point) => point.key === key);
		if (!on) throw missing();
		const mine = and(eq(judgement.pointId, on.id), eq(judgement.attemptId, notebook.attemptId));
		const stored = db.select().from(judgement).where(mine).get();
		const same = stored?.relation === said.relation && stored.reason === said.reason;
		if (same) return;
		if ((stored?.revision ?? 0) !== base)
			throw new Refusal(
				'stale',
				'You compared this point differently in another window. Both versions are shown: save again to keep this one.',
				stored
			);
		const at = touch(notebook);
		db.insert(judgement)
			.values({ attemptId: notebook.attemptId, pointId: on.id, ...said, revision: 1, at })
			.onConflictDoUpdate({
				target: [judgement.attemptId, judgement.pointId],
				set: { ...said, revision: base + 1, at }
			})
			.run();
	});
	const now = of(notebook).find((point) => point.key === key);
	if (!now) throw missing();
	return now;
}
