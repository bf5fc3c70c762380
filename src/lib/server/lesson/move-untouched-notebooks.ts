import { and, eq, inArray, isNotNull, isNull, ne, not, or, sql } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { edition } from '#lib/server/db/schema/lesson.ts';
import { attempt, notebook } from '#lib/server/db/schema/work.ts';
import { work } from '#lib/server/db/triggers.ts';

/**
 * Moves a lesson's self-study notebooks without work and without submissions to this edition. All others keep the
 * edition that their work cites or that was assigned, so that a class never splits. Part of the transaction that
 * publishes.
 */
export function follow(lessonId: number, editionId: number) {
	const others = db
		.select({ id: edition.id })
		.from(edition)
		.where(and(eq(edition.lessonId, lessonId), ne(edition.id, editionId)));
	const written = work.map(
		(table) => sql`exists (select 1 from ${sql.identifier(table)} where attempt_id = ${attempt.id})`
	);
	const begun = db
		.select({ id: attempt.notebookId })
		.from(attempt)
		.where(or(isNotNull(attempt.handedInAt), ...written));
	db.update(notebook)
		.set({ editionId })
		.where(
			and(
				isNull(notebook.assignmentId),
				inArray(notebook.editionId, others),
				not(inArray(notebook.id, begun))
			)
		)
		.run();
}
