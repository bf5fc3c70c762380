import { type Step, steps } from '#lib/address/notebook-steps.ts';
import type { Work } from './apply.ts';

/**
 * What is left of all that is expected, in sentences; none when it is done.
 * @param asked the steps that the notebook has
 */
export function left(
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
			sentences.push(`Article ${side.toUpperCase()} has no note of yours yet.`);
	const unjudged = points.filter((point) => point.core && !point.judgement).length;
	if (unjudged) sentences.push(`${some(unjudged, 'point is', 'points are')} still to be judged.`);
	const open = answers.filter((answer) => answer.core && !answer.lockedAt).length;
	if (open) sentences.push(`${some(open, 'question is', 'questions are')} still to be locked.`);
	if (asked.includes('after') && !stances.after)
		sentences.push('You have not said where you stand after reading.');
	return sentences;
}

const words = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const some = (count: number, one: string, many: string) =>
	`${words[count] ?? count} ${count === 1 ? one : many}`;
