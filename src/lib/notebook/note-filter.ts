/** Whose notes are shown. */
export type Whose = 'mine' | 'class' | 'both';
/** Which notes are shown; empty means all. */
export type Filter = { notes: Whose; side: string; code: string; words: string };

type Filtered = { side: string; code: string | null; note: string; exact: string };

/**
 * The notes that the address asks for; by default all of the learner's own.
 * @param others whether other people's notes can be shown
 */
export function filterOf(
	{ searchParams }: { searchParams: Pick<URLSearchParams, 'get'> },
	others = false
): Filter {
	const asked = (name: string) => searchParams.get(name) ?? '';
	const whose = (['class', 'both'] as const).find((one) => others && one === asked('notes'));
	const notes = whose ?? 'mine';
	return { notes, side: asked('side'), code: asked('code'), words: asked('words').trim() };
}

/** Whether a filter hides any of those notes. */
export const narrows = ({ side, code, words }: Omit<Filter, 'notes'>): boolean =>
	Boolean(side || code || words);

/** The address that shows all of those notes. */
export const allNotes = ({ notes }: Filter): string => (notes === 'mine' ? '?' : `?notes=${notes}`);

/** The notes that match a filter. Words are searched for in the note and in its passage, ignoring case. */
export function filtered<T extends Filtered>(
	notes: T[],
	{ side, code, words }: Pick<Filter, 'side' | 'code' | 'words'>
): T[] {
	if (!side && !code && !words) return notes;
	const wanted = words.toLocaleLowerCase();
	return notes.filter(
		(note) =>
			(!side || note.side === side) &&
			(!code || (note.code ?? 'none') === code) &&
			(!wanted || `${note.note}\n${note.exact}`.toLocaleLowerCase().includes(wanted))
	);
}

/** How many of these notes are on one article. */
export const countOn = (article: string, ...lists: { side: string }[][]): number =>
	lists.flat().filter(({ side }) => side === article).length;
