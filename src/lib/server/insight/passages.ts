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
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import type { Mask } from '#lib/server/review/hidden-names.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { silence } from '#lib/server/db/schema/findings.ts';
import { code, point, question } from '#lib/server/db/schema/lesson.ts';
import { sentence, version } from '#lib/server/db/schema/text.ts';
import { annotation, answer, attempt, judgement, notebook } from '#lib/server/db/schema/work.ts';
import { begins, ends, firstSentence, lastSentence } from '#lib/server/lesson/sentence-joins.ts';
import type { Side } from '#lib/server/db/schema/lesson-content.ts';

// The work behind the numbers of a class, for an instructor, page by page.

/** Rows on a page. */
export const page = 50;

/** The author: the number in “Learner 7”, and the name. */
const who = { alias: membership.alias, name: user.name };

/** The total, with every row of a page. */
const all = sql<number>`count(*) over ()`;

/** An ordered query, as far as paging needs it. */
type Listed<T> = { limit(most: number): { offset(after: number): { all(): T[] } } };

/** The page from row `after` on, and the total. */
function paged<T extends { all: number }>(query: Listed<T>, after: number) {
	const list = query.limit(page).offset(after).all();
	return { all: list[0]?.all ?? 0, list };
}

/** A page of notes in the order of the texts from row `after` on, and the total. */
function notes(assignment: Assignment, after: number, { order }: Mask, also: SQL | undefined) {
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
			order,
			asc(annotation.start),
			asc(annotation.id)
		);
	return paged(query, after);
}

const coded = (key: string | null) => (key === null ? undefined : eq(code.key, key));

/** The notes on any of these sentences, or only those with one code. */
export function onSentences(
	assignment: Assignment,
	labels: string[],
	key: string | null,
	after = 0,
	mask = hiddenNames.mask(assignment)
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
	return notes(assignment, after, mask, and(exists(these), coded(key)));
}

/** The notes with one code in one article, behind a cell of the frame matrix. */
export const inCell = (
	assignment: Assignment,
	side: Side,
	key: string,
	after = 0,
	mask = hiddenNames.mask(assignment)
) => notes(assignment, after, mask, and(eq(version.side, side), coded(key)));

/** All coded notes in one article, behind an agreement figure. */
export const inText = (
	assignment: Assignment,
	side: Side,
	after = 0,
	mask = hiddenNames.mask(assignment)
) => notes(assignment, after, mask, and(eq(version.side, side), isNotNull(annotation.codeId)));

/** The silences that learners found on one side, about a function or (null) about passages, contested or not. */
export function silences(
	assignment: Assignment,
	side: Side,
	key: string | null,
	found: boolean,
	after = 0,
	{ order } = hiddenNames.mask(assignment)
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
		.orderBy(order, asc(silence.id));
	return paged(query, after);
}

/** The reasons of those who chose a relation on a point, those with words first. */
export function reasons(
	assignment: Assignment,
	key: string,
	relation: Relation | null,
	after = 0,
	{ order } = hiddenNames.mask(assignment)
) {
	const asked =
		relation === null ? isNotNull(judgement.relation) : eq(judgement.relation, relation);
	const query = db
		.select({
			...who,
			id: judgement.id,
			// never null: those without a relation are left out below
			relation: sql<Relation>`${judgement.relation}`,
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
		.orderBy(asc(judgement.relation), sql`trim(${judgement.reason}) = ''`, order);
	return paged(query, after);
}

/** The answers to a question. */
export function answers(
	assignment: Assignment,
	key: string,
	after = 0,
	{ order } = hiddenNames.mask(assignment)
) {
	const query = db
		.select({ ...who, id: answer.id, text: answer.text, all })
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(answer, eq(answer.attemptId, attempt.id))
		.innerJoin(question, eq(question.id, answer.questionId))
		.innerJoin(user, eq(user.id, notebook.userId))
		.leftJoin(membership, seat(assignment))
		.where(and(handedIn(assignment), eq(question.key, key), sql`trim(${answer.text}) <> ''`))
		.orderBy(order);
	return paged(query, after);
}

/** The texts of these reasons and notes by id, without authors. Ids of other work are ignored. */
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

/**
 * What a class disagrees on most, with reasons: the most divisive points and sentences, with up to two reasons for
 * each choice.
 */
export function chosenReasons(assignment: Assignment, figures: Figures) {
	const given = <T extends { reason: number | null }>(list: { ways: T[] }[]) =>
		list.flatMap(({ ways }) =>
			ways.flatMap(({ reason }) => (reason === null ? [] : [reason])).slice(0, 2)
		);
	const split = figures.points.filter(({ rank }) => rank !== null);
	return words(assignment, { judgements: given(split), notes: given(figures.sentences) });
}
