import { type Chosen, core } from '#lib/server/assignment-rules.ts';
import { open } from '#lib/server/assigned-notebooks.ts';
import * as assignments from '#lib/server/assignments.ts';
import type { Assignment } from '#lib/server/assignments.ts';
import * as courses from '#lib/server/courses.ts';
import type { Taught } from '#lib/server/courses.ts';
import * as lessons from '#lib/server/lessons.ts';
import * as members from '#lib/server/members.ts';
import type { Notebook } from '#lib/server/notebooks.ts';
import * as accounts from '#lib/server/accounts.ts';
import * as grants from '#lib/server/grants.ts';
import * as tokens from '#lib/server/tokens.ts';
import type { User } from '#lib/server/users.ts';
import { uid } from '#lib/uid.ts';
import { begin } from './cast.ts';

let logins = 0;

/** Somebody with an account. Its password fits nothing, and no letter of its login is left to chance. */
export function account(name: string, login = `${name}-${++logins}`): User {
	return accounts.make(null, { name, login }, 'no hash');
}

/** Somebody who runs the instance; the first one comes in by the address that is printed. */
export function administrator(name = 'Grace'): grants.Administrator {
	return tokens.becomeAdmin(account(name), tokens.firstAdmin() ?? '');
}

/** Somebody who may teach. */
export function teacher(by: grants.Administrator, name: string): User {
	const who = account(name);
	grants.allow(by, who.id, 'teacher');
	return who;
}

/** A learner who came into the course by its code. */
export function learner(of: Taught, name: string): User {
	const who = account(name);
	members.seat(of.id, who.id);
	return who;
}

/** What the tests assign unless they say otherwise: all of the tiny lesson, with nothing held back. */
export function chosen(changes: Partial<Chosen> = {}): Chosen {
	return {
		...core(lessons.find('tiny')),
		...{ title: 'The bell', sharing: 'never', points: null, questions: null },
		...changes
	};
}

/** The tiny lesson, assigned. */
export function assign(to: Taught, changes: Partial<Chosen> = {}): Assignment {
	return assignments.make(to, lessons.find('tiny'), chosen(changes));
}

/** This learner's notebook for an assignment, opened when there is none yet. */
export const opened = (who: User, { id }: Assignment): Notebook => open(who, id, uid());

/** Begins with a course: Grace runs the instance, Dora teaches history, and nobody learns it yet. */
export function course(timeZone = 'UTC') {
	begin();
	const grace = administrator();
	const dora = teacher(grace, 'Dora');
	return { grace, dora, hers: courses.make(dora, { name: 'History', timeZone }) };
}

/** Begins with a class: the same, and Eli learns it. */
export function history(timeZone?: string) {
	const all = course(timeZone);
	return { ...all, eli: learner(all.hers, 'Eli') };
}
