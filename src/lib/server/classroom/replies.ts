import { and, asc, eq, gt, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { assignment, membership } from '#lib/server/db/schema/course.ts';
import { reply } from '#lib/server/db/schema/note-discussion.ts';
import { annotation, attempt, notebook } from '#lib/server/db/schema/work.ts';
import { undoable } from '#lib/server/notebook/soft-delete.ts';
import type { Own } from '#lib/server/notebook/notebooks.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import { seesOthers, type Noted, own, sees, sharedWith, taughtIn } from './shared-notes.ts';

export type Reply = ReturnType<typeof list>[number];

/** Whether an instructor hid the reply after a report. */
const hidden = sql<boolean>`exists (select 1 from report said
	where said.reply_id = ${reply.id} and said.outcome = 'hidden')`.mapWith(Boolean);

/**
 * The replies under the notes that `which` selects, oldest first. Authors also see their own hidden replies and, for
 * a day, those that they deleted.
 * @param all whether to include hidden replies
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
 * The replies that a learner may see: under notes of classmates that they see, and under their own. One query.
 * @param asker from `notebooks.find`
 */
export function of(asker: Own): Reply[] {
	if (!seesOthers(asker)) return [];
	// stated for both, so that the query starts from this class and reads nothing else
	const here = eq(notebook.assignmentId, asker.assignmentId ?? 0);
	const notes = and(here, or(own(asker), sharedWith(asker)));
	return list(notes, asker.userId, sql`${assignment.sharingNames}`, sql`false`);
}

/**
 * All replies that the class sees, for an instructor: with names, unless those of learners are hidden from them, and
 * with hidden replies.
 */
export const taught = (assignment: Assignment, { cover, moment } = hiddenNames.mask(assignment)) =>
	list(taughtIn(assignment), assignment.by, sql`true`, sql`true`).map((reply) =>
		reply.instructor ? reply : { ...cover(reply), at: moment(reply.at) }
	);

/**
 * The person's own replies under notes that they no longer see, such as deleted ones. Nobody else sees these, oldest
 * first. One query.
 * @param shown the replies that they see under notes, from `of` or `taught`
 */
export function left(asker: Own | Assignment, shown: Pick<Reply, 'notebookId' | 'uid'>[]) {
	const instructor = 'sharing' in asker;
	const mine = instructor ? asker.by : asker.userId;
	const here = (instructor ? asker.id : asker.assignmentId) ?? 0;
	const seen = new Set(shown.map(({ notebookId, uid }) => `${notebookId} ${uid}`));
	return db
		.select({
			notebookId: reply.notebookId,
			uid: reply.uid,
			text: reply.text,
			at: reply.createdAt
		})
		.from(notebook)
		.innerJoin(reply, eq(reply.notebookId, notebook.id))
		.where(and(eq(notebook.assignmentId, here), eq(reply.userId, mine), isNull(reply.erasedAt)))
		.orderBy(asc(reply.id))
		.all()
		.filter(({ notebookId, uid }) => !seen.has(`${notebookId} ${uid}`));
}

/**
 * Adds a reply under a note. Repeating the same `uid` does nothing.
 * @param asker the notebook of the learner who replies, or the assignment held by an instructor
 * @throws Refusal `missing` for a note that they don't see; `closed` when the assignment is archived
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
 * Deletes one's own reply.
 * @param by the author's notebook, or the assignment held by an instructor
 * @param which the reply's notebook and its uid
 * @throws Refusal `missing` for one that does not exist or is somebody else's
 */
export const erase = (by: Own | Assignment, which: Noted) => mark(by, which, Date.now());

/** Undoes `erase`. @throws Refusal `missing` as `erase` */
export const restore = (by: Own | Assignment, which: Noted) => mark(by, which, null);
