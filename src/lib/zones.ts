/** Every time zone that can be chosen, by continent, as people look for theirs. */
export function zones(also: string): { continent: string; names: string[] }[] {
	const names = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', also])].toSorted();
	const continents = Object.groupBy(names, (name) =>
		name.includes('/') ? name.slice(0, name.indexOf('/')) : 'Others'
	);
	return Object.entries(continents).map(([continent, names = []]) => ({ continent, names }));
}

/** The time zone of this computer, which on a teacher's laptop is the one of the class. */
export const zoneHere = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
