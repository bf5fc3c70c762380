import { and, eq, exists, isNotNull, sql } from 'drizzle-orm';
import { taughtBy } from '#lib/server/course/courses.ts';
import { db } from '#lib/server/db/index.ts';
import { cachedByEdition, once } from '#lib/server/db/cache.ts';
import { assignment } from '#lib/server/db/schema/course.ts';
import { criterion, point, question, rubric, withheld } from '#lib/server/db/schema/lesson.ts';
import { answer, attempt, judgement } from '#lib/server/db/schema/work.ts';
import type { LayerNote, PointView } from '#lib/server/db/schema/lesson-content.ts';
import { heldBy } from './deadlines.ts';
import type { Notebook, Submitted } from './notebooks.ts';

/**
 * The only module that reads what must not reach a learner too early. Every function checks its condition in the
 * query or before it, so that nothing is fetched before it is due.
 */

/**
 * Whether the assignment has released the author's material to this learner: always, after their due date, or once
 * an instructor released it. Self-study withholds nothing by date.
 */
const released = (notebook: Notebook) => heldBy(notebook) === null;

/** The questions of an edition that have a model response, by their keys. */
export const modelled = cachedByEdition((editionId): readonly string[] =>
	db
		.select({ key: question.key })
		.from(withheld)
		.innerJoin(question, eq(question.id, withheld.questionId))
		.where(and(eq(withheld.kind, 'model'), eq(question.editionId, editionId)))
		.all()
		.map(({ key }) => key)
);

/** Whether an edition has notes of its author, and the keys of the criteria that have samples: for after handing in. */
export const laterOn = cachedByEdition((editionId) => {
	const notes = db
		.select({ id: withheld.id })
		.from(withheld)
		.where(and(eq(withheld.kind, 'layer'), eq(withheld.editionId, editionId)));
	const sampled = db
		.select({ key: criterion.key })
		.from(withheld)
		.innerJoin(criterion, eq(criterion.id, withheld.criterionId))
		.innerJoin(rubric, eq(rubric.id, criterion.rubricId))
		.where(and(eq(withheld.kind, 'sample'), eq(rubric.editionId, editionId)));
	return { notes: notes.get() !== undefined, samples: sampled.all().map(({ key }) => key) };
});

const present = sql.placeholder('attempt');

const lockedModels = once(() =>
	db
		.select({ key: question.key, body: withheld.body })
		.from(withheld)
		.innerJoin(question, eq(question.id, withheld.questionId))
		.innerJoin(
			answer,
			and(
				eq(answer.questionId, question.id),
				eq(answer.attemptId, present),
				isNotNull(answer.lockedAt)
			)
		)
		.where(eq(withheld.kind, 'model'))
		.prepare()
);

/** Model responses by question key, for locked answers of this notebook; none before `released`. */
export function models(notebook: Notebook): Map<string, string> {
	if (!released(notebook)) return new Map();
	const rows = lockedModels().all({ attempt: notebook.attemptId });
	return new Map(rows.map(({ key, body }) => [key, 'model' in body ? body.model : '']));
}

const askedViews = once(() =>
	db
		.select({ key: point.key, body: withheld.body })
		.from(withheld)
		.innerJoin(point, eq(point.id, withheld.pointId))
		.innerJoin(
			judgement,
			and(
				eq(judgement.pointId, point.id),
				eq(judgement.attemptId, present),
				isNotNull(judgement.viewAskedAt)
			)
		)
		.where(eq(withheld.kind, 'relation'))
		.prepare()
);

/** The author's view by point key, for points that this learner has locked; none before `released`. */
export function views(notebook: Notebook): Map<string, PointView> {
	if (!released(notebook)) return new Map();
	const rows = askedViews().all({ attempt: notebook.attemptId });
	return new Map(rows.flatMap(({ key, body }) => ('relation' in body ? [[key, body]] : [])));
}

/** The condition that the notebook has been handed in at least once. */
const handedIn = () =>
	exists(
		db
			.select({ id: attempt.id })
			.from(attempt)
			.where(
				and(eq(attempt.notebookId, sql.placeholder('notebook')), isNotNull(attempt.handedInAt))
			)
	);
const asked = ({ id, editionId }: Notebook) => ({ notebook: id, edition: editionId });

const authorsNotes = once(() =>
	db
		.select({ body: withheld.body })
		.from(withheld)
		.where(
			and(
				eq(withheld.kind, 'layer'),
				eq(withheld.editionId, sql.placeholder('edition')),
				handedIn()
			)
		)
		.prepare()
);

/**
 * The author's annotations in the order of the texts; none until this notebook has been handed in once and is
 * `released`.
 */
export function layer(notebook: Notebook): LayerNote[] {
	if (!released(notebook)) return [];
	const row = authorsNotes().get(asked(notebook));
	return row && 'notes' in row.body ? row.body.notes : [];
}

const levelSamples = once(() =>
	db
		.select({ key: criterion.key, body: withheld.body })
		.from(withheld)
		.innerJoin(criterion, eq(criterion.id, withheld.criterionId))
		.innerJoin(rubric, eq(rubric.id, criterion.rubricId))
		.where(
			and(eq(withheld.kind, 'sample'), eq(rubric.editionId, sql.placeholder('edition')), handedIn())
		)
		.orderBy(criterion.ordinal)
		.prepare()
);

/**
 * Sample answers by criterion key, one a level, lowest first, where the lesson has them; none until this notebook
 * has been handed in once and is `released`.
 */
export function samples(notebook: Notebook): Map<string, string[]> {
	if (!released(notebook)) return new Map();
	const rows = levelSamples().all(asked(notebook));
	return new Map(rows.flatMap(({ key, body }) => ('samples' in body ? [[key, body.samples]] : [])));
}

/**
 * The author's notes for markers by criterion key, for an instructor of the submission's course, whether or not
 * `released` to its learner.
 */
export function markers(submission: Submitted): Map<string, string> {
	if (!submission.assignment) return new Map();
	const teaches = exists(
		db
			.select({ id: assignment.id })
			.from(assignment)
			.where(
				and(
					eq(assignment.id, submission.assignment.id),
					taughtBy({ id: submission.by }, assignment.courseId)
				)
			)
	);
	const rows = db
		.select({ key: criterion.key, body: withheld.body })
		.from(withheld)
		.innerJoin(criterion, eq(criterion.id, withheld.criterionId))
		.innerJoin(rubric, eq(rubric.id, criterion.rubricId))
		.where(and(eq(withheld.kind, 'marker'), eq(rubric.editionId, submission.editionId), teaches))
		.all();
	return new Map(rows.flatMap(({ key, body }) => ('marker' in body ? [[key, body.marker]] : [])));
}
