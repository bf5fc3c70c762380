import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import * as accounts from '#lib/server/account/accounts.ts';
import * as auditLog from '#lib/server/audit-log.ts';
import type { Taught } from './courses.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import * as members from './members.ts';
import * as passphrases from '#lib/server/account/passphrases.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import { type Listed, read } from './roster-file.ts';
import * as usernames from '#lib/server/account/usernames.ts';

/**
 * What becomes of a line: an account is made; somebody who has one joins; they are in the course already; the
 * line is in the file twice; it cannot be taken.
 */
export const fates = ['new', 'joins', 'here', 'duplicate', 'refused'] as const;
export type Fate = (typeof fates)[number];

/** A line as it is shown before anything is done. `login` is what its person will sign in with. */
export type Row = Pick<Listed, 'line' | 'name'> & { fate: Fate; login: string; reason: string };

export type Preview = { rows: Row[]; counts: Record<Fate, number> };

/** What is handed to a person on paper, and stands nowhere else. */
export type Slip = { name: string; login: string; passphrase: string };

/** How a password is stored: `hashed` of auth.server.ts. It takes a while, and so is awaited. */
type Hash = (password: string) => Promise<string>;

/** What a class list would do in a course. Changes nothing. @throws Refusal `invalid` when it is no such list */
export function preview(course: Taught, text: string): Preview {
	const rows = plan(course, text).map(({ row }) => row);
	const counts = (fate: Fate) => rows.filter((row) => row.fate === fate).length;
	return {
		rows,
		counts: Object.fromEntries(fates.map((fate) => [fate, counts(fate)])) as Preview['counts']
	};
}

/**
 * Brings a class in, all of it or nothing: makes accounts, each with a passphrase for the first sign-in, and lets
 * those in who have one. Aliases are drawn, because the order of the list may be that of the alphabet. The same
 * list a second time finds everybody here, and changes nothing.
 * @returns the slips of the new accounts, in the order of the list: the passphrases are kept nowhere
 * @throws Refusal `invalid` as `preview`; `stale` when others came in meanwhile, so that it would do something else
 */
export async function enrol(course: Taught, text: string, hash: Hash) {
	const slips = new Map<number, Slip & { hash: string }>();
	const fresh = plan(course, text).filter(({ row }) => row.fate === 'new');
	rateLimits.seldom('passphrase', course.userId, fresh.length);
	for (const { row } of fresh) {
		const passphrase = passphrases.draw();
		const { line, name, login } = row;
		slips.set(line, { name, login, passphrase, hash: await hash(passphrase) });
	}
	return transact(() => {
		const rows = plan(course, text);
		const made = rows.filter(({ row }) => row.fate === 'new');
		const same = made.every(({ row }) => slips.get(row.line)?.login === row.login);
		if (!same || made.length !== slips.size)
			throw new Refusal('stale', 'The class changed in the meantime. Check the preview again.');
		for (const { row, userId, listed } of shuffled(rows)) {
			const slip = slips.get(row.line);
			const id = slip ? account(listed, slip) : row.fate === 'joins' ? userId : null;
			if (id !== null && members.seat(course.id, id))
				auditLog.note(by(course), {
					action: 'enrolled',
					subject: 'user',
					subjectId: id,
					courseId: course.id
				});
		}
		return [...slips.values()].map(({ name, login, passphrase }) => ({ name, login, passphrase }));
	});
}

const by = (course: Taught) => ({ id: course.userId });

function account(
	{ name, email, username }: Listed,
	{ login, hash }: { login: string; hash: string }
) {
	const { id } = accounts.make(null, { name, login }, hash);
	const mail = email && username ? { email } : {};
	db.update(user)
		.set({ ...mail, passwordGivenAt: Date.now() })
		.where(eq(user.id, id))
		.run();
	return id;
}

/**
 * Gives a learner another passphrase for the first sign-in, where the slip was lost before they chose a password.
 * @throws Refusal `missing` for anybody who is not a learner here, or whose password is their own
 */
