import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Place } from '#lib/anchor/passages.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { prompt } from '#lib/server/db/schema/course.ts';
import { version } from '#lib/server/db/schema/text.ts';
import { undoable } from '#lib/server/notebook/soft-delete.ts';
import {
	begins,
	ends,
	firstSentence,
	labels,
	lastSentence
} from '#lib/server/lesson/sentence-joins.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import { placed } from '#lib/server/lesson/passages.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';

/** A note that an instructor puts into the margin for everybody who works on an assignment. */
export type Prompt = ReturnType<typeof of>[number];

const list = (assignmentId: number) =>
	db
		.select({
			id: prompt.id,
			side: version.side,
			...labels,
			first: prompt.first,
			last: prompt.last,
			start: prompt.start,
			end: prompt.end,
			exact: prompt.exact,
			text: prompt.text,
			by: user.name,
			erased: sql<boolean>`${prompt.erasedAt} is not null`.mapWith(Boolean)
		})
		.from(prompt)
		.innerJoin(version, eq(version.id, prompt.versionId))
		.innerJoin(user, eq(user.id, prompt.by))
		.leftJoin(firstSentence, begins(prompt))
		.leftJoin(lastSentence, ends(prompt))
		.where(
			and(
				eq(prompt.assignmentId, assignmentId),
				or(isNull(prompt.erasedAt), gt(prompt.erasedAt, Date.now() - undoable))
			)
		)
		.orderBy(asc(version.side), asc(prompt.start), asc(prompt.id))
		.all();

/** The prompts for a notebook in the order of the texts; none while these are closed. */
export function of(asker: Notebook) {
	if (asker.assignmentId === null || !textAccess.opened(asker)) return [];
	return list(asker.assignmentId).filter(({ erased }) => !erased);
}

/** The prompts for an instructor, with those deleted in the last day. */
export const taught = (assignment: Assignment): Prompt[] => list(assignment.id);

/**
 * Adds a prompt at a passage. Adding the same one again does nothing.
 * @throws Refusal `invalid` for a passage that does not exist, or without words; `closed` when the assignment is
 * archived
 */
export function add(assignment: Assignment, place: Place, words: string) {
	transact(() => {
		writable(assignment);
		const { text, passage } = sound(assignment, place, words);
		const same = list(assignment.id).some(
			(one) =>
				!one.erased &&
				one.text === text &&
				one.start === passage.start &&
				one.end === passage.end &&
				one.exact === passage.exact
		);
		if (same) return;
		db.insert(prompt)
			.values({ ...passage, assignmentId: assignment.id, by: assignment.by, text, at: Date.now() })
			.run();
	});
}

/**
 * Changes the words or the passage of a prompt.
 * @throws Refusal as `add`; `closed` also for a deleted prompt; `missing` if there is none
 */
export function change(assignment: Assignment, id: number, place: Place, words: string) {
	transact(() => {
		writable(assignment);
		const was = db.select().from(prompt).where(theOne(assignment, id)).get();
		if (was && was.erasedAt !== null)
			throw new Refusal(
				'closed',
				'This prompt has been deleted, so the change wasn’t saved. Restore it, or add a new one.'
			);
		const { text, passage } = sound(assignment, place, words);
		put(assignment, id, { ...passage, text });
	});
}

/** Soft-delete. @throws Refusal `missing` if there is none */
export const erase = (assignment: Assignment, id: number) =>
	put(assignment, id, { erasedAt: Date.now() });

/** Undoes `erase`. @throws Refusal `missing` if there is none */
export const restore = (assignment: Assignment, id: number) =>
	put(assignment, id, { erasedAt: null });

const theOne = (assignment: Assignment, id: number) =>
	and(eq(prompt.id, id), eq(prompt.assignmentId, assignment.id));

function put(assignment: Assignment, id: number, to: Partial<typeof prompt.$inferInsert>) {
	const { changes } = transact(() => db.update(prompt).set(to).where(theOne(assignment, id)).run());
	if (!changes) throw missing();
}

function writable(assignment: Assignment) {
	if (assignment.archivedAt || assignment.courseArchivedAt)
		throw new Refusal('closed', 'This assignment is archived. Reopen it first.');
}

function sound(assignment: Assignment, place: Place, words: string) {
	const text = words.trim();
	if (!text) throw new Refusal('invalid', 'Please write the prompt.');
	return { text, passage: placed(textAccess.taught(assignment), place) };
}
