import { writer } from '#lib/audience.ts';
import type { Annotation } from '#lib/server/annotations.ts';
import type { Margin } from '#lib/server/margins.ts';
import { type Filter, filtered } from './filter.ts';

/** What somebody else put beside the texts: a classmate's note, or an instructor's prompt to everybody. */
export type Beside = Pick<
	Annotation,
	'side' | 'start' | 'end' | 'first' | 'last' | 'from' | 'to' | 'exact' | 'code' | 'note' | 'fit'
> & {
	/** Its id on the page. */
	id: string;
	kind: 'theirs' | 'prompt';
	/** Whose it is, as the reader is told. */
	who: string;
	notebookId: number;
	uid: string;
};

/** What of the others is shown, in the order of the texts. Prompts have no code, and are there whoever's notes are. */
export function beside(margin: Pick<Margin, 'notes' | 'prompts'> | null, by: Filter): Beside[] {
	if (!margin) return [];
	const notes = by.notes === 'mine' ? [] : margin.notes;
	return filtered(
		[
			...notes.map((note) => ({
				...note,
				...{ id: `class-${note.notebookId}-${note.uid}`, kind: 'theirs' as const },
				who: writer(note)
			})),
			...margin.prompts.map(({ id, text, by: name, ...place }) => ({
				...{ ...place, note: text, code: null, fit: 'exact' as const, who: name },
				...{ id: `prompt-${id}`, kind: 'prompt' as const, notebookId: 0, uid: String(id) }
			}))
		].filter(({ kind }) => kind === 'theirs' || !by.code),
		by
	).toSorted(inOrder);
}

/** The order of the texts, A before B. */
export const inOrder = (
	x: Pick<Beside, 'side' | 'start' | 'end'>,
	y: Pick<Beside, 'side' | 'start' | 'end'>
) => (x.side < y.side ? -1 : x.side > y.side ? 1 : x.start - y.start || x.end - y.end);

/** Own notes and the others' in one list. Of two at one place a prompt comes first, and one's own before others'. */
export function listed(mine: Annotation[], others: Beside[]) {
	const rank = { prompt: 0, mine: 1, theirs: 2 };
	return [
		...mine.map((note) => ({ kind: 'mine' as const, note })),
		...others.map((note) => ({ kind: note.kind, note }))
	].toSorted((x, y) => inOrder(x.note, y.note) || rank[x.kind] - rank[y.kind]);
}