export async function renew(course: Taught, userId: string, hash: Hash): Promise<Slip> {
	unused(course, userId);
	rateLimits.seldom('passphrase', course.userId);
	const passphrase = passphrases.draw();
	const stored = await hash(passphrase);
	return transact(() => {
		const who = unused(course, userId);
		accounts.setPassword(who, stored);
		db.update(user).set({ passwordGivenAt: Date.now() }).where(eq(user.id, userId)).run();
		auditLog.note(by(course), {
			action: 'password reset',
			subject: 'user',
			subjectId: userId,
			courseId: course.id
		});
		return { name: who.name, login: accounts.loginOf(who), passphrase };
	});
}

/** A learner here whose account has not been used yet: its password is still the one from the slip. */
function unused(course: Taught, userId: string) {
	const here = members.learners(course).some((one) => one.userId === userId);
	const who = here ? accounts.find(userId) : null;
	if (!who || !accounts.wasGiven(who)) throw missing();
	return who;
}

type Planned = { row: Row; listed: Listed; userId: string | null };

/** What each line would do now. Four queries, and one for each user name that is made. */
function plan(course: Taught, text: string): Planned[] {
	const all = read(text);
	const known = holders(all.flatMap(({ email, username }) => [email, username]));
	const seats = seated(course);
	const given = new Set(all.flatMap(({ username }) => username ?? []));
	const seen = new Set<string>();
	const place = String(course.id);
	return all.map((listed) => {
		const { line, name, email, username, problem } = listed;
		const said = (fate: Fate, login: string, reason = '', userId: string | null = null) => ({
			listed,
			userId,
			row: { line, name, fate, login, reason }
		});
		const login = username ?? email ?? '';
		if (problem) return said('refused', login, problem);
		const mine = known.get(username ?? '');
		const other = known.get(email ?? '');
		if (mine && other && mine !== other)
			return said(
				'refused',
				login,
				'This user name and email address belong to two different people.'
			);
		const userId = mine ?? other ?? null;
		// who is named by a login is told apart by it, and everybody else by name
		const keys = [username, email].filter((key) => key !== null);
		const signs = keys.length ? keys : [`\n${plain(name)}`];
		if (signs.some((sign) => seen.has(sign)))
			return said('duplicate', login, keys.length ? 'It’s in the list twice.' : twice);
		for (const sign of signs) seen.add(sign);
		if (userId) {
			const seat = seats.find((one) => one.userId === userId);
			if (seat && seat.leftAt === null) return said('here', login);
			return said('joins', login, seat ? 'A former member, who rejoins.' : '', userId);
		}
		const namesake = keys.length ? undefined : seats.find((one) => plain(one.name) === plain(name));
		if (namesake?.leftAt === null) return said('here', '', sameName);
		if (namesake) return said('refused', '', gone);
		return said('new', login || usernames.made(name, place, given));
	});
}

const twice = 'This name is in the list twice. If these are two people, give each a user name.';
const sameName =
	'The class has someone with this name. If this is another person, give them a user name.';
const gone = 'Someone with this name has left the class. Add their user name or email address.';

const plain = (name: string) => name.normalize('NFKC').toLowerCase();

/** Whose each of these names for signing in is. */
function holders(logins: (string | null)[]): Map<string, string> {
	const keys = logins.filter((login) => login !== null);
	const having = or(inArray(user.email, keys), inArray(user.username, keys));
	const rows = db
		.select({ id: user.id, email: user.email, username: user.username })
		.from(user)
		.where(and(having, eq(user.isAnonymous, false), isNull(user.erasedAt)))
		.all();
	return new Map(
		rows.flatMap(({ id, email, username }) => [
			...(username ? [[username, id] as const] : []),
			[email, id] as const
		])
	);
}

const seated = (course: Taught) =>
	db
		.select({ userId: membership.userId, leftAt: membership.leftAt, name: user.name })
		.from(membership)
		.innerJoin(user, eq(user.id, membership.userId))
		.where(eq(membership.courseId, course.id))
		.all();

/** The same in an order that nobody can tell beforehand. */
function shuffled<T>(list: T[]): T[] {
	const drawn = list.map((one) => ({
		one,
		by: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
	}));
	return drawn.toSorted((a, b) => a.by - b.by).map(({ one }) => one);
}
