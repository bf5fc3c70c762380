import { and, eq } from 'drizzle-orm';
import { questions } from '#lib/server/assignment/scope.ts';
import { db } from '#lib/server/db/index.ts';
import { answer } from '#lib/server/db/schema/work.ts';
import type { Notebook } from './notebooks.ts';
import { Refusal } from '#lib/server/refusal.ts';

/**
 * Requires both sides to be restated before the learner's own synthesis, where the notebook asks for both.
 * @throws Refusal `closed` for a synthesis while the restatement is empty
 */
export function demandRestated(notebook: Notebook, { skill }: { skill: string }) {
	const first = skill === 'synthesis' && questions(notebook).find((q) => q.skill === 'restate');
	if (!first) return;
	const mine = and(eq(answer.attemptId, notebook.attemptId), eq(answer.questionId, first.id));
	if (!db.select({ text: answer.text }).from(answer).where(mine).get()?.text.trim())
		throw new Refusal(
			'closed',
			'This question opens after “Restate”: first put each side’s best case in your own words.'
		);
}

/** What to do where an answer lacks a citation. @param quoted whether the question asks for the author's own words */
export const howToCite = (quoted: boolean) =>
	quoted
		? 'Cite a sentence that quotes the author’s own words, for example by typing [A1.2].'
		: 'To cite a sentence, type its number in your answer, for example [A3.2].';
