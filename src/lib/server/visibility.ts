import { and, eq } from 'drizzle-orm';
import { db, transact } from './db/index.ts';
import { annotation } from './db/schema/work.ts';
import type { Notebook } from './notebook/notebooks.ts';
import { missing } from './refusal.ts';

/** Who beside its learner may come to see a note, once the assignment's rule allows it. */
export type Visibility = (typeof annotation.$inferSelect)['visibility'];

/**
 * What a new note gets: where a class sees each other's notes, everybody in it, because a note is part of what is
 * talked about there; in any other assignment its instructors, who see it once it is handed in; in self-study
 * its learner, for whom it means nothing.
 */
export function usual({ assignment }: Notebook): Visibility {
	if (!assignment) return 'me';
	return assignment.sharing === 'never' ? 'instructors' : 'class';
}

/**
 * Says who may come to see a note of one's own.
 * @param to from `notebooks.findOpen`: what was handed in stays as it was shown
 * @throws Refusal `missing` when there is no such note
 */
export function show(to: Notebook, uid: string, visibility: Visibility) {
	const one = and(eq(annotation.attemptId, to.attemptId), eq(annotation.uid, uid));
	const { changes } = transact(() => db.update(annotation).set({ visibility }).where(one).run());
	if (!changes) throw missing();
}
