import { and, asc, eq, exists, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import * as auditLog from '#lib/server/audit-log.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { assignment, course, membership } from '#lib/server/db/schema/course.ts';
import { mayTeach } from '#lib/server/account/permissions.ts';
import * as joinCodes from './join-codes.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/**
 * A course as one of its members has it: `userId` is whose role and alias these are. Holding one proves that they
 * asked for it and are in it.
 */
export type Course = typeof course.$inferSelect &
	Pick<typeof membership.$inferSelect, 'userId' | 'role' | 'alias'>;

/** A course in the hands of one of its instructors. */
export type Taught = Course & { role: 'instructor' };

/** What is chosen about a course. The time zone is an IANA name. */
export type Chosen = { name: string; timeZone: string };

const mine = alias(membership, 'mine');
type Of = typeof course.id | typeof assignment.courseId | typeof membership.courseId;

const seated = (who: Pick<User, 'id'>, assignment: Of, role: 'learner' | 'instructor'): SQL =>
	exists(
		db
			.select({ id: mine.id })
			.from(mine)
			.where(and(eq(mine.courseId, assignment), eq(mine.role, role), present(who)))
	);

/** That a person is an instructor of a course now. @param assignment the column that says which course */
export const taughtBy = (who: Pick<User, 'id'>, assignment: Of = course.id): SQL =>
	seated(who, assignment, 'instructor');

/** That a person is a learner of a course now. @param assignment the column that says which course */
export const learntBy = (who: Pick<User, 'id'>, assignment: Of = course.id): SQL =>
	seated(who, assignment, 'learner');

const present = (who: Pick<User, 'id'>) => and(eq(mine.userId, who.id), isNull(mine.leftAt));

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
 * @throws Refusal `missing` when there is none, or they are not in it, or not any more: it looks the same
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

/** Whether a course is in the hands of one of its instructors. */
export const teaches = (course: Course): course is Taught => course.role === 'instructor';

/** The courses that this person teaches now, by name, for choosing one. */
export const teaching = (who: User) =>
	of(who)
		.filter((course) => teaches(course) && !course.archivedAt)
		.map(({ id, name }) => ({ id, name }));

/** This person's courses, the archived ones last, else by name; with how many learners are in each. One query. */
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

/** The names of those who teach a course, for everybody in it. */
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
 * Makes a course, with its maker as the instructor and a code to join by.
 * @throws Refusal `closed` when this person may not teach; `invalid` for a name of nothing or an unknown time zone
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

/** Gives a course another name or time zone. @throws Refusal `invalid` as `make` */
export function change(course: Taught, chosen: Chosen): Taught {
	const to = sound(chosen);
	const moved = to.timeZone !== course.timeZone;
	return write(course, to, 'changed', moved ? { from: course.timeZone, to: to.timeZone } : {});
}

/** Puts a course away: nobody joins, nothing is assigned or handed in any more, and all of it stays. */
export function archive(course: Taught): Taught {
	return course.archivedAt ? course : write(course, { archivedAt: Date.now() }, 'archived');
}

/** Takes a course up again as it was. */
export function unarchive(course: Taught): Taught {
	return course.archivedAt ? write(course, { archivedAt: null }, 'unarchived') : course;
}

/** Gives a course a new code to join by; the old one opens nothing any more. */
export function renewCode(course: Taught): Taught {
	return write(course, { joinCode: joinCodes.make() }, 'code renewed');
}

/** Lets nobody join by a code any more, until it is renewed. */
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

function sound({ name, timeZone }: Chosen): Chosen {
	const plain = name.normalize('NFC').replace(/\s+/g, ' ').trim();
	if (!plain) throw new Refusal('invalid', 'Please give the class a name.');
	if ([...plain].length > longest)
		throw new Refusal('invalid', `A class name can have at most ${longest} characters.`);
	if (!isZone(timeZone))
		throw new Refusal('invalid', 'Choose a time zone from the list, such as Europe/Berlin.');
	return { name: plain, timeZone };
}

/** Whether this is the name of a time zone, in which daylight saving is known; a bare offset is none. */
function isZone(name: string): boolean {
	if (!/^[a-z]/i.test(name)) return false;
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false;
	}
}
