// People, courses and classes for the tests of every level. All of it is written into the database that is open,
// whether that is an empty one or one that a server and other tests use at the same time.
import { count, eq } from 'drizzle-orm';
import * as accounts from '#lib/server/account/accounts.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import { type Chosen, core } from '#lib/server/assignment/rules.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { grant } from '#lib/server/db/schema/instance.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as members from '#lib/server/course/members.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as oneTimeTokens from '#lib/server/account/one-time-tokens.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { worked } from './full-notebook.ts';

/** A stored password that no password fits, for whoever never signs in by one. */
export const noPassword = 'no hash';

/**
 * Somebody with an account.
 * @param login what they sign in with; by default their name and a number that makes it unique in the database
 * @param hash their password as it is stored
 */
export function account(name: string, login?: string, hash = noPassword): User {
	// in one transaction, because another process may make an account of the same name now
	return transact(() => accounts.make(null, { name, login: login ?? freeLogin(name) }, hash));
}

function freeLogin(name: string): string {
	let number = db.select({ users: count() }).from(user).get()?.users ?? 0;
	while (accounts.taken(`${name}-${number}`)) number += 1;
	return `${name}-${number}`;
}

/**
 * Whoever runs the instance already; else somebody new, who becomes its first administrator.
 * @param name of the new one
 */
export function administrator(name = 'Grace', hash = noPassword): administrators.Administrator {
	return transact(() => {
		const admins = db.select({ id: grant.userId }).from(grant).where(eq(grant.role, 'admin'));
		const here = accounts.find(admins.get()?.id ?? '');
		if (here) return administrators.administrator(here);
		return oneTimeTokens.becomeAdmin(
			account(name, undefined, hash),
			oneTimeTokens.firstAdmin() ?? ''
		);
	});
}

/** Somebody who may teach. */
export function teacher(by: administrators.Administrator, name: string, hash = noPassword): User {
	const who = account(name, undefined, hash);
	permissions.allow(by, who.id, 'teacher');
	return who;
}

/** A learner of this course. */
export function learner(of: Taught, name: string, hash = noPassword): User {
	const who = account(name, undefined, hash);
	members.seat(of.id, who.id);
	return who;
}

/** What the tests assign unless they say otherwise: all of the tiny lesson, with nothing held back. */
export function chosen(changes: Partial<Chosen> = {}): Chosen {
	return {
		...core(lessons.find('tiny')),
		title: 'The bell',
		sharing: 'never',
		points: null,
		questions: null,
		...changes
	};
}

/** The tiny lesson, assigned. It must be published in the open database. */
export function assign(to: Taught, changes: Partial<Chosen> = {}): Assignment {
	return assignments.make(to, lessons.find('tiny'), chosen(changes));
}

/** This learner's notebook for an assignment, opened when there is none yet. */
export const opened = (who: User, { id }: Assignment): Notebook => open(who, id, uid());

/**
 * How far a student has come with the assignment of their class. Each stage includes those before it: in the
 * course; notebook opened; everything written, with their name in every word; handed in; reviewed with the highest
 * level on “evidence” and a comment, and the review released.
 */
export type Stage = 'enrolled' | 'opened' | 'written' | 'handed in' | 'released';
const stages: Stage[] = ['enrolled', 'opened', 'written', 'handed in', 'released'];

/**
 * A class: a course of two teachers, an assignment of the tiny lesson in it, and students. The lesson must be
 * published in the open database.
 * @param wanted.students each student's name and how far they have come; Eli alone, only enrolled, by default
 * @param wanted.assigned what is assigned differently from `chosen`
 * @param wanted.hash the stored password of everybody in the class, but for an administrator who was there before
 * @returns the people, the course as its first teacher has it, the assignment, and the students by their names
 */
export function aClass<Name extends string = 'Eli'>(
	wanted: {
		name?: string;
		timeZone?: string;
		teachers?: [first: string, second: string];
		students?: Record<Name, Stage>;
		assigned?: Partial<Chosen>;
		hash?: string;
	} = {}
) {
	const { name = 'History', timeZone = 'UTC', teachers = ['Dora', 'Otto'], hash } = wanted;
	const admin = administrator('Grace', hash);
	const first = teacher(admin, teachers[0], hash);
	const coTeacher = teacher(admin, teachers[1], hash);
	const course = courses.make(first, { name, timeZone });
	members.addInstructor(course, accounts.loginOf(coTeacher));
	const assignment = assign(course, wanted.assigned);
	const students = {} as Record<Name, User>;
	const each = Object.entries(wanted.students ?? { Eli: 'enrolled' }) as [Name, Stage][];
	for (const [student, stage] of each) {
		students[student] = learner(course, student, hash);
		bring(students[student], assignment, first, stage);
	}
	return { admin, teacher: first, coTeacher, course, assignment, students };
}

/** Brings a student's work for an assignment from nothing to this stage. */
function bring(student: User, assignment: Assignment, by: User, stage: Stage) {
	const reached = (one: Stage) => stages.indexOf(stage) >= stages.indexOf(one);
	if (!reached('opened')) return;
	const notebook = opened(student, assignment);
	if (reached('written')) worked(notebook, student.name);
	if (reached('handed in')) submissions.handIn(notebook);
	if (!reached('released')) return;
	const submission = submissionAccess.findByNumber(by, notebook.id, notebook.number);
	reviews.saveScore(submission, 'evidence', 0, {
		level: 2,
		remark: `To ${student.name}: well shown.`
	});
	reviews.saveOverall(submission, 0, { comment: `To ${student.name}: well read.`, override: null });
	releases.one(submission);
}

/** A course: Grace runs the instance, Dora teaches history, and nobody learns it yet. */
export function course(timeZone = 'UTC') {
	const grace = administrator();
	const dora = teacher(grace, 'Dora');
	return { grace, dora, hers: courses.make(dora, { name: 'History', timeZone }) };
}

/** A small class: the same, and Eli learns it. */
export function history(timeZone?: string) {
	const all = course(timeZone);
	return { ...all, eli: learner(all.hers, 'Eli') };
}
