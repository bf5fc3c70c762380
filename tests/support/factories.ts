// People, courses and classes for the tests of every level. All of them are written to the open database, which may
// be empty, or in use by a server and other tests.
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
import { seatLearner } from '#lib/server/course/seats.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as oneTimeTokens from '#lib/server/account/one-time-tokens.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { pastPrediction } from './past-prediction.ts';
import { worked } from './full-notebook.ts';

/** A stored password that no password matches, for people who never sign in with one. */
export const noPassword = 'no hash';

/**
 * A person with an account.
 * @param login by default the name with a number that makes it unique in the database
 * @param hash the stored password
 */
export function account(name: string, login?: string, hash = noPassword): User {
	// in one transaction, because another process may create an account with the same name
	return transact(() => accounts.make(null, { name, login: login ?? freeLogin(name) }, hash));
}

function freeLogin(name: string): string {
	let number = db.select({ users: count() }).from(user).get()?.users ?? 0;
	while (accounts.taken(`${name}-${number}`)) number += 1;
	return `${name}-${number}`;
}

/**
 * The present administrator; otherwise a new person, who becomes the first one.
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

/** A person who may teach. */
export function teacher(by: administrators.Administrator, name: string, hash = noPassword): User {
	const who = account(name, undefined, hash);
	permissions.allow(by, who.id, 'teacher');
	return who;
}

/** A learner of this course. */
export function learner(of: Taught, name: string, hash = noPassword): User {
	const who = account(name, undefined, hash);
	seatLearner(of.id, who.id);
	return who;
}

/** The settings of an assignment in tests, unless changed: the whole tiny lesson, with nothing held back. */
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

/** Assigns the tiny lesson, which must be published in the open database. */
export function assign(to: Taught, changes: Partial<Chosen> = {}): Assignment {
	return assignments.make(to, lessons.find('tiny'), chosen(changes));
}

/** This learner's notebook for an assignment, past the prediction if it can be skipped; opened if there is none. */
export const opened = (who: User, { id }: Assignment): Notebook =>
	pastPrediction(open(who, id, uid()));

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
 * @param wanted.students each student's name and stage; by default only Eli, just enrolled
 * @param wanted.assigned the settings of the assignment that differ from `chosen`
 * @param wanted.hash the stored password of everybody in the class, except an administrator who existed before
 * @returns the people, the course as its first teacher has it, the assignment, and the students by name
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

/** Takes a student's work for an assignment from nothing to this stage. */
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
	releases.one(submission, { unscored: true });
}

/** A course without learners: Grace is the administrator, Dora teaches history. */
export function course(timeZone = 'UTC') {
	const grace = administrator();
	const dora = teacher(grace, 'Dora');
	return { grace, dora, hers: courses.make(dora, { name: 'History', timeZone }) };
}

/** A small class: the same course, with Eli as its learner. */
export function history(timeZone?: string) {
	const all = course(timeZone);
	return { ...all, eli: learner(all.hers, 'Eli') };
}
