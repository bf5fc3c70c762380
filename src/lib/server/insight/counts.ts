import {
	and,
	asc,
	between,
	count,
	countDistinct,
	desc,
	eq,
	isNotNull,
	isNull,
	max,
	or,
	sql
} from 'drizzle-orm';
import type { Mark } from '#lib/statistics/class-marks.ts';
import { handedIn, type Of, shown } from '#lib/server/review/counted-work.ts';
import { db } from '#lib/server/db/index.ts';
import { silence } from '#lib/server/db/schema/findings.ts';
import { code, point, question } from '#lib/server/db/schema/lesson.ts';
import { sentence } from '#lib/server/db/schema/text.ts';
import { annotation, answer, attempt, judgement, notebook } from '#lib/server/db/schema/work.ts';
import type { Code } from '#lib/server/lesson/lessons.ts';
import type { Text } from '#lib/server/lesson/passages.ts';

// Counts of a class's submissions. One query each.

/** The notes that count, with their learners. */
export function marks(assignment: Of, codes: Code[], texts: Text[]): Mark[] {
	const places = new Map(codes.map(({ id }, place) => [id, place]));
	const sides = new Map(texts.map(({ versionId, side }) => [versionId, side]));
	const rows = db
		.select({
			who: attempt.id,
			versionId: annotation.versionId,
			first: annotation.first,
			last: annotation.last,
			codeId: annotation.codeId
		})
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(annotation, eq(annotation.attemptId, attempt.id))
		.where(and(handedIn(assignment), shown))
		.orderBy(asc(attempt.id))
		.all();
	return rows.flatMap(({ versionId, codeId, ...rest }) => {
		const side = sides.get(versionId);
		return side ? [{ ...rest, side, code: places.get(codeId ?? 0) ?? null }] : [];
	});
}

/** How many chose each relation on a point, most first, with the id of the longest reason. */
export const judgements = (assignment: Of) =>
	db
		.select({
			key: point.key,
			relation: judgement.relation,
			n: count(),
			/** With max(), SQLite takes the id from the row that has the maximum. */
			longest: max(sql<number>`length(trim(${judgement.reason}))`),
			id: judgement.id
		})
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(judgement, eq(judgement.attemptId, attempt.id))
		.innerJoin(point, eq(point.id, judgement.pointId))
		.where(and(handedIn(assignment), isNotNull(judgement.relation)))
		.groupBy(point.key, judgement.relation)
		.orderBy(asc(point.key), desc(count()), asc(judgement.relation))
		.all()
		.flatMap(({ longest, id, relation, ...rest }) =>
			relation ? [{ ...rest, relation, reason: longest ? id : null }] : []
		);

/** Whether a silence cites a passage of the side that it calls silent. */
export const contested = sql<boolean>`exists (select 1 from citation cited
	join version on version.id = cited.version_id
	where cited.silence_id = ${silence.id} and version.side = ${silence.silentSide})`;

/**
 * By side and function (null for silences about a passage): how many learners found one, and how many contested it.
 */
export const silences = (assignment: Of) =>
	db
		.select({
			side: silence.silentSide,
			code: code.key,
			found: sql<number>`count(distinct case when ${contested} then null else ${attempt.id} end)`,
			contested: sql<number>`count(distinct case when ${contested} then ${attempt.id} end)`
		})
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(silence, eq(silence.attemptId, attempt.id))
		.leftJoin(code, eq(code.id, silence.codeId))
		.where(and(handedIn(assignment), isNull(silence.erasedAt)))
		.groupBy(silence.silentSide, code.key)
		.orderBy(asc(code.ordinal), asc(silence.silentSide))
		.all();

/** How many answered each question. */
export const answers = (assignment: Of) =>
	db
		.select({ key: question.key, prompt: question.prompt, n: countDistinct(attempt.id) })
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(answer, eq(answer.attemptId, attempt.id))
		.innerJoin(question, eq(question.id, answer.questionId))
		.where(and(handedIn(assignment), sql`trim(${answer.text}) <> ''`))
		.groupBy(question.key)
		.orderBy(asc(question.ordinal))
		.all();

/** The id of the longest note with any text on each of these sentences, under each code. */
export function reasons(assignment: Of, sentences: { versionId: number; ordinal: number }[]) {
	if (!sentences.length) return [];
	const these = sentences.map(({ versionId, ordinal }) =>
		and(eq(sentence.versionId, versionId), eq(sentence.ordinal, ordinal))
	);
	return db
		.select({
			versionId: sentence.versionId,
			ordinal: sentence.ordinal,
			code: code.key,
			longest: max(sql<number>`length(trim(${annotation.note}))`),
			id: annotation.id
		})
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(annotation, eq(annotation.attemptId, attempt.id))
		.innerJoin(code, eq(code.id, annotation.codeId))
		.innerJoin(
			sentence,
			and(
				eq(sentence.versionId, annotation.versionId),
				between(sentence.ordinal, annotation.first, annotation.last)
			)
		)
		.where(and(handedIn(assignment), shown, or(...these)))
		.groupBy(sentence.versionId, sentence.ordinal, code.key)
		.all()
		.filter(({ longest }) => longest);
}
