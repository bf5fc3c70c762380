import * as accounts from '#lib/server/accounts.ts';
import * as courses from '#lib/server/courses.ts';
import type { Taught } from '#lib/server/courses.ts';
import * as grants from '#lib/server/grants.ts';
import type { Administrator } from '#lib/server/grants.ts';
import * as members from '#lib/server/members.ts';
import * as roster from '#lib/server/roster.ts';
import * as tokens from '#lib/server/tokens.ts';
import * as users from '#lib/server/users.ts';
import type { User } from '#lib/server/users.ts';
import { uid } from '#lib/uid.ts';
import { stored, visitor } from './tiny-server.ts';

export type Class = Awaited<ReturnType<typeof begun>>;

let grace: { of: string; who: Administrator } | undefined;

/** Somebody with an account, whose password is everybody’s in the tests. */
export const account = async (name: string): Promise<User> =>
	accounts.make(null, { name, login: `some-${uid()}` }, await stored());

/** Who runs the instance that serves this address: made at the first call, the same ever after. */
export async function running(url: string): Promise<Administrator> {
	if (grace?.of !== url) {
		const who = tokens.becomeAdmin(await account('Grace'), tokens.firstAdmin() ?? '');
		grace = { of: url, who };
	}
	return grace.who;
}

/** A course with everybody who has to do with it, each in a browser; and one that has to do with another course. */
export async function begun(url: string, name = 'History 9b') {
	const admin = await running(url);
	const seat = async (of: Taught) => {
		const who = await account(`Pupil ${uid()}`);
		await members.join(who, of.joinCode ?? '', '192.0.2.1');
		return who;
	};
	const make = async (name: string) => {
		const who = await account(`Teacher ${uid()}`);
		grants.allow(admin, who.id, 'teacher');
		return courses.make(who, { name, timeZone: 'Europe/Berlin' });
	};
	const [mine, others] = [await make(name), await make('Another course')];
	await roster.enrol(mine, `Given ${uid()}`, async () => 'no hash');
	const given = members.learners(mine)[0]?.userId ?? '';
	const cast = {
		learner: await seat(mine),
		/** Another learner, to be removed. */
		seat: await seat(mine),
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
		...{ id: mine.id, code: mine.joinCode ?? '', members: cast, others: others.id },
		/** What somebody without a course signs in with. */
		login: accounts.loginOf(await account('Fay')),
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
