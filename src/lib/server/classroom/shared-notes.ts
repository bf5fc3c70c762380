import { and, asc, eq, exists, isNotNull, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db, ifWritable } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { assignment, membership } from '#lib/server/db/schema/course.ts';
import { code } from '#lib/server/db/schema/lesson.ts';
import { report } from '#lib/server/db/schema/note-discussion.ts';
import { version } from '#lib/server/db/schema/text.ts';
import { annotation, attempt, notebook } from '#lib/server/db/schema/work.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import { begins, ends, firstSentence, lastSentence } from '#lib/server/lesson/sentence-joins.ts';
import { columns } from '#lib/server/notebook/annotations.ts';
import { counted, newest, type Own } from '#lib/server/notebook/notebooks.ts';
import { opened } from '#lib/server/notebook/text-access.ts';

/** A note as a form names it. Whether its sender may see it is checked each time. */
export type Noted = { notebookId: number; uid: string };

const mine = alias(attempt, 'mine');
const seat = alias(membership, 'seat');

/** The note is hidden from the class. The query has annotation and notebook. */
function hidden() {
	const about = and(
		eq(report.notebookId, notebook.id),
		eq(report.annotationUid, annotation.uid),
		isNull(report.replyId)
	);
	const taken = and(about, eq(report.outcome, 'hidden'));
	return exists(db.select({ id: report.id }).from(report).where(taken));
}

/**
 * The class may see the note: its writer is still in the course, the note is in the newest attempt that the sharing
 * rule allows, not withdrawn, meant for the class, and not deleted. The query has annotation, attempt, notebook and
 * assignment. Instructors see these notes, hidden ones included.
 */
function forClass(): SQL | undefined {
	const there = db
		.select({ id: seat.id })
		.from(seat)
		.where(
			and(
				eq(seat.courseId, assignment.courseId),
				eq(seat.userId, notebook.userId),
				isNull(seat.leftAt)
			)
		);
	return and(
		eq(annotation.visibility, 'class'),
		isNull(annotation.erasedAt),
		exists(there),
		or(
			and(eq(assignment.sharing, 'start'), eq(attempt.number, newest)),
			and(eq(assignment.sharing, 'after'), eq(attempt.number, counted))
		)
	);
}

/**
 * This learner may see the note: it is a classmate's in the same assignment, shared with the class and not hidden;
 * and where the rule asks for it, this learner has handed in once.
 */
export function sharedWith(asker: Pick<Own, 'id' | 'userId' | 'assignmentId'>): SQL | undefined {
	const handedIn = db
		.select({ id: mine.id })
		.from(mine)
		.where(and(eq(mine.notebookId, asker.id), isNotNull(mine.handedInAt)));
	return and(
		eq(notebook.assignmentId, asker.assignmentId ?? 0),
		ne(notebook.userId, asker.userId),
		forClass(),
		not(hidden()),
		or(eq(assignment.sharing, 'start'), exists(handedIn))
	);
}

/** The note is this learner's own, in the attempt that they are in. */
export const own = (asker: Pick<Own, 'attemptId'>): SQL | undefined =>
	and(eq(annotation.attemptId, asker.attemptId), isNull(annotation.erasedAt));

/**
 * Whether a learner can see notes of others at all: the rule allows it, they are in the course, and the texts are
 * open.
 */
export function seesOthers(asker: Own): boolean {
	const { joined = false, sharing = 'never' } = asker.assignment ?? {};
	return joined && sharing !== 'never' && opened(asker);
}

/** An instructor sees the note in the margin of their assignment. */
export const taughtIn = (assignment: Assignment): SQL | undefined =>
	and(eq(notebook.assignmentId, assignment.id), forClass());

const someNote = (where: SQL | undefined) =>
	db
		.select({ id: annotation.id })
		.from(annotation)
		.innerJoin(attempt, eq(attempt.id, annotation.attemptId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.where(where)
		.limit(1)
		.get() !== undefined;

/** Whether a learner or an instructor may see this note. */
export function sees(asker: Own | Assignment, { notebookId, uid }: Noted): boolean {
	const instructor = 'sharing' in asker;
	if (!instructor && !seesOthers(asker)) return false;
	const allowed = instructor ? taughtIn(asker) : or(own(asker), sharedWith(asker));
	return someNote(and(eq(notebook.id, notebookId), eq(annotation.uid, uid), allowed));
}

/** Whether `of` would return anything. */
export const any = (asker: Own): boolean => seesOthers(asker) && someNote(sharedWith(asker));

const list = (where: SQL | undefined, named: SQL, order: SQL = asc(membership.alias)) =>
	db
		.select({
			notebookId: notebook.id,
			alias: membership.alias,
			name: sql<string | null>`case when ${named} then ${user.name} end`,
			...columns
		})
		.from(annotation)
		.innerJoin(attempt, eq(attempt.id, annotation.attemptId))
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.innerJoin(
			membership,
			and(eq(membership.courseId, assignment.courseId), eq(membership.userId, notebook.userId))
		)
		.innerJoin(user, eq(user.id, notebook.userId))
		.innerJoin(version, eq(version.id, annotation.versionId))
		.leftJoin(firstSentence, begins(annotation))
		.leftJoin(lastSentence, ends(annotation))
		.leftJoin(code, eq(code.id, annotation.codeId))
		.where(where)
		.orderBy(asc(version.side), asc(annotation.start), asc(annotation.end), order)
		.all();

/**
 * The notes of classmates that this learner may see now, in the order of the texts; their writers are numbers unless
 * the assignment shows names. None while the texts are closed or after leaving the course. Replies, counts, search
 * and export of others' notes use the same conditions.
 */
export const of = (asker: Own) =>
	seesOthers(asker) ? list(sharedWith(asker), sql`${assignment.sharingNames}`) : [];

/**
 * All notes that the class shares in an assignment, for an instructor: with names, unless these are hidden from them,
 * and with hidden notes.
 */
export const taught = (assignment: Assignment, { order, cover } = hiddenNames.mask(assignment)) =>
	list(taughtIn(assignment), sql`true`, order).map(cover);

/**
 * Stores when this learner first saw notes of others, in the attempt that they are in. A second time does nothing.
 */
export function markSeen(asker: Own) {
	ifWritable(() =>
		db
			.update(attempt)
			.set({ othersSeenAt: Date.now() })
			.where(and(eq(attempt.id, asker.attemptId), isNull(attempt.othersSeenAt)))
			.run()
	);
}
