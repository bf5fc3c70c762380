// Converts offsets: the W3C counts Unicode code points, JavaScript UTF-16 units.

const pair = /[\ud800-\udbff][\udc00-\udfff]/g;

/** How many code points precede this offset, which is not inside a surrogate pair. */
export function toPoints(text: string, offset: number): number {
	return offset - (text.slice(0, offset).match(pair)?.length ?? 0);
}

/** The offset of a code point, or null beyond the end of the text. */
export function toUnits(text: string, points: number): number | null {
	let offset = points;
	for (const { index } of text.matchAll(pair)) {
		if (index >= offset) break;
		offset += 1;
	}
	return offset <= text.length ? offset : null;
}
