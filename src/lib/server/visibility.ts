import type { annotation } from './db/schema/work.ts';
import type { Notebook } from './notebooks.ts';

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
