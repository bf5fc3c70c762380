import { dueAgain, hasPassed } from '#lib/wording/due-minute.ts';
import type { Notebook } from './notebooks.ts';

/**
 * When an attempt is due, and what its learner may do with it, by the server's clock. In self-study nothing is due
 * and everything is allowed.
 */
type Attempt = Pick<Notebook, 'assignment' | 'handedInAt'>;

/**
 * When this attempt is due for its learner; null for never. Work returned after its due date isn't due again, unless
 * the learner got an extension since.
 */
export function due({ assignment }: Pick<Notebook, 'assignment'>): number | null {
	return assignment && dueAgain(assignment.dueAt, assignment.returnedAt);
}

/** Whether handing in at this moment is late. */
export const late = (notebook: Pick<Notebook, 'assignment'>, now = Date.now()): boolean =>
	hasPassed(due(notebook), now);

/**
 * What holds the author's material back from this learner besides their own lock or handing in: the moment of their
 * due date, `hand` until an instructor releases it, or null for nothing, as always in self-study.
 */
export function heldBy(
	{ assignment }: Pick<Notebook, 'assignment'>,
	now = Date.now()
): { at: number } | 'hand' | null {
	if (!assignment || assignment.modelsAt === 'lock') return null;
	const { dueAt, modelsAt, modelsReleasedAt } = assignment;
	// without a date it can only be released by hand, but `sound` never lets that happen
	if (modelsAt === 'hand' || dueAt === null) return modelsReleasedAt === null ? 'hand' : null;
	return hasPassed(dueAt, now) ? null : { at: dueAt };
}

/** Why this attempt can be neither handed in nor withdrawn; null when both may be possible. */
function whyNeither({ assignment }: Attempt): string | null {
	if (!assignment) return null;
	if (!assignment.joined)
		return 'You’re no longer in this class. You can still read what you wrote.';
	if (assignment.over) return 'Your teacher has archived this assignment.';
	return null;
}

/** Why this attempt cannot be handed in now, as a sentence for its learner; null when it can. */
export function whyNotHandIn(notebook: Attempt, now = Date.now()): string | null {
	const no = whyNeither(notebook);
	if (no) return `${no} You can’t hand this in.`;
	return notebook.assignment?.late === 'close' && late(notebook, now)
		? 'The due date has passed, and this assignment takes no late work. ' +
				'Your work is saved: ask your teacher for an extension.'
		: null;
}

/** Why handed-in work cannot be withdrawn, as a sentence for its learner; null when it can. */
export function whyNotWithdraw(notebook: Attempt, now = Date.now()): string | null {
	const { assignment } = notebook;
	if (!assignment) return null;
	const no = whyNeither(notebook);
	if (no) return `${no} You can’t withdraw this.`;
	if (!assignment.takeBack)
		return 'You can’t withdraw work from this assignment. Your teacher can send it back to you for changes.';
	if (late(notebook, now)) return 'You can’t withdraw this: the due date has passed.';
	return null;
}
