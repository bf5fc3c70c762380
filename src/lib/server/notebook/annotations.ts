import { and, asc, eq, sql } from 'drizzle-orm';
import type { Place } from '#lib/anchor/passages.ts';
import { once } from '#lib/server/db/cache.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { code } from '#lib/server/db/schema/lesson.ts';
import { version } from '#lib/server/db/schema/text.ts';
import { annotation } from '#lib/server/db/schema/work.ts';
import { codeId } from '#lib/server/lesson/lessons.ts';
import { placed } from '#lib/server/lesson/passages.ts';
import {
	begins,
	ends,
	firstSentence,
	labels,
	lastSentence
} from '#lib/server/lesson/sentence-joins.ts';
import { Refusal, missing } from '#lib/server/refusal.ts';
import { type Notebook, touch } from './notebooks.ts';
import { erasing } from './soft-delete.ts';
import { readable } from './text-access.ts';

/**
 * A note as a learner sends it. `code` is a key of the codebook; null makes a plain highlight. Without `visibility`,
 * a new note gets the usual one and an existing note keeps its own.
 */
export type NoteInput = Place & {
	code: string | null;
	note: string;
	visibility?: Visibility | undefined;
};

export type Annotation = ReturnType<typeof of>[number];

/** A note and its passage, for a query that joins version, code and the passage's two sentences. */
export const columns = {
	uid: annotation.uid,
	side: version.side,
	...labels,
	first: annotation.first,
	last: annotation.last,
	start: annotation.start,
	end: annotation.end,
	exact: annotation.exact,
	fit: annotation.fit,
	code: code.key,
	note: annotation.note
};

/** Notes as their learner has them. */
export const selected = () =>
	db
		.select({
			...columns,
			whole: sql<number>`coalesce(${firstSentence.start}, 0)`,
			wholeEnd: sql<number>`coalesce(${lastSentence.end}, 0)`,
			visibility: annotation.visibility,
			revision: annotation.revision,
			createdAt: annotation.createdAt,
			changedAt: annotation.changedAt,
			erasedAt: annotation.erasedAt
		})
		.from(annotation)
		.innerJoin(version, eq(version.id, annotation.versionId))
		.leftJoin(firstSentence, begins(annotation))
		.leftJoin(lastSentence, ends(annotation))
		.leftJoin(code, eq(code.id, annotation.codeId));

const mine = eq(annotation.attemptId, sql.placeholder('attempt'));
const listed = once(() =>
	selected()
		.where(mine)
		.orderBy(asc(version.side), asc(annotation.start), asc(annotation.end), asc(annotation.id))
		.prepare()
);
const one = once(() =>
	selected()
		.where(and(mine, eq(annotation.uid, sql.placeholder('uid'))))
		.prepare()
);

/**
 * The notebook's annotations in the order of the texts, A before B.
 * @param erased whether to include deleted ones that can still be restored
 */
export function of(notebook: Notebook, { erased = false } = {}) {
	const all = listed().all({ attempt: notebook.attemptId });
	return erased ? all : all.filter(({ erasedAt }) => !erasedAt);
}

const here = ({ attemptId }: Notebook, uid: string) =>
	and(eq(annotation.attemptId, attemptId), eq(annotation.uid, uid));

/** One annotation by its uid, erased or not. @throws Refusal `missing` */
export function find(notebook: Notebook, uid: string): Annotation {
	const found = one().get({ attempt: notebook.attemptId, uid });
	if (!found) throw missing();
	return found;
}

/**
 * Annotates a passage. The same `uid` a second time changes nothing.
 * @param notebook from `notebooks.findOpen`
 * @throws Refusal `invalid` for an unknown sentence, words that are not there, other words than the reader selected, or
 * an unknown code
 */
export function add(notebook: Notebook, uid: string, input: NoteInput): Annotation {
	return transact(() => {
		const passage = placed(readable(notebook), input);
		const at = touch(notebook);
		db.insert(annotation)
			.values({
				...passage,
				attemptId: notebook.attemptId,
				uid,
				codeId: codeId(notebook, input.code),
				note: input.note,
				visibility: input.visibility ?? usualVisibility(notebook),
				revision: 1,
				createdAt: at,
				changedAt: at
			})
			.onConflictDoNothing({ target: [annotation.attemptId, annotation.uid] })
			.run();
		return find(notebook, uid);
	});
}

/**
 * Changes passage, code, note or visibility.
 * @param base the revision that the learner saw; repeating the same change does nothing
 * @throws Refusal as `add`; `stale` with the stored annotation when somebody changed it since
 */
export function change(
	notebook: Notebook,
	uid: string,
	base: number,
	input: NoteInput
): Annotation {
	return transact(() => {
		const stored = find(notebook, uid);
		if (repeats(notebook, stored, base, input)) return stored;
		if (stored.revision !== base || stored.erasedAt)
			throw new Refusal(
				'stale',
				stored.erasedAt
					? 'This note was deleted in another window. Restore it there, or save yours as a new note.'
					: 'This note was changed in another window. Both versions are shown: save again to keep yours.',
				stored
			);
		const passage = stays(stored, input) ? {} : placed(readable(notebook), input);
		db.update(annotation)
			.set({
				...passage,
				codeId: codeId(notebook, input.code),
				note: input.note,
				visibility: input.visibility ?? stored.visibility,
				revision: base + 1,
				changedAt: touch(notebook)
			})
			.where(here(notebook, uid))
			.run();
		return find(notebook, uid);
	});
}

/** Whether the input names the stored passage. Then it keeps its place, even if the same words occur twice. */
const stays = (
	stored: Annotation,
	{ from, to, words, side, start, end, exact = stored.exact }: NoteInput
) =>
	exact === stored.exact &&
	(start === undefined
		? words === stored.exact && from === stored.from && (to || from) === stored.to
		: side === stored.side && start === stored.start && end === stored.end);

/** Whether this change has been applied already, as when it is sent again. */
function repeats(notebook: Notebook, stored: Annotation, base: number, input: NoteInput): boolean {
	const { start, end } = stays(stored, input) ? stored : placed(readable(notebook), input);
	const { visibility = stored.visibility } = input;
	const shown = stored.visibility === visibility;
	const same = stored.start === start && stored.end === end && stored.note === input.note;
	return (
		same && shown && stored.code === input.code && stored.revision === base + 1 && !stored.erasedAt
	);
}

/** Soft-delete and restore. @throws Refusal `missing` */
export const { erase, restore } = erasing(annotation, find);

/** Who may see a note besides its learner, once the assignment's sharing rule allows it. */
export type Visibility = (typeof annotation.$inferSelect)['visibility'];

/**
 * The visibility of a new note: the class where the assignment shares notes; otherwise the instructors, who see it
 * once it is handed in. In self-study it has no effect.
 */
export function usualVisibility({ assignment }: Notebook): Visibility {
	if (!assignment) return 'me';
	return assignment.sharing === 'never' ? 'instructors' : 'class';
}
