import { type Step, steps } from '#lib/address/notebook-steps.ts';
import type { Work } from './apply.ts';

/**
 * What is left of the expected work, in sentences; none when it is done.
 * @param asked the steps that the notebook has
 */
export function remainingWork(
	{
		annotations,
		points,
		answers,
		stances
	}: Pick<Work, 'annotations' | 'points' | 'answers' | 'stances'>,
	asked: readonly Step[] = steps
): string[] {
	const sentences: string[] = [];
	for (const side of ['a', 'b'] as const)
		if (!annotations.some((note) => note.side === side && !note.erasedAt))
			sentences.push(`You have no notes on article ${side.toUpperCase()} yet.`);
	const unjudged = points.filter((point) => point.core && !point.judgement?.relation).length;
	if (unjudged) sentences.push(`${some(unjudged, 'point')} left to compare.`);
	const open = answers.filter((answer) => answer.core && !answer.lockedAt).length;
	if (open) sentences.push(`${some(open, 'answer')} left to lock.`);
	if (asked.includes('after') && !stances.after)
		sentences.push('You haven’t said where you stand now.');
	return sentences;
}

const some = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
