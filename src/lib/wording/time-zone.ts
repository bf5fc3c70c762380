// Dates are typed in a course's time zone, and stored as milliseconds since 1970.

/** Formatters are slow to create, so they are kept. */
const formats = new Map<string, Intl.DateTimeFormat>();

function digits(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
	const clock = {
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23'
	} as const;
	const made = new Intl.DateTimeFormat('en-GB', { ...day, ...clock, timeZone: zone });
	formats.set(zone, made);
	return made;
}

/** How far the zone's clocks are ahead of UTC at a moment. */
function ahead(at: number, zone: string): number {
	const second = Math.floor(at / 1000) * 1000;
	const parts = digits(zone).formatToParts(second);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	const year = of('year');
	const month = of('month');
	const day = of('day');
	return Date.UTC(year, month - 1, day, of('hour'), of('minute'), of('second')) - second;
}

/** The name of a zone for people: `America/New York`. */
export const zoneWords = (zone: string): string => zone.replaceAll('_', ' ');

/** A moment as the zone's clocks show it, in the form that a field for date and time takes: `2026-11-27T14:00`. */
export const localOf = (at: number, zone: string): string =>
	new Date(at + ahead(at, zone)).toISOString().slice(0, 16);

const day = 86_400_000;
const typed = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(:\d{2}(\.\d+)?)?$/;

/**
 * The moment at which the zone's clocks show this time. A time that the clocks skip is moved forward by as much as
 * they skip; of a time that they show twice, the first is returned.
 * @param local `2026-11-27T14:00`
 * @param was the original moment of the field: returned exactly if the field shows the same time
 * @returns null when this is not a date and time
 */
export function momentOf(local: string, zone: string, was: number | null = null): number | null {
	const [, year, month, date, hour, minute] = (typed.exec(local) ?? []).map(Number);
	if (!year || !month || !date || hour === undefined || minute === undefined) return null;
	const clock = Date.UTC(year, month - 1, date, hour, minute);
	const said = local.slice(0, 16);
	if (new Date(clock).toISOString().slice(0, 16) !== said) return null;
	if (was !== null && localOf(was, zone) === said) return was;
	const before = ahead(clock - day, zone);
	const after = ahead(clock + day, zone);
	// the greater offset gives the earlier moment
	const first = clock - Math.max(before, after);
	const second = clock - Math.min(before, after);
	if (localOf(first, zone) === said) return first;
	return localOf(second, zone) === said ? second : clock - before;
}

/** Every time zone that can be chosen, by continent. */
export function zones(also: string): { continent: string; names: string[] }[] {
	const names = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', also])].toSorted();
	const continents = Object.groupBy(names, (name) =>
		name.includes('/') ? name.slice(0, name.indexOf('/')) : 'Others'
	);
	return Object.entries(continents).map(([continent, names = []]) => ({ continent, names }));
}

/** The time zone of this computer; on a teacher's laptop it is usually that of the class. */
export const zoneHere = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
