import { and, count, eq, isNotNull, isNull, max, sql } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { reply, report } from '#lib/server/db/schema/note-discussion.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import type { Own } from '#lib/server/notebook/notebooks.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import { type Noted, sees } from './shared-notes.ts';

/** The subject of a report: a note or, with `reply`, the reply with that uid under it. */
export type About = Noted & { reply: string | null };

/** The decision: `stands` keeps it, `hidden` hides it from the class. */
export type Outcome = NonNullable<(typeof report.$inferSelect)['outcome']>;

const columns = {
	notebookId: report.notebookId,
	note: report.annotationUid,
	reply: reply.uid
};

/** The reports of this learner in an assignment, and whether each was decided. One query. */
export function of(asker: Own) {
	return db
		.select({
			...columns,
			resolved: sql<boolean>`${isNotNull(report.resolvedAt)}`.mapWith(Boolean)
		})
		.from(report)
		.innerJoin(notebook, eq(notebook.id, report.notebookId))
		.leftJoin(reply, eq(reply.id, report.replyId))
		.where(and(eq(report.by, asker.userId), eq(notebook.assignmentId, asker.assignmentId ?? 0)))
		.all();
}

/** The uids of this notebook's notes that instructors hid from the class. Who reported them is not revealed. */
export function hidden(notebook: Own): string[] {
	const those = and(
		eq(report.notebookId, notebook.id),
		isNull(report.replyId),
		eq(report.outcome, 'hidden')
	);
	return db
		.selectDistinct({ uid: report.annotationUid })
		.from(report)
		.where(those)
		.all()
		.map(({ uid }) => uid);
}

/** All reports of an assignment by subject: how many, how many are undecided, and the decision. One query. */
export function taught(assignment: Assignment) {
	return db
		.select({
			...columns,
			times: sql<number>`sum(${report.by} is not ${report.resolvedBy})`,
			waiting: sql<number>`count(*) - ${count(report.resolvedAt)}`,
			outcome: sql<Outcome | null>`${max(report.outcome)}`
		})
		.from(report)
		.innerJoin(notebook, eq(notebook.id, report.notebookId))
		.leftJoin(reply, eq(reply.id, report.replyId))
		.where(eq(notebook.assignmentId, assignment.id))
		.groupBy(report.notebookId, report.annotationUid, report.replyId)
		.all();
}

/** The reply that is reported; null for a note. @throws Refusal `missing` when it does not exist or was deleted */
function replied({ notebookId, uid, reply: wanted }: About) {
	if (wanted === null) return null;
	const one = and(
		eq(reply.notebookId, notebookId),
		eq(reply.annotationUid, uid),
		eq(reply.uid, wanted),
		isNull(reply.erasedAt)
	);
	const found = db.select().from(reply).where(one).get();
	if (!found) throw missing();
	return found;
}

const which = ({ notebookId, uid }: Noted, replyId: number | null) =>
	and(
		eq(report.notebookId, notebookId),
		eq(report.annotationUid, uid),
		replyId === null ? isNull(report.replyId) : eq(report.replyId, replyId)
	);

/**
 * Reports a note or reply to the instructors. A second time does nothing.
 * @throws Refusal `missing` for what this learner does not see; `invalid` for their own
 */
export function add(asker: Own, about: About) {
	transact(() => {
		if (!sees(asker, about)) throw missing();
		const to = replied(about);
		if (to ? to.userId === asker.userId : about.notebookId === asker.id)
			throw new Refusal('invalid', 'This is yours: you can edit or delete it yourself.');
		const { notebookId, uid: annotationUid } = about;
		db.insert(report)
			.values({
				notebookId,
				annotationUid,
				replyId: to?.id ?? null,
				by: asker.userId,
				at: Date.now()
			})
			.onConflictDoNothing()
			.run();
	});
}

/**
 * Withdraws a report by deleting it.
 * @throws Refusal `missing` when this learner has none; `closed` when it was decided already
 */
export function takeBack(asker: Own, about: About) {
	transact(() => {
		const mine = and(which(about, replied(about)?.id ?? null), eq(report.by, asker.userId));
		const found = db.select().from(report).where(mine).get();
		if (!found) throw missing();
		if (found.resolvedAt !== null)
			throw new Refusal('closed', 'Your teacher has already reviewed this report.');
		db.delete(report).where(eq(report.id, found.id)).run();
	});
}

const words = { stands: 'let stand', hidden: 'hidden' } as const;

/**
 * Decides about a note or reply, reported or not. Null withdraws the decision, and reports await one again. The
 * decision to hide is stored with the instructor who made it, so it outlasts the reporter's account. Logged by ids
 * only.
 * @throws Refusal `missing` for what is not in the margin of this assignment
 */
export function decide(assignment: Assignment, about: About, outcome: Outcome | null) {
	transact(() => {
		if (!sees(assignment, about)) throw missing();
		const replyId = replied(about)?.id ?? null;
		const all = which(about, replyId);
		const now = outcome && Date.now();
		const resolved = { outcome, resolvedAt: now, resolvedBy: outcome && assignment.by };
		// an instructor's own row only stores a decision, and goes with it
		db.delete(report)
			.where(and(all, eq(report.by, report.resolvedBy)))
			.run();
		db.update(report).set(resolved).where(all).run();
		const { notebookId, uid: annotationUid } = about;
		if (now !== null && outcome === 'hidden')
			db.insert(report)
				.values({ notebookId, annotationUid, replyId, by: assignment.by, at: now, ...resolved })
				.onConflictDoNothing()
				.run();
		auditLog.note(
			{ id: assignment.by },
			{
				action: outcome ? words[outcome] : 'undecided',
				subject: 'notebook',
				subjectId: notebookId,
				courseId: assignment.courseId,
				detail: { note: annotationUid, reply: about.reply }
			}
		);
	});
}
