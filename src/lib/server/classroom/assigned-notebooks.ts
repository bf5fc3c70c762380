import { count, eq } from 'drizzle-orm';
import * as assignments from '#lib/server/assignment/assignments.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { assignment, course } from '#lib/server/db/schema/course.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import * as feedback from '#lib/server/review/feedback.ts';
import { whyNotHandIn, due, whyNotWithdraw, late } from '#lib/server/notebook/deadlines.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Notebook, Own } from '#lib/server/notebook/notebooks.ts';
import { first } from '#lib/server/assignment/reading-order.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import * as returns from '#lib/server/review/returns.ts';
import type { User } from '#lib/server/account/users.ts';

/**
 * A learner's notebook for an assignment, made when they first open it; which article comes first is drawn in the
 * order of opening. Opening it again, even from two windows at once, returns the same one.
 * @param uid made by the client
 * @throws Refusal `missing` for anybody but a learner of the course (its instructors use the preview, which writes
 * nothing); `closed` before it opens
 */
export function open(who: User, id: number, uid: string): Notebook {
	return transact(() => {
		const announced = assignments.find(who, id);
		if (announced.notebookId !== null) return notebooks.find(who, announced.notebookId);
		if (!announced.opened)
			throw new Refusal('closed', 'This assignment isn’t open yet. Come back when it is.');
		const given = db.select().from(assignment).where(eq(assignment.id, id)).get();
		if (!given) throw missing();
		const n = db.select({ n: count() }).from(notebook).where(eq(notebook.assignmentId, id)).get();
		const firstSide = given.order === 'balanced' ? first(given.orderSeed, n?.n ?? 0) : 'a';
		const place = given.steps[0] ?? 'read';
		const { editionId } = given;
		return notebooks.begin(who, { uid, editionId, assignmentId: id, firstSide, place });
	});
}

/**
 * The assignment that a notebook is for, as its learner sees it: until when, what can be done now, and what was sent
 * back. Null in self-study. Three queries.
 */
export function status(notebook: Own) {
	const rules = notebook.assignment;
	if (!rules) return null;
	const given = db
		.select({
			title: assignment.title,
			instructions: assignment.instructions,
			courseName: course.name,
			timeZone: course.timeZone
		})
		.from(assignment)
		.innerJoin(course, eq(course.id, assignment.courseId))
		.where(eq(assignment.id, rules.id))
		.get();
	if (!given) throw missing();
	const back = returns.list(notebook).find(({ number }) => number === notebook.number - 1);
	return {
		id: rules.id,
		...given,
		steps: rules.steps,
		/** Whether its learner can open the page of the assignment. */
		there: rules.joined && !rules.over,
		dueAt: due(notebook),
		late: late(notebook),
		lateRule: rules.late,
		whyNotHandIn: whyNotHandIn(notebook),
		/** Why what was handed in cannot be withdrawn; null when it can. */
		whyNotWithdraw: whyNotWithdraw(notebook),
		/** Their newest released review, if any. */
		feedback: feedback.mine({ id: notebook.userId }, notebook.id)[0] ?? null,
		returned: back?.message ? { at: back.at ?? 0, message: back.message } : null
	};
}
