export type Quote = { exact: string; prefix: string; suffix: string };
/** The place of an imported annotation: a quote and a position in code points, in the source with this address. */
export type Place = {
	source: string;
	quote: Quote | null;
	position: { start: number; end: number } | null;
};

/** Reads one target of an annotation. @returns its place, or a sentence why it cannot be used */
export function pointed(target: unknown): Place | string {
	const it = record(target);
	const address = string(it ? (it.source ?? it.id ?? it['@id']) : target);
	const named = address ?? string(record(it?.source)?.id) ?? '';
	const [source = '', fragment = ''] = named.split(/#(.*)/s);
	const selectors = selected(it?.selector);
	const places = [...selectors.map(meant), fragmented(fragment)];
	const quote = places.find((place) => place.quote)?.quote ?? null;
	const position = places.find((place) => place.position)?.position ?? null;
	if (quote || position) return { source, quote, position };
	const kinds = [...new Set(selectors.flatMap((selector) => typesOf(selector)))];
	return kinds.length
		? `Its position makes sense only on the page it was made on (${kinds.join(', ').slice(0, 80)}).`
		: 'It’s about a whole article, not a passage in it.';
}

type Found = Partial<Pick<Place, 'quote' | 'position'>>;

/** All selectors in a value, refinements before what they refine, to a depth that no tool exceeds. */
function selected(value: unknown, depth = 0): Record<string, unknown>[] {
	if (depth > 4) return [];
	return list(value).flatMap((one) => {
		const it = record(one);
		if (!it) return [];
		// the position of a refinement counts within what it refines, so only its quote is usable
		const finer = selected(it.refinedBy, depth + 1).map((inner) => ({
			...inner,
			start: undefined
		}));
		return [...finer, ...selected(it.items, depth + 1), it];
	});
}

function meant(selector: Record<string, unknown>): Found {
	const types = typesOf(selector);
	const is = (type: string) => types.includes(type) || !types.length;
	const exact = string(selector.exact);
	if (exact && is('TextQuoteSelector')) {
		const prefix = string(selector.prefix) ?? '';
		const suffix = string(selector.suffix) ?? '';
		return { quote: { exact, prefix, suffix } };
	}
	if (is('TextPositionSelector')) return spanned(selector.start, selector.end);
	const value = string(selector.value);
	return value && is('FragmentSelector') ? fragmented(value.replace(/^#/, '')) : {};
}

function spanned(start: unknown, end: unknown): Found {
	if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return {};
	const position = { start: Number(start), end: Number(end) };
	return position.start >= 0 && position.start < position.end ? { position } : {};
}

/**
 * The passage that a fragment of an address names: characters of a plain text (RFC 5147), or words, as browsers
 * write them (`#:~:text=`). The first and last words alone don't quote a passage.
 */
function fragmented(fragment: string): Found {
	const [, start, end] = /^char=(\d+),(\d+)/.exec(fragment) ?? [];
	if (start && end) return spanned(Number(start), Number(end));
	const [, directive = ''] = /:~:text=([^&]*)/.exec(fragment) ?? [];
	const parts = directive.split(',').map(decoded);
	const prefix = parts[0]?.endsWith('-') ? (parts.shift() ?? '').slice(0, -1) : '';
	const suffix = parts.at(-1)?.startsWith('-') ? (parts.pop() ?? '').slice(1) : '';
	const [exact, ...more] = parts;
	return exact && !more.length ? { quote: { exact, prefix, suffix } } : {};
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// Tolerant readers for JSON-LD, which may write one value as itself or as a list, and a name short, prefixed or as a
// full address.

/** The value if it is an object and no list, otherwise null. */
export const record = (value: unknown): Record<string, unknown> | null =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;

/** A value or list as a list; nothing becomes an empty one. */
export const list = (value: unknown): unknown[] =>
	Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** A string, or the first of a list, or what JSON-LD writes as `@value`. */
export function string(value: unknown): string | undefined {
	const [first] = list(value);
	const text = record(first)?.['@value'] ?? first;
	return typeof text === 'string' ? text : undefined;
}

/** Short names: `tagging` for `oa:tagging` and for its full address. */
export const words = (values: unknown[]): string[] =>
	values.flatMap((value) => string(record(value)?.id ?? value)?.replace(/^.*[:#/]/, '') ?? []);

export const typesOf = (it: Record<string, unknown> | null): string[] =>
	words(list(it?.type ?? it?.['@type']));
