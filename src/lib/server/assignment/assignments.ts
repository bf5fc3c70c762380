import { and, asc, desc, eq, getTableColumns, isNull, type Placeholder, sql } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import { ownDue } from './scope.ts';
import { confirmPast } from './past-dates.ts';
import { type Chosen, sound } from './rules.ts';
import { learntBy, type Taught, taughtBy } from '#lib/server/course/courses.ts';
import { once } from '#lib/server/db/cache.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { assignment, course, extension } from '#lib/server/db/schema/course.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import type { Edition } from '#lib/server/lesson/lessons.ts';
import { seed } from './reading-order.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/** An assignment held by an instructor of its course, whose id is `by`. Only functions that check this return one. */
export type Assignment = typeof assignment.$inferSelect & {
	by: string;
	courseName: string;
	timeZone: string;
	courseArchivedAt: number | null;
};

/**
 * An assignment as a learner of its course may know it: before it opens, only its title and when it opens. `dueAt`
 * is the learner's own.
 */
export type Announced = {
	id: number;
	courseId: number;
	courseName: string;
	timeZone: string;
	title: string;
	opensAt: number | null;
	dueAt: number | null;
	notebookId: number | null;
} & (
	| { opened: false }
	| ({ opened: true } & Pick<
			typeof assignment.$inferSelect,
			| 'editionId'
			| 'instructions'
			| 'late'
			| 'points'
			| 'questions'
			| 'sharing'
			| 'sharingNames'
			| 'steps'
			| 'takeBack'
	  >)
);

const ofCourse = { courseName: course.name, timeZone: course.timeZone };
const known = (by: string | Placeholder) =>
	db
		.select({
			...getTableColumns(assignment),
			...ofCourse,
			courseArchivedAt: course.archivedAt,
			by: sql<string>`${by}`
		})
		.from(assignment)
		.innerJoin(course, eq(course.id, assignment.courseId));

// prepared, because each page that follows an overview asks this every second
const inHands = once(() => {
	const who = { id: sql.placeholder('user') };
	return known(who.id)
		.where(and(eq(assignment.id, sql.placeholder('id')), taughtBy(who, assignment.courseId)))
		.prepare();
});

/** An assignment for one of its instructors. @throws Refusal `missing` for anybody else, learners too */
export function taught(who: User, id: number): Assignment {
	const found = inHands().get({ user: who.id, id });
	if (!found) throw missing();
	return found;
}

/**
 * The assignment as `taught` gives it to an instructor, or as `find` gives it to a learner.
 * @throws Refusal `missing` as they do
 */
export function either(who: User, id: number) {
	const mine = inHands().get({ user: who.id, id });
	return mine ? { taught: mine } : { announced: find(who, id) };
}

/** The assignments of a course for its instructors, newest first, archived ones last. */
export function of(course: Taught): Assignment[] {
	return known(course.userId)
		.where(eq(assignment.courseId, course.id))
		.orderBy(sql`${assignment.archivedAt} is not null`, desc(assignment.id))
		.all();
}

/** The assignment for one of its learners. @throws Refusal `missing` for anybody else, and when it is archived */
export function find(who: User, id: number): Announced {
	const found = announced(who)
		.where(and(open(who), eq(assignment.id, id)))
		.get();
	if (!found) throw missing();
	return shown(found);
}

/** All assignments of a learner: the next due first, those without a due date last. One query. */
export function mine(who: User): Announced[] {
	return announced(who)
		.where(open(who))
		.orderBy(sql`coalesce(${ownDue}, 9e15)`, asc(assignment.id))
		.all()
		.map((row) => shown(row));
}

const open = (who: User) =>
	and(learntBy(who, assignment.courseId), isNull(assignment.archivedAt), isNull(course.archivedAt));

