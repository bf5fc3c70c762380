import { and, eq } from 'drizzle-orm';
import { questions } from '#lib/server/assignment/scope.ts';
import { db } from '#lib/server/db/index.ts';
import { answer } from '#lib/server/db/schema/work.ts';
import type { Notebook } from './notebooks.ts';
import { Refusal } from '#lib/server/refusal.ts';

/**
 * One's own conclusion comes after each side's best case, where both are asked for.
 * @throws Refusal `closed` for a synthesis as long as nothing is written where both sides are restated
 */
export function demandRestated(notebook: Notebook, { skill }: { skill: string }) {
	const first = skill === 'synthesis' && questions(notebook).find((q) => q.skill === 'restate');
	if (!first) return;
	const mine = and(eq(answer.attemptId, notebook.attemptId), eq(answer.questionId, first.id));
	if (!db.select({ text: answer.text }).from(answer).where(mine).get()?.text.trim())
		throw new Refusal(
			'closed',
			'First put each side’s best case in your own words (Restate). Then this question opens.'
		);
}
