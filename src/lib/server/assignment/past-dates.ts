import { Refusal } from '#lib/server/refusal.ts';
import { momentWords } from '#lib/wording/dates.ts';
import { hasPassed } from '#lib/wording/due-minute.ts';

/**
 * Asks before a new due date is taken that has already passed, which is usually a slip of the year or the day.
 * @param zone the time zone of the class, in which the date was typed
 * @param sure whether the person has confirmed it
 * @throws Refusal `incomplete` for such a date, unless they are sure
 */
export function confirmPast(dueAt: number | null, zone: string, sure: boolean) {
	if (dueAt === null || sure || !hasPassed(dueAt, Date.now())) return;
	throw new Refusal(
		'incomplete',
		`This due date has already passed: ${momentWords(dueAt, zone)}. ` +
			'Change it, or tick “Use this due date anyway”. Nothing was changed yet.'
	);
}
