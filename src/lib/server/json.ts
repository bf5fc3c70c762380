// Finding one's way in JSON of which nothing is certain: JSON-LD may write one thing as itself or as a list,
// and a name short, with a prefix or as a whole address.

/** An object that is no list, or null. */
export const record = (value: unknown): Record<string, unknown> | null =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;

/** What may stand alone or in a list, as a list; nothing is an empty one. */
export const list = (value: unknown): unknown[] =>
	Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** A string, or the first of a list, or what JSON-LD writes as `@value`. */
export function string(value: unknown): string | undefined {
	const [first] = list(value);
	const text = record(first)?.['@value'] ?? first;
	return typeof text === 'string' ? text : undefined;
}

/** The short names among these: `tagging` for `oa:tagging` and for its whole address. */
export const words = (values: unknown[]): string[] =>
	values.flatMap((value) => string(record(value)?.id ?? value)?.replace(/^.*[:#/]/, '') ?? []);

export const typesOf = (it: Record<string, unknown> | null): string[] =>
	words(list(it?.type ?? it?.['@type']));
