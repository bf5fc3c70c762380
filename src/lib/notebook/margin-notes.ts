import { writer } from '#lib/wording/note-audience.ts';
import type { Annotation } from '#lib/server/notebook/annotations.ts';
import type { Margin } from '#lib/server/classroom/margin.ts';
import { type Filter, filtered } from './note-filter.ts';

/**
 * What other people wrote beside the texts: a classmate's note, an instructor's prompt to the class, or their comment
 * to the reader.
 */
export type MarginNote = Pick<
	Annotation,
	'side' | 'start' | 'end' | 'first' | 'last' | 'from' | 'to' | 'exact' | 'code' | 'note' | 'fit'
> & {
	/** Its id on the page. */
	id: string;
	kind: 'theirs' | 'prompt' | 'remark';
	/** The author's name, as the reader sees it. */
	who: string;
	notebookId: number;
	uid: string;
	/** Of a comment: its submission, and whether it is new since the reader's last visit. */
	about?: { number: number; fresh: boolean };
};

/**
 * The margin notes to show, in the order of the texts. Instructors' notes have no code, and are shown whichever
 * students' notes are chosen.
 */
export function marginNotes(
	margin: Pick<Margin, 'notes' | 'prompts' | 'remarks'> | null,
	by: Filter
): MarginNote[] {
	if (!margin) return [];
	const notes = by.notes === 'mine' ? [] : margin.notes;
	return filtered(
		[
			...notes.map((note) => ({
				...note,
				id: `class-${note.notebookId}-${note.uid}`,
				kind: 'theirs' as const,
				who: writer(note)
			})),
			...margin.prompts.map(({ id, text, by: name, ...place }) => ({
				...place,
				note: text,
				code: null,
				fit: 'exact' as const,
				who: name,
				id: `prompt-${id}`,
				kind: 'prompt' as const,
				notebookId: 0,
				uid: String(id)
			})),
			...margin.remarks.map(({ text, number, fresh, ...place }) => ({
				...place,
				note: text,
				code: null,
				fit: 'exact' as const,
				who: '',
				notebookId: 0,
				id: `said-${place.uid}`,
				kind: 'remark' as const,
				about: { number, fresh }
			}))
		].filter(({ kind }) => kind === 'theirs' || !by.code),
		by
	).toSorted(inOrder);
}

/** The author in a list of notes at one place. */
export const authorOf = ({ kind, who }: Pick<MarginNote, 'kind' | 'who'>) =>
	kind === 'theirs' ? who : kind === 'prompt' ? 'From your teacher' : 'Your teacher, on your work';

/** The order of the texts, A before B. */
const inOrder = (
	x: Pick<MarginNote, 'side' | 'start' | 'end'>,
	y: Pick<MarginNote, 'side' | 'start' | 'end'>
) => (x.side < y.side ? -1 : x.side > y.side ? 1 : x.start - y.start || x.end - y.end);

/**
 * The learner's own notes and others' in one list. At the same place, instructors' notes come first, and own notes
 * before classmates'.
 */
export function withOwnNotes(mine: Annotation[], others: MarginNote[]) {
	const rank = { prompt: 0, remark: 1, mine: 2, theirs: 3 };
	return [
		...mine.map((note) => ({ kind: 'mine' as const, note })),
		...others.map((note) => ({ kind: note.kind, note }))
	].toSorted((x, y) => inOrder(x.note, y.note) || rank[x.kind] - rank[y.kind]);
}
