import { and, asc, eq, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Administrator } from '#lib/server/account/administrators.ts';
import * as courses from './courses.ts';
import { taughtBy } from './courses.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { course, membership } from '#lib/server/db/schema/course.ts';
import * as members from './members.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

const other = alias(membership, 'other');

/** Nobody teaches the course now, this person aside. */
function untaught(but?: Pick<User, 'id'>): SQL {
	const teaching = and(
		eq(other.courseId, course.id),
		eq(other.role, 'instructor'),
		isNull(other.leftAt),
		but && sql`${other.userId} <> ${but.id}`
	);
	return notExists(db.select({ id: other.id }).from(other).where(teaching));
}

const listed = (where?: SQL) =>
	db
		.select({
			id: course.id,
			name: course.name,
			archivedAt: course.archivedAt,
			learners: sql<number>`(select count(*) from membership learner
				where learner.course_id = course.id and learner.role = 'learner' and learner.left_at is null)`
		})
		.from(course)
		.where(where)
		.orderBy(sql`${course.archivedAt} is not null`, asc(course.name), asc(course.id))
		.all();

/** The courses without an instructor, for administrators. One query. */
export const adrift = (_: Administrator, most = 100) => listed(untaught()).slice(0, most);

/** The courses, archived ones aside, that would have no instructor without this person. One query. */
export const alone = (who: Pick<User, 'id'>) =>
	listed(and(isNull(course.archivedAt), taughtBy(who), untaught(who)));

/**
 * A course for one action of an administrator, while it has no instructor who stays.
 * @throws Refusal `missing` when it has one
 */
function lent(by: Administrator, id: number, leaving?: Pick<User, 'id'>): courses.Taught {
	const found = db
		.select()
		.from(course)
		.where(and(eq(course.id, id), untaught(leaving)))
		.get();
	if (!found) throw missing();
	return { ...found, userId: by.id, role: 'instructor', alias: null };
}

/**
 * Appoints an instructor of a course without one.
 * @param login their email address or user name
 * @param leaving its present instructor, who is about to go
 * @throws Refusal `missing` when others teach it; `invalid` when nobody else has this login
 */
export function appoint(by: Administrator, id: number, login: string, leaving?: Pick<User, 'id'>) {
	transact(() => {
		members.addInstructor(lent(by, id, leaving), login);
		const still = db
			.select({ id: course.id })
			.from(course)
			.where(and(eq(course.id, id), untaught(leaving)))
			.get();
		if (still)
			throw new Refusal('invalid', 'This is the account being deleted. Name another person.');
	});
}

/** Archives a course without an instructor. @throws Refusal `missing` as `appoint` */
export function archive(by: Administrator, id: number, leaving?: Pick<User, 'id'>) {
	transact(() => courses.archive(lent(by, id, leaving)));
}
