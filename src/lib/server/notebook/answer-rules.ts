import { and, eq } from 'drizzle-orm';
import { expected, questions } from '#lib/server/assignment/scope.ts';
import { db } from '#lib/server/db/index.ts';
import { answer } from '#lib/server/db/schema/work.ts';
import type { Notebook } from './notebooks.ts';
import { Refusal } from '#lib/server/refusal.ts';

/**
 * The question that has to be begun before this one: the restatement of both sides before a synthesis, in an assignment
 * that expects both. In self-study, and where the restatement is optional, a synthesis waits for nothing, so that the
 * main path can be done as it is counted.
 */
export function waitsFor(notebook: Notebook, { skill }: { skill: string }) {
	if (skill !== 'synthesis' || !notebook.assignment) return null;
	const first = questions(notebook).find((question) => question.skill === 'restate');
	return first && expected(notebook, 'questions', first) ? first : null;
}

/**
 * Requires the question that this one waits for to be begun.
 * @throws Refusal `closed` for a synthesis while the restatement that it waits for is empty
 */
export function demandRestated(notebook: Notebook, asked: { skill: string }) {
	const first = waitsFor(notebook, asked);
	if (!first) return;
	const mine = and(eq(answer.attemptId, notebook.attemptId), eq(answer.questionId, first.id));
	if (!db.select({ text: answer.text }).from(answer).where(mine).get()?.text.trim())
		throw new Refusal(
			'closed',
			'This question opens after “Restate”: first put each side’s best case in your own words.'
		);
}

/**
 * What to do where an answer lacks a citation.
 * @param quoted whether the question asks for the author's own words
 * @param from the article that is to be cited, for the example
 */
export const howToCite = (quoted: boolean, from: 'A' | 'B') =>
	quoted
		? `Cite a sentence that quotes the author’s own words, for example by typing [${from}1.2].`
		: `To cite a sentence, type its number in your answer, for example [${from}3.2].`;
