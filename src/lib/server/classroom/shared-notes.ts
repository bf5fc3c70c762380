import { and, asc, eq, exists, isNotNull, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { assignment, membership } from '#lib/server/db/schema/course.ts';
import { code } from '#lib/server/db/schema/lesson.ts';
import { report } from '#lib/server/db/schema/note-discussion.ts';
import { version } from '#lib/server/db/schema/text.ts';
import { annotation, attempt, notebook } from '#lib/server/db/schema/work.ts';
import { begins, ends, firstSentence, lastSentence } from '#lib/server/lesson/sentence-joins.ts';
import { columns } from '#lib/server/notebook/annotations.ts';
import type { Own } from '#lib/server/notebook/notebooks.ts';
import { opened } from '#lib/server/notebook/text-access.ts';

/** A note as a form names it. That whoever names it may see it is looked up each time. */
export type Noted = { notebookId: number; uid: string };

const theirs = alias(attempt, 'theirs');
const mine = alias(attempt, 'mine');
const seat = alias(membership, 'seat');

const newest = (
	also: SQL
) => sql`${attempt.number} = (select max(${theirs.number}) from attempt theirs
	where ${theirs.notebookId} = ${notebook.id} and ${also})`;

/** That a note was taken out of the class's sight. The query speaks of annotation and notebook. */
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
 * That a note is for the class to see: its writer is still there, it is in the newest of their attempts that the
 * rule allows, meant for the class, and not deleted. The rule is read in the query, which speaks of annotation,
 * attempt, notebook and assignment. Instructors see what this says, and what was hidden, too.
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
			and(eq(assignment.sharing, 'start'), newest(sql`true`)),
			and(eq(assignment.sharing, 'after'), newest(isNotNull(theirs.handedInAt)))
		)
	);
}

/**
 * That a note may be seen by this learner: it is a classmate's, for the same assignment, for the class to see, not
 * hidden after a report; and where the rule asks for it, this learner has handed in once, too.
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

/** That a note is this learner's own, and in the attempt that they are in. */
export const own = (asker: Pick<Own, 'attemptId'>): SQL | undefined =>
	and(eq(annotation.attemptId, asker.attemptId), isNull(annotation.erasedAt));

/** Whether anything of others can be there for a learner at all: by the rule, in the course, and with open texts. */
export function among(asker: Own): boolean {
	const { joined = false, sharing = 'never' } = asker.assignment ?? {};
	return joined && sharing !== 'never' && opened(asker);
}

/** That an instructor reads a note in the margin of an assignment of theirs. */
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

/** Whether a learner or an instructor sees this very note. */
export function sees(asker: Own | Assignment, { notebookId, uid }: Noted): boolean {
	const instructor = 'sharing' in asker;
	if (!instructor && !among(asker)) return false;
	const allowed = instructor ? taughtIn(asker) : or(own(asker), sharedWith(asker));
	return someNote(and(eq(notebook.id, notebookId), eq(annotation.uid, uid), allowed));
}

/** Whether there is anything that `of` would tell. */
export const any = (asker: Own): boolean => among(asker) && someNote(sharedWith(asker));

const list = (where: SQL | undefined, named: SQL) =>
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
		.orderBy(asc(version.side), asc(annotation.start), asc(annotation.end), asc(membership.alias))
		.all();

/**
 * What classmates wrote in the margin and this learner may see now, in the order of the texts; of its writer only a
 * number, unless the assignment shows names. None before the texts are open, or after leaving the course. Replies,
 * counts, search and export of others' notes ask here, too.
 */
export const of = (asker: Own) =>
	among(asker) ? list(sharedWith(asker), sql`${assignment.sharingNames}`) : [];

/** What the class shows each other in an assignment, for an instructor: with names, and with what was hidden. */
export const taught = (assignment: Assignment) => list(taughtIn(assignment), sql`true`);

/** Keeps when this learner first saw what others wrote, in the attempt they are in. A second time changes nothing. */
export function seen(asker: Own) {
	db.update(attempt)
		.set({ othersSeenAt: Date.now() })
		.where(and(eq(attempt.id, asker.attemptId), isNull(attempt.othersSeenAt)))
		.run();
}
