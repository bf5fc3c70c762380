import { eq } from 'drizzle-orm';
import { questions } from '#lib/server/assignment/scope.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { attempt, judgement } from '#lib/server/db/schema/work.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { type Notebook, touch } from './notebooks.ts';
import { predicted } from './text-access.ts';

/**
 * Whether a student may know what the articles argue: the points, what each article “argues that …”, and its thesis.
 * All of that would spoil the prediction, so it waits until every question of the step before is locked, the
 * prediction was skipped, or there is nothing to predict. Whoever has judged a point or handed in knows it already.
 */
export function told(notebook: Notebook): boolean {
	const { predictionSkippedAt, handedInAt, number } = notebook;
	if (predictionSkippedAt !== null || handedInAt !== null || number > 1) return true;
	if (!questions(notebook).some(({ step }) => step === 'before')) return true;
	return predicted(notebook) || judged(notebook);
}

const judged = ({ attemptId }: Notebook): boolean =>
	db
		.select({ id: judgement.id })
		.from(judgement)
		.where(eq(judgement.attemptId, attemptId))
		.limit(1)
		.get() !== undefined;

/** Whether the prediction may be skipped: not where the articles or their sources open with it. */
export const skippable = ({ assignment }: Notebook, opened: boolean): boolean =>
	opened && !assignment?.blind && !assignment?.textsAfterPrediction;

/**
 * Skips the prediction. It can still be made later. A second time does nothing.
 * @param notebook from `notebooks.findOpen`
 * @param opened whether its texts are open, from `textAccess.opened`
 * @throws Refusal `closed` where the articles or their sources open with the prediction
 */
export function skip(notebook: Notebook, opened: boolean) {
	transact(() => {
		if (notebook.predictionSkippedAt !== null) return;
		if (!skippable(notebook, opened))
			throw new Refusal(
				'closed',
				'The prediction can’t be skipped here: the articles or their authors appear once you lock it.'
			);
		const at = touch(notebook);
		db.update(attempt)
			.set({ predictionSkippedAt: at })
			.where(eq(attempt.id, notebook.attemptId))
			.run();
	});
}
