import { zoneHere, zoneWords } from './time-zone.ts';

// Moments in words: `Fri 27 Nov, 14:00`, with the year only where it is another one than now.

/** Formatters are slow to create, so they are kept, by time zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string | undefined): Intl.DateTimeFormat {
	const known = formats.get(zone ?? '');
	if (known) return known;
	const made = new Intl.DateTimeFormat('en-GB', {
		weekday: 'short',
		year: 'numeric',
		month: 'short',
		day: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone: zone
	});
	formats.set(zone ?? '', made);
	return made;
}

/** The parts of a moment in a time zone, or where it is rendered. */
function parts(at: number, zone: string | undefined): Record<string, string> {
	const all = format(zone).formatToParts(at);
	return Object.fromEntries(all.map(({ type, value }) => [type, value]));
}

/**
 * The day of a moment: `Fri 27 Nov`, in another year `Fri 27 Nov 2026`.
 * @param zone the time zone of the class; by default that of the browser or server that renders it
 * @param now decides whether the year is said
 */
export function dayWords(at: number, zone?: string, now = Date.now()): string {
	const { weekday, day, month, year } = parts(at, zone);
	const other = parts(now, zone).year === year ? '' : ` ${year}`;
	return `${weekday} ${day} ${month}${other}`;
}

/** A day and time, without the name of the zone: `Fri 27 Nov, 14:00`. Parameters as for `dayWords`. */
export function momentWords(at: number, zone?: string, now = Date.now()): string {
	const { hour, minute } = parts(at, zone);
	return `${dayWords(at, zone, now)}, ${hour}:${minute}`;
}

/**
 * A day and time in the time zone of a class. The zone is named only where readers could take the time for another:
 * `Fri 27 Nov, 14:00 (Europe/Berlin)`.
 * @param here the readers' own time zone; null where it is unknown, as on the server
 */
export function momentIn(at: number, zone: string, here = readersZone(), now = Date.now()): string {
	const words = momentWords(at, zone, now);
	const alone = here !== null && momentWords(at, here, now) === words;
	return alone ? words : `${words} (${zoneWords(zone)})`;
}

/** The same where there may be no class, as in self-study. */
export const momentAt = (at: number, zone?: string | null): string =>
	zone ? momentIn(at, zone) : momentWords(at);

/** A moment of today as `07:06`, any other as `momentAt` says it. Parameters as there. */
export function recentWords(at: number, zone?: string | null, now = Date.now()): string {
	const words = momentAt(at, zone);
	const day = dayWords(at, zone ?? undefined, now);
	const today = day === dayWords(now, zone ?? undefined, now);
	return today ? words.slice(day.length + 2) : words;
}

const readersZone = () => (typeof document === 'undefined' ? null : zoneHere());
