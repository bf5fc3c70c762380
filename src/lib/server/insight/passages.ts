import {
	and,
	asc,
	between,
	eq,
	exists,
	inArray,
	isNotNull,
	isNull,
	type SQL,
	sql
} from 'drizzle-orm';
import type { Relation } from '#lib/wording/wording.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { contested } from './counts.ts';
import type { Figures } from './figures.ts';
import { handedIn, seat, shown } from '#lib/server/review/counted-work.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { silence } from '#lib/server/db/schema/findings.ts';
import { code, point, question } from '#lib/server/db/schema/lesson.ts';
import { sentence, version } from '#lib/server/db/schema/text.ts';
import { annotation, answer, attempt, judgement, notebook } from '#lib/server/db/schema/work.ts';
import { begins, ends, firstSentence, lastSentence } from '#lib/server/lesson/sentence-joins.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';

// What stands behind the numbers of a class, in the hands of an instructor: a page of it at a time.

/** How much is listed at a time. */
export const page = 50;

/** Who wrote something: the number in “Learner 7”, and the name where it is asked for. */
const who = { alias: membership.alias, name: user.name };

/** How many there are in all, whatever part of it is listed. */
const all = sql<number>`count(*) over ()`;

/** A query in its order, as far as listing a part of it needs. */
type Listed<T> = { limit(most: number): { offset(after: number): { all(): T[] } } };

/** A page of them from the `after`th on, and how many there are in all. */
function paged<T extends { all: number }>(query: Listed<T>, after: number) {
	const list = query.limit(page).offset(after).all();
	return { all: list[0]?.all ?? 0, list };
}

/** Notes in the order of the texts, from the `after`th; how many there are in all. */
function notes(assignment: Assignment, after: number, also: SQL | undefined) {
	const query = db
		.select({
			...who,
			id: annotation.id,
			side: version.side,
			from: firstSentence.label,
			to: lastSentence.label,
			exact: annotation.exact,
			code: code.key,
			note: annotation.note,
			all
		})
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(annotation, eq(annotation.attemptId, attempt.id))
		.innerJoin(version, eq(version.id, annotation.versionId))
		.innerJoin(firstSentence, begins(annotation))
		.innerJoin(lastSentence, ends(annotation))
		.innerJoin(user, eq(user.id, notebook.userId))
		.leftJoin(membership, seat(assignment))
		.leftJoin(code, eq(code.id, annotation.codeId))
		.where(and(handedIn(assignment), shown, also))
		.orderBy(
			asc(version.side),
			sql`${code.ordinal} is null`,
			asc(code.ordinal),
			asc(membership.alias),
			asc(annotation.start),
			asc(annotation.id)
		);
	return paged(query, after);
}

const coded = (key: string | null) => (key === null ? undefined : eq(code.key, key));

/** The notes on any of these sentences, of one code if it is named. */
export function onSentences(
	assignment: Assignment,
	labels: string[],
	key: string | null,
	after = 0
) {
	const these = db
		.select({ id: sentence.ordinal })
		.from(sentence)
		.where(
			and(
				eq(sentence.versionId, annotation.versionId),
				between(sentence.ordinal, annotation.first, annotation.last),
				inArray(sentence.label, labels)
			)
		);
	return notes(assignment, after, and(exists(these), coded(key)));
}

/** The notes of one code in one article: what is behind a cell of the frame matrix. */
export const inCell = (assignment: Assignment, side: Side, key: string, after = 0) =>
	notes(assignment, after, and(eq(version.side, side), coded(key)));

/** The notes of any code in one article: what an agreement is about. */
export const inText = (assignment: Assignment, side: Side, after = 0) =>
	notes(assignment, after, and(eq(version.side, side), isNotNull(annotation.codeId)));

/** What learners say that one side leaves out, about a function or (null) about a passage, found or contested. */
export function silences(
	assignment: Assignment,
	side: Side,
	key: string | null,
	found: boolean,
	after = 0
) {
	const about = key === null ? isNull(silence.codeId) : eq(code.key, key);
	const kind = found ? sql`not ${contested}` : contested;
	const query = db
		.select({ ...who, id: silence.id, text: silence.text, all })
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(silence, eq(silence.attemptId, attempt.id))
		.innerJoin(user, eq(user.id, notebook.userId))
		.leftJoin(membership, seat(assignment))
		.leftJoin(code, eq(code.id, silence.codeId))
		.where(
			and(handedIn(assignment), isNull(silence.erasedAt), eq(silence.silentSide, side), about, kind)
		)
		.orderBy(asc(membership.alias), asc(silence.id));
	return paged(query, after);
}

/** Why learners relate the sides as they do on a point, those who say why first. */
export function reasons(assignment: Assignment, key: string, relation: Relation | null, after = 0) {
	const asked = relation === null ? undefined : eq(judgement.relation, relation);
	const query = db
		.select({
			...who,
			id: judgement.id,
			relation: judgement.relation,
			text: judgement.reason,
			all
		})
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(judgement, eq(judgement.attemptId, attempt.id))
		.innerJoin(point, eq(point.id, judgement.pointId))
		.innerJoin(user, eq(user.id, notebook.userId))
		.leftJoin(membership, seat(assignment))
		.where(and(handedIn(assignment), eq(point.key, key), asked))
		.orderBy(asc(judgement.relation), sql`trim(${judgement.reason}) = ''`, asc(membership.alias));
	return paged(query, after);
}

/** What learners answered to a question. */
export function answers(assignment: Assignment, key: string, after = 0) {
	const query = db
		.select({ ...who, id: answer.id, text: answer.text, all })
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(answer, eq(answer.attemptId, attempt.id))
		.innerJoin(question, eq(question.id, answer.questionId))
		.innerJoin(user, eq(user.id, notebook.userId))
		.leftJoin(membership, seat(assignment))
		.where(and(handedIn(assignment), eq(question.key, key), sql`trim(${answer.text}) <> ''`))
		.orderBy(asc(membership.alias));
	return paged(query, after);
}

/** The words of these reasons and notes by their ids, of nobody: ids of other work are as if they were not there. */
export function words(assignment: Assignment, ids: { judgements: number[]; notes: number[] }) {
	const said = db
		.select({ id: judgement.id, text: judgement.reason })
		.from(judgement)
		.innerJoin(attempt, eq(attempt.id, judgement.attemptId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.where(and(inArray(judgement.id, ids.judgements), handedIn(assignment)))
		.all();
	const noted = db
		.select({ id: annotation.id, text: annotation.note })
		.from(annotation)
		.innerJoin(attempt, eq(attempt.id, annotation.attemptId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.where(and(inArray(annotation.id, ids.notes), handedIn(assignment), shown))
		.all();
	const byId = (list: { id: number; text: string }[]) =>
		Object.fromEntries(list.map(({ id, text }) => [id, text]));
	return { judgements: byId(said), notes: byId(noted) };
}

/** What a class disagrees on most, with the reasons given: at the most split points and sentences, two of each way. */
export function chosenReasons(assignment: Assignment, figures: Figures) {
	const given = <T extends { reason: number | null }>(list: { ways: T[] }[]) =>
		list.flatMap(({ ways }) =>
			ways.flatMap(({ reason }) => (reason === null ? [] : [reason])).slice(0, 2)
		);
	const split = figures.points.filter(({ rank }) => rank !== null);
	return words(assignment, { judgements: given(split), notes: given(figures.sentences) });
}
