const minute = 60_000;

/** The first moment after the minute that pages show for this moment. */
export const minuteEnd = (at: number): number => (Math.floor(at / minute) + 1) * minute;

/**
 * Whether a due date had passed at a moment. The minute that is shown counts to its end: work due at 08:30 is in
 * time until 08:31. Null is never due. Its twin for queries is `passed` in server/assignment/scope.ts.
 */
export const hasPassed = (dueAt: number | null, at: number): boolean =>
	dueAt !== null && minuteEnd(dueAt) <= at;

/**
 * When an attempt is due, of a student whose date is `dueAt`: work that was sent back after that isn't due again,
 * unless they got an extension since.
 */
export const dueAgain = (dueAt: number | null, returnedAt: number | null): number | null =>
	dueAt !== null && returnedAt !== null && hasPassed(dueAt, returnedAt) ? null : dueAt;
