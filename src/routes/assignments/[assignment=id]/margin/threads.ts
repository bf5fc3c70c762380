import type { PageData } from './$types';

type Margin = Pick<PageData, 'notes' | 'replies' | 'reported'>;
/** The filters of the class's notes: those with a report, those with replies, or all. */
export const views = ['reported', 'replies', 'all'] as const;
export type View = (typeof views)[number];

/** The report of a note or reply; undefined if there is none. */
const reportOn = (
	{ reported }: Pick<Margin, 'reported'>,
	of: { notebookId: number; note: string; reply: string | null }
) =>
	reported.find(
		(one) => one.notebookId === of.notebookId && one.note === of.note && one.reply === of.reply
	);

/** The class's notes with their replies, and whether the note or a reply was reported. */
export function threads(margin: Margin) {
	return margin.notes.map((note) => {
		const replies = margin.replies
			.filter((one) => one.notebookId === note.notebookId && one.note === note.uid)
			.map((reply) => ({
				...reply,
				report: reportOn(margin, { ...reply, reply: reply.uid })
			}));
		const report = reportOn(margin, { ...note, note: note.uid, reply: null });
		const all = [report, ...replies.map((one) => one.report)];
		return {
			note,
			replies,
			report,
			reported: all.some((one) => one !== undefined),
			waiting: all.some((one) => (one?.waiting ?? 0) > 0)
		};
	});
}

export type Thread = ReturnType<typeof threads>[number];

/** The threads that a view shows. Among reported ones, those that wait for a decision come first. */
export function chosen(all: Thread[], view: View): Thread[] {
	if (view === 'all') return all;
	if (view === 'replies') return all.filter(({ replies }) => replies.length);
	return all
		.filter(({ reported }) => reported)
		.toSorted((x, y) => Number(y.waiting) - Number(x.waiting));
}
