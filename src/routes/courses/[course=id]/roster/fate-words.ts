import type { Fate } from '#lib/server/course/roster-plan.ts';
import type { Preview } from '#lib/server/course/roster.ts';

/** What becomes of a line of the list, in words. */
export const fateWords: [Fate, string][] = [
	['new', 'New account'],
	['joins', 'Joins with their account'],
	['invited', 'Invited (has an account)'],
	['here', 'Already in the class'],
	['duplicate', 'Duplicate'],
	['refused', 'Can’t be imported'],
	['left', 'Left out']
];

/** How many people the import brings. */
export const coming = (counts: Preview['counts']) => counts.new + counts.joins + counts.invited;
