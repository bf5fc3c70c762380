import { and, asc, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import { ownDue } from './scope.ts';
import { type Chosen, sound } from './rules.ts';
import { learntBy, type Taught, taughtBy } from '#lib/server/course/courses.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { assignment, course, extension } from '#lib/server/db/schema/course.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import type { Edition } from '#lib/server/lesson/lessons.ts';
import { seed } from './reading-order.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/**
 * An assignment in the hands of an instructor of its course, whose id is `by`. Holding one proves that they asked
 * for it and teach there.
 */
export type Assignment = typeof assignment.$inferSelect & {
	by: string;
	courseName: string;
	timeZone: string;
	courseArchivedAt: number | null;
};

/**
 * An assignment as a learner of its course may know it: before it opens its title and when that is, and no more.
 * `dueAt` is their own.
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
const known = (by: string) =>
	db
		.select({
			...getTableColumns(assignment),
			...ofCourse,
			courseArchivedAt: course.archivedAt,
			by: sql<string>`${by}`
		})
		.from(assignment)
		.innerJoin(course, eq(course.id, assignment.courseId));

const inHands = (who: User, id: number) =>
	and(eq(assignment.id, id), taughtBy(who, assignment.courseId));

/** An assignment for one of its instructors. @throws Refusal `missing` for anybody else, learners too */
export function taught(who: User, id: number): Assignment {
	const found = known(who.id).where(inHands(who, id)).get();
	if (!found) throw missing();
	return found;
}

/** For an instructor what `taught` has, and for a learner what `find` has. @throws Refusal `missing` as they do */
export function either(who: User, id: number) {
	const mine = known(who.id).where(inHands(who, id)).get();
	return mine ? { taught: mine } : { announced: find(who, id) };
}

/** The assignments of a course for its instructors, the newest first, the archived ones last. */
export function of(course: Taught): Assignment[] {
	return known(course.userId)
		.where(eq(assignment.courseId, course.id))
		.orderBy(sql`${assignment.archivedAt} is not null`, desc(assignment.id))
		.all();
}

/**
 * The same as a learner of its course may know it. @throws Refusal `missing` for anybody else, and when it was put
 * away
 */
export function find(who: User, id: number): Announced {
	const found = announced(who)
		.where(and(open(who), eq(assignment.id, id)))
		.get();
	if (!found) throw missing();
	return shown(found);
}

/** Everything that a learner is assigned, what is due first on top, and what is never due last. One query. */
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

/** Before an assignment opens, nothing of it is passed on. */
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
 * Gives a lesson to a course. The edition is pinned, so that a class never splits.
 * @throws Refusal `invalid` for choices that do not go together; `closed` in an archived course
 */
export function make(to: Taught, edition: Pick<Edition, 'id'>, chosen: Chosen): Assignment {
	return transact(() => {
		if (to.archivedAt) throw new Refusal('closed', 'This class is archived. Reopen it first.');
		const values = {
			...sound(chosen, edition.id),
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

/** Gives the same lesson to another course, or to this one again, by the same rules. @throws Refusal as `make` */
export const copy = (assignment: Assignment, to: Taught): Assignment =>
	make(to, { id: assignment.editionId }, assignment);

/** Puts an assignment away: learners see and hand in nothing more, and all of their work stays theirs. */
export function archive(assignment: Assignment): Assignment {
	return assignment.archivedAt
		? assignment
		: put(assignment, { archivedAt: Date.now() }, 'archived');
}

export function unarchive(assignment: Assignment): Assignment {
	return assignment.archivedAt ? put(assignment, { archivedAt: null }, 'unarchived') : assignment;
}

/** Lets model responses appear from now on, where that is done by hand. @throws Refusal `invalid` where it is not */
export function releaseModels(assignment: Assignment): Assignment {
	if (assignment.modelsAt !== 'hand')
		throw new Refusal('invalid', 'Model answers are released automatically here.');
	return assignment.modelsReleasedAt
		? assignment
		: put(assignment, { modelsReleasedAt: Date.now() }, 'models released');
}

/** Changes an assignment and writes it down. Its caller knows that it may. */
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
