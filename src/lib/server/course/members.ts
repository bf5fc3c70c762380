import { and, asc, count, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { normal } from '#lib/server/account/accounts.ts';
import * as auditLog from '#lib/server/audit-log.ts';
import * as courses from './courses.ts';
import type { Course, Taught } from './courses.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import * as joinCodes from './join-codes.ts';
import { written } from '#lib/server/written.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import { seatInstructor, seatLearner } from './seats.ts';
import type { User } from '#lib/server/account/users.ts';

export type Member = ReturnType<typeof of>[number];

/**
 * All present and former members of a course, for its instructors: instructors first, then by name, those who left
 * last. Erased people have an empty name. One query.
 */
export function of(course: Taught) {
	return db
		.select({
			userId: membership.userId,
			name: user.name,
			role: membership.role,
			alias: membership.alias,
			joinedAt: membership.joinedAt,
			leftAt: membership.leftAt,
			passwordGivenAt: user.passwordGivenAt,
			username: user.displayUsername,
			email: user.email,
			/** Whether this class's list made the account, so that its teachers may give it another passphrase. */
			listedHere: sql<boolean>`${user.listedIn} is ${membership.courseId}`.mapWith(Boolean),
			elsewhere: isElsewhere(course.userId).mapWith(Boolean),
			trusted: isTrusted.mapWith(Boolean)
		})
		.from(membership)
		.innerJoin(user, eq(user.id, membership.userId))
		.where(eq(membership.courseId, course.id))
		.all()
		.map(({ username, email, elsewhere, trusted, ...row }) => ({
			...row,
			/** Whether a new passphrase would open more than this teacher's classes. */
			isTheirOwn: trusted || (elsewhere && row.passwordGivenAt === null),
			/** What they sign in with; an email address only of those whose account this class's list made. */
			login: username ?? (row.listedHere ? email : null)
		}))
		.toSorted(
			(one, other) =>
				Number(one.leftAt !== null) - Number(other.leftAt !== null) ||
				one.role.localeCompare(other.role, 'en') ||
				one.name.localeCompare(other.name, 'en')
		);
}

/** Somebody is in a class that this teacher doesn't teach, or has work outside the classes that they teach. */
const isElsewhere = (teacherId: string) => sql<boolean>`(exists (
	select 1 from membership other
	where other.user_id = ${membership.userId} and other.left_at is null
		and not ${teaches(teacherId, sql`other.course_id`)})
	or exists (
		select 1 from notebook own left join assignment given on given.id = own.assignment_id
		where own.user_id = ${membership.userId}
			and (given.id is null or not ${teaches(teacherId, sql`given.course_id`)})))`;

const teaches = (teacherId: string, courseId: SQL) => sql`exists (
	select 1 from membership mine
	where mine.course_id = ${courseId} and mine.user_id = ${teacherId}
		and mine.role = 'instructor' and mine.left_at is null)`;

/** Somebody teaches a class, or has a permission. */
const isTrusted = sql<boolean>`(
	exists (select 1 from "grant" given where given.user_id = ${membership.userId})
	or exists (
		select 1 from membership other
		where other.user_id = ${membership.userId} and other.left_at is null and other.role = 'instructor'))`;

/**
 * Joins the course with this code as a learner. Present members keep their role; former ones return under the same
 * alias.
 * @param typed the code in any case, with any spaces and hyphens
 * @param address from which it is tried, because wrong codes are counted
 * @throws Refusal `invalid` for a guest, and when no open course has this code; `limited` after too many wrong ones
 */
export async function join(who: User, typed: string, address: string): Promise<Course> {
	if (who.isAnonymous)
		throw new Refusal(
			'invalid',
			'Create an account first, so that your teacher knows whose work is whose. You’ll keep what you have done so far.'
		);
	const { id } = invited(who, typed, address);
	return written(() => enter(who, id));
}

/**
 * The course with this code, for the page that asks whether to join it, with or without a session.
 * @throws Refusal `invalid` and `limited` as `join`
 */
export function invited(who: User | null, typed: string, address: string) {
	const found = rateLimits.codes(who, address, () => joinCodes.opens(typed));
	if (found) return found;
	throw new Refusal(
		'invalid',
		'No class has this code. Check its seven letters, or ask your teacher whether the code has changed.'
	);
}

function enter(who: User, courseId: number): Course {
	if (seatLearner(courseId, who.id)) note({ courseId, userId: who.id }, 'joined', who.id);
	return courses.find(who, courseId);
}

/**
 * Makes the account with this login an instructor of the course.
 * @param login their email address or user name
 * @throws Refusal `invalid` when there is no such account
 */
export function addInstructor(course: Taught, login: string) {
	transact(() => {
		makeInstructor(course, holding(login));
	});
}

/** Makes somebody an instructor of the course. Part of the transaction that looked them up. */
export function makeInstructor(course: Taught, userId: string) {
	if (roleOf(course, userId) === 'instructor') return;
	seatInstructor(course.id, userId);
	note({ courseId: course.id, userId: course.userId }, 'instructor added', userId);
}

/** Whose account this is. @throws Refusal `invalid` when nobody signs in with it */
export function holding(login: string): string {
	const key = normal(login);
	const having = and(eq(user.isAnonymous, false), or(eq(user.email, key), eq(user.username, key)));
	const found = db.select({ id: user.id }).from(user).where(having).get();
	if (!found)
		throw new Refusal(
			'invalid',
			`No account “${login.slice(0, 80)}” found. Check the spelling or ask them to create an account first.`
		);
	return found.id;
}

/** What somebody is in a class now; null for those who aren't in it. */
export const roleOf = (course: Taught, userId: string) => member(course, userId)?.role ?? null;

/**
 * Makes an instructor who was a learner here a learner again, under the same alias.
 * @throws Refusal `missing` for anybody else; `invalid` for the only instructor
 */
export function demote(course: Taught, userId: string) {
	transact(() => {
		const { role, alias } = demand(course, userId);
		if (role !== 'instructor' || alias === null) throw missing();
		keepOne(course);
		db.update(membership).set({ role: 'learner' }).where(seatOf(course, userId)).run();
		note({ courseId: course.id, userId: course.userId }, 'instructor removed', userId);
	});
}

/**
 * Removes somebody from the course. The course keeps their work, and they can still read it; the join code lets them
 * in again until it is renewed.
 * @throws Refusal `missing` for somebody who is not in it; `invalid` for its only instructor
 */
export function remove(course: Taught, userId: string) {
	transact(() => {
		const { role } = demand(course, userId);
		leaving(course, userId, role === 'instructor' ? 'instructor removed' : 'removed');
	});
}

/** Leaves a course. @throws Refusal `invalid` for its only instructor */
export function leave(course: Course) {
	transact(() => {
		demand(course, course.userId);
		leaving(course, course.userId, 'left');
	});
}

function leaving(course: Course, userId: string, action: auditLog.Action) {
	const { role } = demand(course, userId);
	if (role === 'instructor') keepOne(course);
	db.update(membership).set({ leftAt: Date.now() }).where(seatOf(course, userId)).run();
	note({ courseId: course.id, userId: course.userId }, action, userId);
}

/** Refuses what would leave a class without anybody who teaches it. */
function keepOne(course: Course) {
	if (instructors(course) === 1)
		throw new Refusal(
			'invalid',
			'A class needs at least one teacher. Add another one first, or archive the class.'
		);
}

const seatOf = (course: Course, userId: string) =>
	and(eq(membership.courseId, course.id), eq(membership.userId, userId), isNull(membership.leftAt));

const member = (course: Course, userId: string) =>
	db.select().from(membership).where(seatOf(course, userId)).get();

function demand(course: Course, userId: string) {
	const found = member(course, userId);
	if (!found) throw missing();
	return found;
}

/** The present learners by alias. @param course from `courses.taught` */
export function learners(course: Taught) {
	return db
		.select({ userId: membership.userId, name: user.name, alias: membership.alias })
		.from(membership)
		.innerJoin(user, eq(user.id, membership.userId))
		.where(
			and(
				eq(membership.courseId, course.id),
				eq(membership.role, 'learner'),
				isNull(membership.leftAt)
			)
		)
		.orderBy(asc(membership.alias))
		.all();
}

function instructors(course: Course): number {
	const teaching = and(
		eq(membership.courseId, course.id),
		eq(membership.role, 'instructor'),
		isNull(membership.leftAt)
	);
	return db.select({ n: count() }).from(membership).where(teaching).get()?.n ?? 0;
}

function note(
	by: { courseId: number; userId: string },
	action: auditLog.Action,
	subjectId: string
) {
	auditLog.note({ id: by.userId }, { action, subject: 'user', subjectId, courseId: by.courseId });
}
