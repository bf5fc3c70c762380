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
	if (!assignment || assignment.dueAt === null) return null;
	const { dueAt, returnedAt } = assignment;
	return returnedAt !== null && dueAt <= returnedAt ? null : dueAt;
}

/** Whether a due date had passed at a moment. On the very moment it had not, and null is never due. */
export const hasPassed = (dueAt: number | null, at: number): boolean =>
	dueAt !== null && dueAt < at;

/** Whether handing in at this moment is late. */
export const late = (notebook: Pick<Notebook, 'assignment'>, now = Date.now()): boolean =>
	hasPassed(due(notebook), now);

/** Why this attempt can be neither handed in nor withdrawn; null when both may be possible. */
function whyNeither({ assignment }: Attempt): string | null {
	if (!assignment) return null;
	if (!assignment.joined)
		return 'You are not in this course any more. What you wrote stays yours, and you can still read it.';
	if (assignment.over) return 'This assignment was put away by your teacher.';
	return null;
}

/** Why this attempt cannot be handed in now, as a sentence for its learner; null when it can. */
export function whyNotHandIn(notebook: Attempt, now = Date.now()): string | null {
	const no = whyNeither(notebook);
	if (no) return `${no} It cannot be handed in.`;
	return notebook.assignment?.late === 'close' && late(notebook, now)
		? 'This assignment was due and is closed. What you wrote is ' +
				'kept: ask your teacher for more time, and then hand it in.'
		: null;
}

/** Why handed-in work cannot be withdrawn, as a sentence for its learner; null when it can. */
export function whyNotWithdraw(notebook: Attempt, now = Date.now()): string | null {
	const { assignment } = notebook;
	if (!assignment) return null;
	const no = whyNeither(notebook);
	if (no) return `${no} It cannot be taken back.`;
	if (!assignment.takeBack)
		return 'What was handed in for this assignment stays handed in. Your teacher can return it to you.';
	if (late(notebook, now)) return 'This assignment was due, so what was handed in stays handed in.';
	return null;
}
