import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { User } from '#lib/server/account/users.ts';
import * as auditLog from '#lib/server/audit-log.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { course, invitation, membership } from '#lib/server/db/schema/course.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import type { Course, Taught } from './courses.ts';
import * as courses from './courses.ts';
import * as members from './members.ts';
import { seatInstructor, seatLearner } from './seats.ts';

type Role = (typeof membership.$inferSelect)['role'];

/**
 * Who of these people is now in a class that this teacher teaches, whose class list names them. Sharing a class in any
 * other way makes nobody their student. One query.
 * @param role only those who are this there
 */
export function inClassesOf(teacherId: string, among: string[], role?: Role): Set<string> {
	const theirs = alias(membership, 'theirs');
	const found = db
		.selectDistinct({ userId: theirs.userId })
		.from(membership)
		.innerJoin(theirs, and(eq(theirs.courseId, membership.courseId), isNull(theirs.leftAt)))
		.where(
			and(
				eq(membership.userId, teacherId),
				eq(membership.role, 'instructor'),
				isNull(membership.leftAt),
				inArray(theirs.userId, among),
				role && eq(theirs.role, role)
			)
		)
		.all();
	return new Set(found.map((row) => row.userId));
}

/** As what this person is invited into this class; null for those who aren't. */
const invitedAs = (userId: string, courseId: number) =>
	db.select({ role: invitation.role }).from(invitation).where(one(userId, courseId)).get()?.role ??
	null;

/**
 * Asks the holder of an account to come into a class. Part of the transaction of the person who asks. Until they
 * accept, the class doesn't learn their name. An invitation that waits already stays as it is.
 * @param login what they sign in with, as the teacher typed it
 * @param instead whether this one replaces an invitation in another role
 */
export function invite(
	to: Taught,
	{ userId, login, role }: { userId: string; login: string; role: Role },
	instead = false
) {
	const waits = invitedAs(userId, to.id);
	if (waits === role || (waits && !instead)) return;
	const now = { role, login, invitedBy: to.userId, at: Date.now() };
	db.insert(invitation)
		.values({ courseId: to.id, userId, ...now })
		.onConflictDoUpdate({ target: [invitation.courseId, invitation.userId], set: now })
		.run();
	record(to, 'invited', userId);
}

/**
 * Makes somebody a teacher of a class: at once where they are in a class of the teacher who adds them, else they are
 * invited.
 * @param login what they sign in with; tries are counted, because the answer tells whether anybody has it
 * @param sure whether somebody who is a student of the class, or invited as one, may become a teacher, who reads and
 * marks everything in it
 * @returns whether they were invited
 * @throws Refusal `invalid` when nobody signs in with it, and for those who teach it or are invited to; `incomplete`
 * for a student unless it is sure; `limited`
 */
export function addTeacher(to: Taught, login: string, sure: boolean): boolean {
	rateLimits.seldom('lookUp', to.userId);
	return transact(() => {
		const userId = members.holding(login);
		const role = members.roleOf(to, userId);
		if (role === 'instructor')
			throw new Refusal(
				'invalid',
				`${userId === to.userId ? 'You' : 'They'} already teach this class.`
			);
		const known = inClassesOf(to.userId, [userId]).has(userId);
		const waits = invitedAs(userId, to.id);
		if (waits === 'instructor' && !known)
			throw new Refusal('invalid', 'They are already invited as a teacher, and haven’t answered.');
		if ((role || waits === 'learner') && !sure)
			throw new Refusal('incomplete', role ? promotion : otherInvitation);
		if (known) members.makeInstructor(to, userId);
		else invite(to, { userId, login, role: 'instructor' }, true);
		return !known;
	});
}

const promotion =
	'This person is a student in this class. As a teacher they can see and review all its work, ' +
	'their own included. Tick the box to make them a teacher.';
const otherInvitation =
	'This person is invited as a student. As a teacher they can see and review all the work of this class. ' +
	'Tick the box to invite them as a teacher instead.';

export type Invited = ReturnType<typeof pending>[number];

/** The invitations to a class that have no answer yet, oldest first. @param to from `courses.taught` */
export const pending = (to: Taught) =>
	db
		.select({
			userId: invitation.userId,
			login: invitation.login,
			role: invitation.role,
			at: invitation.at
		})
		.from(invitation)
		.where(eq(invitation.courseId, to.id))
		.orderBy(asc(invitation.at), asc(invitation.userId))
		.all();

export type Received = ReturnType<typeof received>[number];

/** Somebody's invitations that they haven't answered, with who sent each; none to an archived class. */
export const received = (who: User) =>
	db
		.select({
			courseId: invitation.courseId,
			courseName: course.name,
			role: invitation.role,
			by: user.name
		})
		.from(invitation)
		.innerJoin(course, eq(course.id, invitation.courseId))
		.innerJoin(user, eq(user.id, invitation.invitedBy))
		.where(and(eq(invitation.userId, who.id), isNull(course.archivedAt)))
		.orderBy(asc(invitation.at), asc(invitation.courseId))
		.all();

/**
 * Comes into the class that somebody was invited to.
 * @throws Refusal `missing` where there is no invitation, or no longer
 */
export function accept(who: User, courseId: number): Course {
	return transact(() => {
		const { role } = take(who.id, courseId);
		if (role === 'instructor') seatInstructor(courseId, who.id);
		else seatLearner(courseId, who.id);
		const entered = courses.find(who, courseId);
		record(entered, role === 'instructor' ? 'instructor added' : 'joined', who.id);
		return entered;
	});
}

/** @throws Refusal `missing` where there is no invitation, or no longer */
export function decline(who: User, courseId: number) {
	transact(() => {
		take(who.id, courseId);
		record({ id: courseId, userId: who.id }, 'invitation declined', who.id);
	});
}

/** Withdraws an invitation. @throws Refusal `missing` where it was answered already */
export function withdraw(to: Taught, userId: string) {
	transact(() => {
		take(userId, to.id);
		record(to, 'invitation withdrawn', userId);
	});
}

/** The invitation of somebody into a class. */
const one = (userId: string, courseId: number) =>
	and(eq(invitation.userId, userId), eq(invitation.courseId, courseId));

function take(userId: string, courseId: number) {
	const open = db
		.select({ id: course.id })
		.from(course)
		.where(and(eq(course.id, courseId), isNull(course.archivedAt)))
		.get();
	const found = db.delete(invitation).where(one(userId, courseId)).returning().get();
	if (!found || !open) throw missing();
	return found;
}

const record = (
	{ id, userId: by }: Pick<Course, 'id' | 'userId'>,
	action: auditLog.Action,
	userId: string
) => auditLog.note({ id: by }, { action, subject: 'user', subjectId: userId, courseId: id });