const announced = (who: User) =>
	db
		.select({
			...getTableColumns(assignment),
			...ofCourse,
			ownDueAt: ownDue,
			notebookId: notebook.id
		})
		.from(assignment)
		.innerJoin(course, eq(course.id, assignment.courseId))
		.leftJoin(
			extension,
			and(eq(extension.assignmentId, assignment.id), eq(extension.userId, who.id))
		)
		.leftJoin(notebook, and(eq(notebook.assignmentId, assignment.id), eq(notebook.userId, who.id)));

/** Leaves out everything that a learner may not know before the assignment opens. */
function shown(row: NonNullable<ReturnType<ReturnType<typeof announced>['get']>>): Announced {
	const { id, courseId, courseName, timeZone, title, opensAt, notebookId } = row;
	const course = { courseId, courseName, timeZone };
	const known = { ...course, id, title, opensAt, dueAt: row.ownDueAt, notebookId };
	if (opensAt !== null && Date.now() < opensAt) return { ...known, opened: false };
	const { editionId, instructions, late, sharing, sharingNames, takeBack, ...rest } = row;
	const rules = { editionId, instructions, late, sharing, sharingNames, takeBack };
	const { steps, points, questions } = rest;
	return { ...known, ...rules, steps, points, questions, opened: true };
}

/**
 * Assigns a lesson to a course. The edition is pinned, so that the whole class has the same one.
 * @param sure whether a due date that has passed is meant
 * @throws Refusal `invalid` for choices that contradict each other; `closed` in an archived course; `incomplete` for
 * a due date that has passed, unless it is sure
 */
export function make(
	to: Taught,
	edition: Pick<Edition, 'id'>,
	chosen: Chosen,
	sure = false
): Assignment {
	return transact(() => {
		if (to.archivedAt) throw new Refusal('closed', 'This class is archived. Reopen it first.');
		const choices = sound(chosen, edition.id);
		confirmPast(choices, to.timeZone, sure);
		const values = {
			...choices,
			courseId: to.id,
			editionId: edition.id,
			orderSeed: seed(),
			createdBy: to.userId,
			createdAt: Date.now()
		};
		const { id } = db.insert(assignment).values(values).returning({ id: assignment.id }).get();
		note(to.userId, { id, courseId: to.id }, 'made', { edition: edition.id });
		return taught({ id: to.userId, name: '', isAnonymous: false }, id);
	});
}

/** The choices of an assignment for a further one: all but the dates, which belong to this one. */
export const duplicate = (of: Assignment): Chosen => ({ ...of, opensAt: null, dueAt: null });

/** Archives an assignment: learners can no longer start or hand in, but can still read their work. */
export function archive(assignment: Assignment): Assignment {
	return assignment.archivedAt
		? assignment
		: put(assignment, { archivedAt: Date.now() }, 'archived');
}

export function unarchive(assignment: Assignment): Assignment {
	return assignment.archivedAt ? put(assignment, { archivedAt: null }, 'unarchived') : assignment;
}

/**
 * Releases the model responses of an assignment in which that is done by hand.
 * @throws Refusal `invalid` in any other
 */
export function releaseModels(assignment: Assignment): Assignment {
	if (assignment.modelsAt !== 'hand')
		throw new Refusal('invalid', 'Model answers are released automatically here.');
	return assignment.modelsReleasedAt
		? assignment
		: put(assignment, { modelsReleasedAt: Date.now() }, 'models released');
}

/** Changes an assignment and logs it. The caller checks that it is allowed. */
export function put(
	of: Assignment,
	to: Partial<typeof assignment.$inferInsert>,
	action: auditLog.Action,
	detail: auditLog.Detail = {}
): Assignment {
	return transact(() => {
		const now = db.update(assignment).set(to).where(eq(assignment.id, of.id)).returning().get();
		note(of.by, of, action, detail);
		return { ...of, ...now };
	});
}

function note(
	by: string,
	{ id, courseId }: { id: number; courseId: number },
	action: auditLog.Action,
	detail: auditLog.Detail
) {
	auditLog.note({ id: by }, { action, subject: 'assignment', subjectId: id, courseId, detail });
}
