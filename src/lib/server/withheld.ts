import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { db } from './db/index.ts';
import { once } from './db/kept.ts';
import { point, question, withheld } from './db/schema/lesson.ts';
import { answer, judgement } from './db/schema/work.ts';
import type { PointView } from './lesson-content.ts';
import type { Notebook } from './notebooks.ts';

/**
 * The only module that reads what must not reach a learner too early. Each function's condition is in its
 * query, so that what is not due is never fetched.
 */

const attempt = sql.placeholder('attempt');

const lockedModels = once(() =>
	db
		.select({ key: question.key, body: withheld.body })
		.from(withheld)
		.innerJoin(question, eq(question.id, withheld.questionId))
		.innerJoin(
			answer,
			and(
				eq(answer.questionId, question.id),
				eq(answer.attemptId, attempt),
				isNotNull(answer.lockedAt)
			)
		)
		.where(eq(withheld.kind, 'model'))
		.prepare()
);

/** Model responses by question key, for the answers of this notebook that are locked. */
export function models(notebook: Notebook): Map<string, string> {
	const rows = lockedModels().all({ attempt: notebook.attemptId });
	return new Map(rows.map(({ key, body }) => [key, 'model' in body ? body.model : '']));
}

const judgedViews = once(() =>
	db
		.select({ key: point.key, body: withheld.body })
		.from(withheld)
		.innerJoin(point, eq(point.id, withheld.pointId))
		.innerJoin(judgement, and(eq(judgement.pointId, point.id), eq(judgement.attemptId, attempt)))
		.where(eq(withheld.kind, 'relation'))
		.prepare()
);

/** The author's view by point key, for the points that this notebook's learner has judged. */
export function views(notebook: Notebook): Map<string, PointView> {
	const rows = judgedViews().all({ attempt: notebook.attemptId });
	return new Map(rows.flatMap(({ key, body }) => ('relation' in body ? [[key, body]] : [])));
}
