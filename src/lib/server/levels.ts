import { and, asc, eq } from 'drizzle-orm';
import { db, transact } from './db/index.ts';
import { selfLevel } from './db/schema/findings.ts';
import { criterion, level, rubric } from './db/schema/lesson.ts';
import { type Notebook, touch } from './notebooks.ts';
import { missing } from './refusal.ts';
import { samples } from './withheld.ts';

export type Criterion = ReturnType<typeof of>[number];

/**
 * The rubric of the notebook's lesson in the learners' wording, with the level that the learner gives the
 * own work on each criterion; levels count from 0, the lowest. Once the notebook was handed in, each level
 * has its sample. Two queries.
 */
export function of(notebook: Notebook) {
	const mine = and(
		eq(selfLevel.criterionId, criterion.id),
		eq(selfLevel.attemptId, notebook.attemptId)
	);
	const rows = db
		.select({ criterion, level, chosen: selfLevel.levelId })
		.from(criterion)
		.innerJoin(rubric, eq(rubric.id, criterion.rubricId))
		.innerJoin(level, eq(level.criterionId, criterion.id))
		.leftJoin(selfLevel, mine)
		.where(eq(rubric.editionId, notebook.editionId))
		.orderBy(asc(criterion.ordinal), asc(level.ordinal))
		.all();
	const written = samples(notebook);
	const keys = [...new Set(rows.map((row) => row.criterion.key))];
	return keys.flatMap((key) => {
		const its = rows.filter((row) => row.criterion.key === key);
		const [first] = its;
		if (!first) return [];
		const { name, wording, questionKey } = first.criterion;
		const chosen = its.find((row) => row.level.id === row.chosen)?.level.ordinal ?? null;
		const levels = its.map(({ level: { ordinal, wording } }) => {
			const sample = written.get(key)?.[ordinal] ?? null;
			return { ordinal, wording, sample };
		});
		return [{ key, name, wording, questionKey, levels, chosen }];
	});
}

/**
 * Keeps the level that the learner gives the own work; null takes it back. The same a second time changes
 * nothing.
 * @param notebook from `notebooks.findOpen`
 * @throws Refusal `missing` for a criterion of another lesson, or a level that it does not have
 */
export function choose(notebook: Notebook, key: string, ordinal: number | null): Criterion {
	return transact(() => {
		const stored = find(notebook, key);
		if (stored.chosen === ordinal) return stored;
		const at = touch(notebook);
		const { criterionId, levelId } = row(notebook, key, ordinal ?? 0);
		if (ordinal === null)
			db.delete(selfLevel)
				.where(
					and(eq(selfLevel.attemptId, notebook.attemptId), eq(selfLevel.criterionId, criterionId))
				)
				.run();
		else
			db.insert(selfLevel)
				.values({ attemptId: notebook.attemptId, criterionId, levelId, at })
				.onConflictDoUpdate({
					target: [selfLevel.attemptId, selfLevel.criterionId],
					set: { levelId, at }
				})
				.run();
		return find(notebook, key);
	});
}

function find(notebook: Notebook, key: string): Criterion {
	const found = of(notebook).find((one) => one.key === key);
	if (!found) throw missing();
	return found;
}

function row(notebook: Notebook, key: string, ordinal: number) {
	const found = db
		.select({ criterionId: criterion.id, levelId: level.id })
		.from(criterion)
		.innerJoin(rubric, eq(rubric.id, criterion.rubricId))
		.innerJoin(level, and(eq(level.criterionId, criterion.id), eq(level.ordinal, ordinal)))
		.where(and(eq(rubric.editionId, notebook.editionId), eq(criterion.key, key)))
		.get();
	if (!found) throw missing();
	return found;
}
