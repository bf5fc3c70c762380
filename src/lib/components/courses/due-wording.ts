import { momentIn } from '#lib/wording/dates.ts';
import { hasPassed } from '#lib/wording/due-minute.ts';

type Dated = { opensAt: number | null; dueAt: number | null; timeZone: string };

/** When an assignment opens or is due, in a few words. `now` is the time by the server's clock. */
export function whenWords({ opensAt, dueAt, timeZone }: Dated, now: number): string {
	if (opensAt !== null && now < opensAt) return `Opens ${momentIn(opensAt, timeZone)}`;
	if (dueAt === null) return 'Open, no due date';
	return `${hasPassed(dueAt, now) ? 'Was due' : 'Due'} ${momentIn(dueAt, timeZone)}`;
}
