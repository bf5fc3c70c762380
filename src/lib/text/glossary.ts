import type { Span } from '#lib/anchor/sentences.ts';
import { even, places } from './term-counts.ts';

/** A word or a name, and its explanation. `term` may end with another form in brackets. */
export type Entry = { term: string; meaning: string };
/** The place of an entry's word in a text. */
export type Spoken = Span & { entry: Entry };

/** The terms and the people of a lesson, all as entries. */
export const entries = (lesson: {
	glossary: Entry[];
	people: { name: string; who: string }[];
}): Entry[] => [
	...lesson.glossary,
	...lesson.people.map(({ name, who }) => ({ term: name, meaning: who }))
];

/**
 * The places of the entries' words in a text, the first of each, in the order of the text. Case is ignored, only
 * whole words count, and of two that would overlap the longer one is taken.
 */
export function spoken(text: string, of: readonly Entry[]): Spoken[] {
	const forms = of
		.flatMap((entry) => formsOf(entry.term).map((form) => ({ form, entry })))
		.sort((one, other) => other.form.length - one.form.length);
	const plain = even(text);
	// offsets are the same in both, unless accents were joined to their letters
	const searched = plain.length === text.length ? plain : text;
	const found: Spoken[] = [];
	for (const { form, entry } of forms) {
		const free = places(form, searched).find(
			({ start, end }) => !found.some((other) => other.start < end && start < other.end)
		);
		if (free) found.push({ ...free, entry });
	}
	const inOrder = found.sort((one, other) => one.start - other.start);
	return inOrder.filter(({ entry }, i) => inOrder.findIndex((one) => one.entry === entry) === i);
}

/** `Government Accountability Office (GAO)` may occur as either form. */
function formsOf(term: string): string[] {
	const [, long, short] = /^(.+?)\s*\((.+)\)$/.exec(term) ?? [];
	return long && short ? [long, short] : [term];
}

/**
 * Cuts a stretch of a text where words of the glossary begin and end; joined, the pieces are the stretch.
 * A word that is only partly in the stretch is not cut out.
 * @param start the offset of the stretch in the text
 */
export function cut(stretch: string, start: number, words: readonly Spoken[]) {
	const pieces: { text: string; entry: Entry | null }[] = [];
	let at = 0;
	for (const { start: from, end, entry } of words) {
		if (from < start + at || end > start + stretch.length) continue;
		pieces.push({ text: stretch.slice(at, from - start), entry: null });
		pieces.push({ text: stretch.slice(from - start, end - start), entry });
		at = end - start;
	}
	pieces.push({ text: stretch.slice(at), entry: null });
	return pieces.filter(({ text }) => text);
}
