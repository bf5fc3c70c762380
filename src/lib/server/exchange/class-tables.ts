import {
	and,
	asc,
	count,
	eq,
	getTableColumns,
	inArray,
	isNotNull,
	type SQL,
	sql
} from 'drizzle-orm';
import { print } from '#lib/anchor/labels.ts';
import { wordCount, skillWords } from '#lib/wording/wording.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { handedIn, letIn, seat } from '#lib/server/review/counted-work.ts';
import { type Cell, head, rows } from './csv.ts';
import { db } from '#lib/server/db/index.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { citation } from '#lib/server/db/schema/findings.ts';
import { code } from '#lib/server/db/schema/lesson.ts';
import { version } from '#lib/server/db/schema/text.ts';
import {
	annotation,
	answer,
	answerRevision,
	attempt,
	notebook
} from '#lib/server/db/schema/work.ts';
import {
	begins,
	ends,
	firstSentence,
	labels,
	lastSentence
} from '#lib/server/lesson/sentence-joins.ts';
import { counted } from '#lib/server/notebook/notebooks.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import type { Mask } from '#lib/server/review/hidden-names.ts';

/**
 * A class's work as tables for research: each learner's latest submission under their number in the course, without
 * names, private notes and stances. Each table is generated in parts, the head first, so that a large class is never
 * in memory as a whole.
 */
export type Handed = {
	attemptId: number;
	/** Their number or, where names are hidden from the instructor, their alias. */
	alias: number | string | null;
	learner: string;
	number: number;
	/** When it was handed in, as the file says it: where names are hidden, only the day. */
	at: string;
	withdrawn: boolean;
};

type Of = Pick<Assignment, 'id' | 'by' | 'courseId' | 'orderSeed' | 'timeZone'>;

/** Submissions per part of a file. */
const most = 50;

/** How many learners' latest submissions are not withdrawn. One query. */
export const submissionCount = (assignment: Of): number =>
	db
		.select({ n: count() })
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.where(handedIn(assignment))
		.get()?.n ?? 0;

/** The submissions in the order of the learners. One query. */
function listed(assignment: Of, which: SQL | undefined, { order, cover, stamp }: Mask): Handed[] {
	return db
		.select({
			attemptId: attempt.id,
			alias: membership.alias,
			number: attempt.number,
			at: attempt.handedInAt,
			withdrawn: sql`${counted} is null`.mapWith(Boolean)
		})
		.from(notebook)
		.innerJoin(attempt, eq(attempt.notebookId, notebook.id))
		.innerJoin(membership, seat(assignment))
		.where(which)
		.orderBy(order)
		.all()
		.map(({ at, ...rest }) => {
			const { alias } = cover({ alias: rest.alias, name: null });
			return { ...rest, alias, at: stamp(at ?? 0), learner: `Student ${alias}` };
		});
}

/**
 * Reads the submissions of a part together, and yields the rows of each in order.
 * @param which the submissions: by default each learner's latest one
 */
export function* parts<Row extends { attemptId: number }, Item>(
	assignment: Of,
	read: (attempts: number[]) => Row[],
	written: (one: Handed, rows: Row[], mask: Mask) => Item[],
	which = handedIn(assignment)
): Generator<Item[]> {
	const mask = hiddenNames.mask(assignment);
	const all = listed(assignment, which, mask);
	for (let at = 0; at < all.length; at += most) {
		const some = all.slice(at, at + most);
		const found = Map.groupBy(
			read(some.map(({ attemptId }) => attemptId)),
			({ attemptId }) => attemptId
		);
		yield some.flatMap((one) => written(one, found.get(one.attemptId) ?? [], mask));
	}
}

/** The first columns of every table. */
export const who = ['Student', 'Submission', 'Handed in at'];
export const whose = ({ learner, number, at }: Handed): Cell[] => [learner, number, at];

/** The submitted notes that instructors may read, in the order of the texts. */
export const marked = (attempts: number[]) =>
	db
		.select({
			...getTableColumns(annotation),
			side: version.side,
			code: code.key,
			notebookUid: notebook.uid,
			...labels
		})
		.from(annotation)
		.innerJoin(attempt, eq(attempt.id, annotation.attemptId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(version, eq(version.id, annotation.versionId))
		.leftJoin(firstSentence, begins(annotation))
		.leftJoin(lastSentence, ends(annotation))
		.leftJoin(code, eq(code.id, annotation.codeId))
		.where(and(inArray(annotation.attemptId, attempts), letIn))
		.orderBy(asc(version.side), asc(annotation.start), asc(annotation.end), asc(annotation.id))
		.all();

/** One row per note. @param assignment from `assignments.taught` */
export function* notes(assignment: Assignment): Generator<string> {
	const codes = new Map(lessons.codes(assignment).map(({ key, name }) => [key, name]));
	const about = ['Article', 'From', 'To', 'Passage', 'Code', 'Note', 'Place', 'Made', 'Changed'];
	yield head([...who, ...about]);
	const all = parts(assignment, marked, (one, found, { stamp }) =>
		found.map(({ side, from, to, exact, fit, ...note }): Cell[] => [
			...whose(one),
			side.toUpperCase(),
			from,
			to,
			exact,
			codes.get(note.code ?? '') ?? '',
			note.note,
			fit,
			stamp(note.createdAt),
			stamp(note.changedAt)
		])
	);
	for (const part of all) yield rows(part);
}

/** Answers with any text, each with the labels that it cites. */
function written(attempts: number[]) {
	const cited = db
		.select({ answerId: citation.answerId, from: firstSentence.label, to: lastSentence.label })
		.from(citation)
		.innerJoin(firstSentence, begins(citation))
		.innerJoin(lastSentence, ends(citation))
		.where(and(inArray(citation.attemptId, attempts), isNotNull(citation.answerId)))
		.orderBy(asc(citation.answerId), asc(citation.ordinal))
		.all();
	const labels = Map.groupBy(cited, ({ answerId }) => answerId);
	return db
		.select({
			id: answer.id,
			attemptId: answer.attemptId,
			questionId: answer.questionId,
			text: answer.text,
			locked: answerRevision.text,
			savedAt: answer.savedAt,
			lockedAt: answer.lockedAt
		})
		.from(answer)
		.leftJoin(
			answerRevision,
			and(eq(answerRevision.answerId, answer.id), eq(answerRevision.at, answer.lockedAt))
		)
		.where(inArray(answer.attemptId, attempts))
		.all()
		.filter(({ text, locked }) => text.trim() || locked)
		.map(({ id, ...rest }) => ({
			...rest,
			cites: (labels.get(id) ?? []).map(({ from, to }) => print(from, to)).join('; ')
		}));
}

/** One row per answer with any text, in the order of the questions. @param assignment from `assignments.taught` */
export function* answers(assignment: Assignment): Generator<string> {
	const questions = lessons.questions(assignment);
	const about = ['Question', 'Skill', 'Prompt', 'Answer', 'Locked', 'Words', 'Cites'];
	yield head([...who, ...about, 'Saved at', 'Locked at']);
	const all = parts(assignment, written, (one, found, { stamp }) =>
		questions.flatMap(({ id, key, skill, prompt }) =>
			found
				.filter(({ questionId }) => questionId === id)
				.map(({ text, locked, cites, savedAt, lockedAt }): Cell[] => [
					...whose(one),
					key,
					skillWords[skill],
					prompt,
					text,
					locked ?? '',
					wordCount(text),
					cites,
					stamp(savedAt),
					lockedAt === null ? '' : stamp(lockedAt)
				])
		)
	);
	for (const part of all) yield rows(part);
}
