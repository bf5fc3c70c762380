import {
	and,
	asc,
	eq,
	exists,
	getTableColumns,
	isNull,
	type Placeholder,
	type SQL,
	sql
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { shown } from '#lib/input/names.ts';
import * as auditLog from '#lib/server/audit-log.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { assignment, course, membership } from '#lib/server/db/schema/course.ts';
import { mayTeach } from '#lib/server/account/permissions.ts';
import * as joinCodes from './join-codes.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/**
 * A course held by one of its members; `userId` is whose role and alias these are. Only functions that check this
 * return one.
 */
export type Course = typeof course.$inferSelect &
	Pick<typeof membership.$inferSelect, 'userId' | 'role' | 'alias'>;

/** A course in the hands of one of its instructors. */
export type Taught = Course & { role: 'instructor' };

/** What is chosen about a course. The time zone is an IANA name. */
export type Chosen = { name: string; timeZone: string };

const mine = alias(membership, 'mine');
type CourseColumn = typeof course.id | typeof assignment.courseId | typeof membership.courseId;

/** Somebody, or, for a prepared query, the place where their id comes. */
type Somebody = { id: string | Placeholder };

const seated = (who: Somebody, courseId: CourseColumn, role: 'learner' | 'instructor'): SQL =>
	exists(
		db
			.select({ id: mine.id })
			.from(mine)
			.where(and(eq(mine.courseId, courseId), eq(mine.role, role), present(who)))
	);

/** The person is an instructor of a course now. @param courseId the column that says which course */
export const taughtBy = (who: Somebody, courseId: CourseColumn = course.id): SQL =>
	seated(who, courseId, 'instructor');

/** The person is a learner of a course now. @param courseId the column that says which course */
export const learntBy = (who: Pick<User, 'id'>, courseId: CourseColumn = course.id): SQL =>
	seated(who, courseId, 'learner');

const present = (who: Somebody) => and(eq(mine.userId, who.id), isNull(mine.leftAt));

const columns = {
	...getTableColumns(course),
	userId: membership.userId,
	role: membership.role,
	alias: membership.alias
};

const joined = (who: User) =>
	and(eq(membership.courseId, course.id), eq(membership.userId, who.id), isNull(membership.leftAt));

/**
 * A course that this person is in.
 * @throws Refusal `missing` when it does not exist or they are not in it, or no longer, so that nobody learns which
 */
export function find(who: User, id: number): Course {
	const found = db
		.select(columns)
		.from(course)
		.innerJoin(membership, joined(who))
		.where(eq(course.id, id))
		.get();
	if (!found) throw missing();
	return found;
}

/** A course that this person teaches. @throws Refusal `missing` as `find`, and for its learners */
export function taught(who: User, id: number): Taught {
	const found = find(who, id);
	if (!teaches(found)) throw missing();
	return found;
}

/** Whether the member is an instructor. */
export const teaches = (course: Course): course is Taught => course.role === 'instructor';

/** The courses that this person teaches, without archived ones, by name, for a choice. */
export const teaching = (who: User) =>
	of(who)
		.filter((course) => teaches(course) && !course.archivedAt)
		.map(({ id, name }) => ({ id, name }));

/** This person's courses by name, archived ones last, each with its number of learners. One query. */
export function of(who: User) {
	const learners = sql<number>`(select count(*) from membership learner
		where learner.course_id = ${course.id} and learner.role = 'learner' and learner.left_at is null)`;
	return db
		.select({ ...columns, learners })
		.from(course)
		.innerJoin(membership, joined(who))
		.orderBy(sql`${course.archivedAt} is not null`, asc(course.name), asc(course.id))
		.all();
}

/** The names of the instructors, for everybody in the course. */
export function instructors(course: Course): string[] {
	const teaching = and(eq(membership.role, 'instructor'), isNull(membership.leftAt));
	return db
		.select({ name: user.name })
		.from(membership)
		.innerJoin(user, eq(user.id, membership.userId))
		.where(and(eq(membership.courseId, course.id), teaching))
		.orderBy(asc(membership.joinedAt))
		.all()
		.map(({ name }) => name);
}

/**
 * Makes a course with this person as its instructor and with a join code.
 * @throws Refusal `closed` when they may not teach; `invalid` for an empty name or an unknown time zone
 */
export function make(who: User, chosen: Chosen): Taught {
	return transact(() => {
		if (!mayTeach(who))
			throw new Refusal(
				'closed',
				'You can’t create classes yet. Ask your administrator for permission.'
			);
		const { id } = db
			.insert(course)
			.values({ ...sound(chosen), joinCode: joinCodes.make(), createdAt: Date.now() })
			.returning({ id: course.id })
			.get();
		const member = { courseId: id, userId: who.id, role: 'instructor', alias: null } as const;
		db.insert(membership)
			.values({ ...member, joinedAt: Date.now() })
			.run();
		auditLog.note(who, { action: 'made', subject: 'course', subjectId: id, courseId: id });
		return taught(who, id);
	});
}

/**
 * Changes the name or time zone. Dates of assignments are not its business: see assignment/zone-change.ts.
 * @param about what else the log says of a new time zone
 * @throws Refusal `invalid` as `make`
 */
export function change(course: Taught, chosen: Chosen, about: Record<string, string> = {}): Taught {
	const to = sound(chosen);
	const moved = to.timeZone !== course.timeZone;
	const detail = { from: course.timeZone, to: to.timeZone, ...about };
	return write(course, to, 'changed', moved ? detail : {});
}

/** Archives a course: nobody can join, assign or hand in, and everything is kept. */
export function archive(course: Taught): Taught {
	return course.archivedAt ? course : write(course, { archivedAt: Date.now() }, 'archived');
}

/** Reopens an archived course. */
export function unarchive(course: Taught): Taught {
	return course.archivedAt ? write(course, { archivedAt: null }, 'unarchived') : course;
}

/** Replaces the join code; the old one no longer works. */
export function renewCode(course: Taught): Taught {
	return write(course, { joinCode: joinCodes.make() }, 'code renewed');
}

/** Removes the join code, so that nobody can join by one until it is renewed. */
export function closeCode(course: Taught): Taught {
	return course.joinCode ? write(course, { joinCode: null }, 'code closed') : course;
}

function write(
	of: Taught,
	to: Partial<typeof course.$inferInsert>,
	action: auditLog.Action,
	detail: Record<string, string> = {}
): Taught {
	return transact(() => {
		const now = db.update(course).set(to).where(eq(course.id, of.id)).returning().get();
		auditLog.note(
			{ id: of.userId },
			{ action, subject: 'course', subjectId: of.id, courseId: of.id, detail }
		);
		return { ...of, ...now };
	});
}

const longest = 120;

/** The choices, normalised. @throws Refusal `invalid` for an empty name or an unknown time zone */
export function sound({ name, timeZone }: Chosen): Chosen {
	const plain = shown(name);
	if (!plain) throw new Refusal('invalid', 'Please give the class a name.');
	if ([...plain].length > longest)
		throw new Refusal('invalid', `A class name can have at most ${longest} characters.`);
	if (!isZone(timeZone))
		throw new Refusal('invalid', 'Choose a time zone from the list, such as Europe/Berlin.');
	return { name: plain, timeZone };
}

/** Whether this is the name of a time zone with its rules for daylight saving; a bare offset is not. */
function isZone(name: string): boolean {
	if (!/^[a-z]/i.test(name)) return false;
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false;
	}
}
