import { and, eq, sql } from 'drizzle-orm';
import * as scope from '#lib/server/assignment/scope.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { once } from '#lib/server/db/cache.ts';
import { selfLevel } from '#lib/server/db/schema/findings.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import { type Notebook, touch } from './notebooks.ts';
import { missing } from '#lib/server/refusal.ts';
import { laterOn, samples } from './withheld.ts';

export type Criterion = ReturnType<typeof of>[number];

const given = once(() =>
	db
		.select()
		.from(selfLevel)
		.where(eq(selfLevel.attemptId, sql.placeholder('attempt')))
		.prepare()
);

/**
 * The criteria that the notebook's questions need, in the learners' wording, each with the level that the learner
 * gives their own work; levels count from 0, the lowest. Once the notebook has been handed in, each level has its
 * sample. Two queries.
 */
export function of(notebook: Notebook) {
	const mine = given().all({ attempt: notebook.attemptId });
	const written = samples(notebook);
	return scope.criteria(notebook).map(({ id, key, name, wording, questionKey, levels }) => {
		const chosen = mine.find(({ criterionId }) => criterionId === id)?.levelId;
		return {
			key,
			name,
			wording,
			questionKey,
			levels: levels.map(({ ordinal, wording }) => {
				const sample = written.get(key)?.[ordinal] ?? null;
				return { ordinal, wording, sample };
			}),
			chosen: levels.find((level) => level.id === chosen)?.ordinal ?? null
		};
	});
}

/** What the lesson shows of its own after handing in: its author's notes, and samples for criteria that are asked. */
export function extras(part: scope.Part): 'notes' | 'examples' | 'extras' | null {
	const { notes, samples } = laterOn(part);
	const examples = scope.criteria(part).some(({ key }) => samples.includes(key));
	if (notes && examples) return 'extras';
	return notes ? 'notes' : examples ? 'examples' : null;
}

/**
 * Saves the level that the learner gives their own work; null clears it. Repeating it does nothing.
 * @param notebook from `notebooks.findOpen`
 * @throws Refusal `missing` for a criterion of another lesson or a level that it does not have
 */
export function choose(notebook: Notebook, key: string, ordinal: number | null): Criterion {
	return transact(() => {
		const stored = find(notebook, key);
		if (stored.chosen === ordinal) return stored;
		const { id: criterionId, levels } = named(lessons.criteria(notebook), key);
		const level = levels.find((one) => one.ordinal === ordinal);
		if (ordinal !== null && !level) throw missing();
		const { attemptId } = notebook;
		const at = touch(notebook);
		if (level) {
			const set = { levelId: level.id, at };
			db.insert(selfLevel)
				.values({ attemptId, criterionId, ...set })
				.onConflictDoUpdate({ target: [selfLevel.attemptId, selfLevel.criterionId], set })
				.run();
		} else
			db.delete(selfLevel)
				.where(and(eq(selfLevel.attemptId, attemptId), eq(selfLevel.criterionId, criterionId)))
				.run();
		return find(notebook, key);
	});
}

const find = (notebook: Notebook, key: string): Criterion => named(of(notebook), key);

function named<T extends { key: string }>(list: T[], key: string): T {
	const found = list.find((one) => one.key === key);
	if (!found) throw missing();
	return found;
}
