import { Refusal } from '#lib/server/refusal.ts';

/** What to do with a file that can’t be read. */
export const instead = 'Open it, and save the list as CSV, or copy the names and paste them here.';

export const tooLong = () =>
	new Refusal('invalid', 'This file is too long for a class list. Check that it’s the right one.');

export const noText = () => new Refusal('invalid', `This file isn’t a list as text. ${instead}`);
