import type { Annotation } from '#lib/server/annotations.ts';

/** Which notes are shown; empty means all. */
export type Filter = { side: string; code: string; words: string };

/** Which notes the address asks for; empty means all. */
export function filterOf({ searchParams }: { searchParams: Pick<URLSearchParams, 'get'> }): Filter {
	const asked = (name: string) => searchParams.get(name) ?? '';
	return { side: asked('side'), code: asked('code'), words: asked('words').trim() };
}

/** The notes that a filter lets through. Words are looked for in the note and in its passage, in any case. */
export function filtered(notes: Annotation[], { side, code, words }: Filter): Annotation[] {
	if (!side && !code && !words) return notes;
	const wanted = words.toLocaleLowerCase();
	return notes.filter(
		(note) =>
			(!side || note.side === side) &&
			(!code || (note.code ?? 'none') === code) &&
			(!wanted || `${note.note}\n${note.exact}`.toLocaleLowerCase().includes(wanted))
	);
}
