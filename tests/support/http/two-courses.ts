import * as accounts from '#lib/server/account/accounts.ts';
import * as courses from '#lib/server/course/courses.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import * as members from '#lib/server/course/members.ts';
import * as roster from '#lib/server/course/roster.ts';
import * as users from '#lib/server/account/users.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { account, administrator, learner, teacher } from '../factories.ts';
import { stored } from './password.ts';
import { visitor } from './tiny-server.ts';

export type TwoCourses = Awaited<ReturnType<typeof twoCourses>>;

/** A course with a browser for each of its roles, and for a member of another course. */
export async function twoCourses(url: string, name = 'History 9b') {
	const hash = await stored();
	const admin = administrator('Grace', hash);
	const taught = (name: string) =>
		courses.make(teacher(admin, `Teacher ${uid()}`, hash), { name, timeZone: 'Europe/Berlin' });
	const seat = (of: Taught) => learner(of, `Pupil ${uid()}`, hash);
	const mine = taught(name);
	const others = taught('Another course');
	await roster.enrol(mine, `Given ${uid()}`, async () => 'no hash');
	const given = members.learners(mine)[0]?.userId ?? '';
	const cast = {
		learner: seat(mine),
		/** Another learner, to be removed. */
		seat: seat(mine),
		/** A learner from the class list who has not used their passphrase. */
		given: known(given),
		instructor: known(mine.userId),
		other: known(others.userId),
		admin
	};
	const browser = (who: User) => {
		const token = users.signIn(who);
		return { ...visitor(url, token), token };
	};
	return {
		id: mine.id,
		code: mine.joinCode ?? '',
		members: cast,
		others: others.id,
		/** The login of a person without a course. */
		login: accounts.loginOf(account('Fay', undefined, hash)),
		learner: browser(cast.learner),
		instructor: browser(cast.instructor),
		other: browser(cast.other),
		admin: browser(admin)
	};
}

function known(id: string): User {
	const found = accounts.find(id);
	if (!found) throw new Error('This person has no account.');
	return found;
}
