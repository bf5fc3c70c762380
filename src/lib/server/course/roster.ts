import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import * as accounts from '#lib/server/account/accounts.ts';
import * as auditLog from '#lib/server/audit-log.ts';
import * as courses from './courses.ts';
import type { Taught } from './courses.ts';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import { grant } from '#lib/server/db/schema/instance.ts';
import * as invitations from './invitations.ts';
import * as members from './members.ts';
import * as passphrases from '#lib/server/account/passphrases.ts';
import { written } from '#lib/server/written.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import { type Listed, read } from './roster-file.ts';
import { seatLearner } from './seats.ts';
import * as usernames from '#lib/server/account/usernames.ts';

/**
 * What becomes of a line: an account is made; somebody who has one joins; somebody whom this teacher shares no class
 * with is invited; they are in the class already; the line is in the file twice; it can't be imported.
 */
export const fates = ['new', 'joins', 'invited', 'here', 'duplicate', 'refused'] as const;
export type Fate = (typeof fates)[number];

/** A line of the preview. `login` is what its person will sign in with. */
export type Row = Pick<Listed, 'line' | 'name'> & { fate: Fate; login: string; reason: string };

export type Preview = { rows: Row[]; counts: Record<Fate, number> };

/** What is handed to a person on paper; the passphrase is stored nowhere. */
export type Slip = { name: string; login: string; passphrase: string };

/** Hashes a password, which takes a while and so is awaited. */
type Hash = (password: string) => Promise<string>;

/** What importing a class list would do. Changes nothing. @throws Refusal `invalid` for a file of another kind */
export function preview(course: Taught, text: string): Preview {
	const rows = plan(course, text).map(({ row }) => row);
	const counts = (fate: Fate) => rows.filter((row) => row.fate === fate).length;
	return {
		rows,
		counts: Object.fromEntries(fates.map((fate) => [fate, counts(fate)])) as Preview['counts']
	};
}

/**
 * Imports a class list, all or none: makes accounts, each with a passphrase for the first sign-in, and adds existing
 * ones. Aliases are drawn, because the list may be alphabetical. Importing the same list again does nothing.
 * @returns the slips of the new accounts in the order of the list; the passphrases are stored nowhere
 * @throws Refusal `invalid` as `preview`; `stale` when the course has changed since the preview
 */
export async function enrol(course: Taught, text: string, hash: Hash) {
	const slips = new Map<number, Slip & { hash: string }>();
	const fresh = plan(course, text).filter(({ row }) => row.fate === 'new');
	await written(() => rateLimits.seldom('passphrase', course.userId, fresh.length));
	for (const { row } of fresh) {
		const passphrase = passphrases.draw();
		const { line, name, login } = row;
		slips.set(line, { name, login, passphrase, hash: await hash(passphrase) });
	}
	return written(() => {
		const rows = plan(course, text);
		const made = rows.filter(({ row }) => row.fate === 'new');
		const same = made.every(({ row }) => slips.get(row.line)?.login === row.login);
		if (!same || made.length !== slips.size)
			throw new Refusal('stale', 'The class changed in the meantime. Check the preview again.');
		for (const { row, userId, listed } of shuffled(rows)) {
			const slip = slips.get(row.line);
			const id = slip ? account(course.id, listed, slip) : row.fate === 'joins' ? userId : null;
			if (row.fate === 'invited' && userId)
				invitations.invite(course, { userId, login: row.login, role: 'learner' });
			if (id !== null && seatLearner(course.id, id))
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
	courseId: number,
	{ name, email, username }: Listed,
	{ login, hash }: { login: string; hash: string }
) {
	const { id } = accounts.make(null, { name, login }, hash);
	const mail = email && username ? { email } : {};
	db.update(user)
		.set({ ...mail, passwordGivenAt: Date.now(), listedIn: courseId })
		.where(eq(user.id, id))
		.run();
	return id;
}

/**
 * Gives a learner another passphrase, where the slip was lost or the password forgotten; every device of theirs is
 * signed out. Only for accounts that this class's list made: anybody who gives a passphrase can sign in with it.
 * @throws Refusal `missing` for anybody else
 */
export async function renew(course: Taught, userId: string, hash: Hash): Promise<Slip> {
	helped(course, userId);
	await written(() => rateLimits.seldom('passphrase', course.userId));
	const passphrase = passphrases.draw();
	const stored = await hash(passphrase);
	return written(() => {
		const who = helped(course, userId);
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

/** A learner here whose account this class's list made, and who has come to teach or run nothing with it. */
function helped(course: Taught, userId: string) {
	const who = members.roleOf(course, userId) === 'learner' ? accounts.find(userId) : null;
	const made = db.select({ in: user.listedIn }).from(user).where(eq(user.id, userId)).get();
	const granted = db.select().from(grant).where(eq(grant.userId, userId)).get();
	if (!who || made?.in !== course.id || granted || courses.of(who).some(courses.teaches))
		throw missing();
	return who;
}

type Planned = { row: Row; listed: Listed; userId: string | null };

/** What each line would do now. Five queries, and one for each new user name. */
function plan(course: Taught, text: string): Planned[] {
	const all = read(text);
	const known = holders(all.flatMap(({ email, username }) => [email, username]));
	const near = invitations.acquaintances(course.userId, [...new Set(known.values())]);
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
		// people with a login are identified by it, all others by name
		const keys = [username, email].filter((key) => key !== null);
		const signs = keys.length ? keys : [`\n${plain(name)}`];
		if (signs.some((sign) => seen.has(sign)))
			return said('duplicate', login, keys.length ? 'It’s in the list twice.' : twice);
		for (const sign of signs) seen.add(sign);
		if (userId) {
			const seat = seats.find((one) => one.userId === userId);
			if (seat && seat.leftAt === null) return said('here', login);
			// nobody is put into a stranger's class: they are asked
			if (!seat && !near.has(userId)) return said('invited', login, '', userId);
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

/** The account of each of these logins. */
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

/** The list in a random order. */
function shuffled<T>(list: T[]): T[] {
	const drawn = list.map((one) => ({
		one,
		by: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
	}));
	return drawn.toSorted((a, b) => a.by - b.by).map(({ one }) => one);
}
