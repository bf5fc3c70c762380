import { type Step, steps } from '#lib/address/notebook-steps.ts';
import { many } from '#lib/wording/wording.ts';
import type { Work } from './apply.ts';

type Counted = Pick<Work, 'annotations' | 'points' | 'answers' | 'stances'> &
	Partial<Pick<Work, 'untold' | 'skipped'>>;

/**
 * What is left of the expected work, in sentences; none when it is done.
 * @param asked the steps that the notebook has
 */
export function remainingWork(work: Counted, asked: readonly Step[] = steps): string[] {
	const { stances } = work;
	const sentences = [...unread(work), ...uncompared(work), ...unlocked(work)];
	if (asked.includes('after') && !stances.after)
		sentences.push('You haven’t said where you stand now.');
	return sentences;
}

/** What is left of one step's own expected work, in sentences. */
export function remainingIn(step: Step, work: Counted): string[] {
	if (step === 'read') return unread(work);
	if (step === 'compare') return uncompared(work);
	const stood = step === 'answer' || work.stances[step];
	const now = step === 'after' ? ' now' : ' yet';
	const skipped = step === 'before' && work.skipped;
	return [
		...(skipped ? [] : unlocked(work, step)),
		...(stood ? [] : [`You haven’t said where you stand${now}.`])
	];
}

const unread = ({ annotations }: Counted) =>
	(['a', 'b'] as const)
		.filter((side) => !annotations.some((note) => note.side === side && !note.erasedAt))
		.map((side) => `You have no notes on article ${side.toUpperCase()} yet.`);

function uncompared({ points, untold = 0 }: Counted): string[] {
	const told = points.filter((point) => point.core && !point.judgement?.relation).length;
	const unjudged = told + untold;
	return unjudged ? [`${many(unjudged, 'point')} left to compare.`] : [];
}

function unlocked({ answers }: Counted, step?: Step): string[] {
	const open = answers.filter(
		(answer) => answer.core && !answer.lockedAt && (!step || answer.step === step)
	).length;
	return open ? [`${many(open, 'answer')} left to lock.`] : [];
}
