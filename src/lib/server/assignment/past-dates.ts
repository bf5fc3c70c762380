import { Refusal } from '#lib/server/refusal.ts';
import { momentWords } from '#lib/wording/dates.ts';
import { opensAtOnce } from '#lib/wording/opens-at-once.ts';
import { hasPassed } from '#lib/wording/due-minute.ts';

type Dates = { opensAt?: number | null; dueAt: number | null };

/**
 * Asks before a new due date is taken that has already passed, which is usually a slip of the year or the day.
 * An opening date that has passed is no slip: it opens at once, which the question says.
 * @param zone the time zone of the class, in which the date was typed
 * @param sure whether the person has confirmed it
 * @throws Refusal `incomplete` for such a date, unless they are sure
 */
export function confirmPast({ opensAt = null, dueAt }: Dates, zone: string, sure: boolean) {
	const now = Date.now();
	if (dueAt === null || sure || !hasPassed(dueAt, now)) return;
	const opens = opensAt !== null && opensAt <= now ? `${opensAtOnce} ` : '';
	throw new Refusal(
		'incomplete',
		`This due date has already passed: ${momentWords(dueAt, zone)}. ${opens}` +
			'Change the due date, or tick “Use this due date anyway”. Nothing was changed yet.'
	);
}
