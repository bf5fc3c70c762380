import { and, asc, eq, gt, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { assignment, membership } from '#lib/server/db/schema/course.ts';
import { reply } from '#lib/server/db/schema/note-discussion.ts';
import { annotation, attempt, notebook } from '#lib/server/db/schema/work.ts';
import { undoable } from '#lib/server/notebook/soft-delete.ts';
import type { Own } from '#lib/server/notebook/notebooks.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import { among, type Noted, own, sees, sharedWith, taughtIn } from './shared-notes.ts';

export type Reply = ReturnType<typeof list>[number];

/** That a reply was taken out of the others' sight after a report. */
const hidden = sql<boolean>`exists (select 1 from report said
	where said.reply_id = ${reply.id} and said.outcome = 'hidden')`.mapWith(Boolean);

/**
 * The replies under the notes that `which` allows, the first one first. Whoever wrote one sees it also when it was
 * hidden, and for a day when they deleted it.
 * @param all whether what was hidden is among them
 */
function list(which: SQL | undefined, me: string, named: SQL, all: SQL) {
	const his = eq(reply.userId, me);
	const deleted = gt(reply.erasedAt, Date.now() - undoable);
	return db
		.select({
			notebookId: reply.notebookId,
			note: reply.annotationUid,
			uid: reply.uid,
			text: sql<string>`case when ${reply.erasedAt} is null then ${reply.text} else '' end`,
			at: reply.createdAt,
			erased: sql<boolean>`${reply.erasedAt} is not null`.mapWith(Boolean),
			hidden,
			mine: sql<boolean>`${his}`.mapWith(Boolean),
			instructor: sql<boolean>`${membership.role} = 'instructor'`.mapWith(Boolean),
			alias: membership.alias,
			name: sql<string | null>`case when ${named} or ${membership.role} = 'instructor'
				then ${user.name} end`
		})
		.from(reply)
		.innerJoin(attempt, eq(attempt.notebookId, reply.notebookId))
		.innerJoin(
			annotation,
			and(eq(annotation.attemptId, attempt.id), eq(annotation.uid, reply.annotationUid))
		)
		.innerJoin(notebook, eq(notebook.id, attempt.notebookId))
		.innerJoin(assignment, eq(assignment.id, notebook.assignmentId))
		.innerJoin(
			membership,
			and(eq(membership.courseId, assignment.courseId), eq(membership.userId, reply.userId))
		)
		.innerJoin(user, eq(user.id, reply.userId))
		.where(
			and(
				which,
				or(
					and(isNull(reply.erasedAt), or(his, not(hidden), all)),
					and(his, ne(reply.text, ''), deleted)
				)
			)
		)
		.orderBy(asc(reply.id))
		.all();
}

/**
 * The replies that a learner may see: under the notes of classmates that they see, and under their own. One query.
 * @param asker from `notebooks.find`
 */
export function of(asker: Own): Reply[] {
	if (!among(asker)) return [];
	// said of both, so that of a large school it reads this class and nothing else
	const here = eq(notebook.assignmentId, asker.assignmentId ?? 0);
	const notes = and(here, or(own(asker), sharedWith(asker)));
	return list(notes, asker.userId, sql`${assignment.sharingNames}`, sql`false`);
}

/** The replies under all that the class shows each other, for an instructor: with names, and what was hidden. */
export const taught = (assignment: Assignment): Reply[] =>
	list(taughtIn(assignment), assignment.by, sql`true`, sql`true`);

/**
 * Says something under a note. The same `uid` a second time changes nothing.
 * @param asker the notebook of whoever replies, or the assignment in an instructor's hands
 * @throws Refusal `missing` for a note that they do not see; `closed` when the assignment was put away
 */
export function add(asker: Own | Assignment, to: Noted, uid: string, text: string) {
	transact(() => {
		if (!sees(asker, to)) throw missing();
		const instructor = 'sharing' in asker;
		if (instructor ? asker.archivedAt || asker.courseArchivedAt : asker.assignment?.over)
			throw new Refusal('closed', 'This assignment is archived, so you can’t reply.');
		db.insert(reply)
			.values({
				notebookId: to.notebookId,
				annotationUid: to.uid,
				uid,
				text,
				userId: instructor ? asker.by : asker.userId,
				createdAt: Date.now()
			})
			.onConflictDoNothing({ target: [reply.notebookId, reply.uid] })
			.run();
	});
}

function mark(by: Own | Assignment, { notebookId, uid }: Noted, erasedAt: number | null) {
	const mine = eq(reply.userId, 'sharing' in by ? by.by : by.userId);
	const one = and(eq(reply.notebookId, notebookId), eq(reply.uid, uid), mine);
	const found = transact(() => db.update(reply).set({ erasedAt }).where(one).run());
	if (!found.changes) throw missing();
}

/**
 * Takes a reply of one's own out of sight.
 * @param by the notebook or assignment of whoever wrote it
 * @param which its notebook, and its own uid
 * @throws Refusal `missing` for one that is not there, or somebody else's
 */
export const erase = (by: Own | Assignment, which: Noted) => mark(by, which, Date.now());

/** Brings it back as it was. @throws Refusal `missing` as `erase` */
export const restore = (by: Own | Assignment, which: Noted) => mark(by, which, null);
