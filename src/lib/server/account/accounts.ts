import { and, eq, or, sql } from 'drizzle-orm';
import { once } from '#lib/server/db/cache.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { account, resume, user } from '#lib/server/db/schema/account.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import { Refusal, missing } from '#lib/server/refusal.ts';
import { uid } from '#lib/uid.ts';
import { isMistakable } from './look-alikes.ts';
import * as users from './users.ts';
import type { User } from './users.ts';

/** The normal form of a login: case and look-alike code points make no difference. */
export const normal = (login: string) => login.normalize('NFKC').trim().toLowerCase();

/** Whether a login is an email address; otherwise it is a user name. */
const isMail = (login: string) => login.includes('@');

/** Whether a login is taken. */
export function taken(login: string): boolean {
	const key = normal(login);
	const having = or(eq(user.email, key), eq(user.username, key));
	return db.select({ id: user.id }).from(user).where(having).get() !== undefined;
}

export const inUse = (login: string) =>
	`“${login}” is already taken. Please choose another name, or sign in if it’s yours.`;

/** @throws Refusal `invalid` for a user name that could be mistaken for somebody else's */
export function demandDistinct(login: string) {
	if (!isMail(login) && isMistakable(normal(login)))
		throw new Refusal(
			'invalid',
			`“${login}” looks like the user name of somebody else. Please choose another one.`
		);
}

/**
 * Makes an account. A guest's row becomes the account, so that their work stays in place; their sessions and resume
 * code end, and from then on only the password opens it.
 * @param login an email address or a user name
 * @param hash of the password, as `passwords.hash` makes it
 * @throws Refusal `invalid` when the login is taken, or looks like another one
 */
export function make(
	guest: User | null,
	{ name, login }: { name: string; login: string },
	hash: string
): User {
	return transact(() => {
		if (taken(login)) throw new Refusal('invalid', inUse(login));
		demandDistinct(login);
		const { id } = guest ?? users.guest();
		const named = isMail(login)
			? { email: normal(login) }
			: { username: normal(login), displayUsername: login };
		const made = db
			.update(user)
			.set({ ...named, name, isAnonymous: false, updatedAt: new Date() })
			.where(and(eq(user.id, id), eq(user.isAnonymous, true)))
			.returning(users.columns)
			.get();
		if (!made) throw missing();
		db.insert(account)
			.values({ id: uid(), accountId: id, providerId: 'credential', userId: id, password: hash })
			.run();
		db.delete(resume).where(eq(resume.userId, id)).run();
		users.signOutEverywhere(made);
		return made;
	});
}

/** The account with this login and its stored password; null if there is none. */
export function byLogin(login: string): { who: User; hash: string | null } | null {
	const key = normal(login);
	const found = db
		.select({ who: users.columns, hash: account.password })
		.from(user)
		.innerJoin(account, and(eq(account.userId, user.id), eq(account.providerId, 'credential')))
		.where(and(eq(isMail(key) ? user.email : user.username, key), eq(user.isAnonymous, false)))
		.get();
	return found ?? null;
}

/** The account with this id, or null: a guest has none. */
export function find(id: string): User | null {
	const having = and(eq(user.id, id), eq(user.isAnonymous, false));
	return db.select(users.columns).from(user).where(having).get() ?? null;
}

/** The login as its owner typed it. */
export function loginOf(who: User): string {
	const row = db.select().from(user).where(eq(user.id, who.id)).get();
	if (!row || row.isAnonymous) throw missing();
	return row.displayUsername ?? row.email;
}

/** Changes the name that others see. */
export function rename(who: User, name: string) {
	db.update(user).set({ name, updatedAt: new Date() }).where(eq(user.id, who.id)).run();
}

/** Replaces the password and ends all sessions, so that anybody who knew the old one is signed out. */
export function setPassword(who: User, hash: string) {
	transact(() => {
		db.update(account)
			.set({ password: hash, updatedAt: new Date() })
			.where(and(eq(account.userId, who.id), eq(account.providerId, 'credential')))
			.run();
		db.update(user).set({ passwordGivenAt: null }).where(eq(user.id, who.id)).run();
		users.signOutEverywhere(who);
	});
}

/** The stored password; null for a guest and for an erased person. */
export function hashOf(who: User): string | null {
	const theirs = and(eq(account.userId, who.id), eq(account.providerId, 'credential'));
	const row = db.select({ hash: account.password }).from(account).where(theirs).get();
	return row?.hash ?? null;
}

/** Whether this person can sign in with a password at all. */
export const hasPassword = (who: User): boolean => hashOf(who) !== null;

/** Whether somebody else chose the password, so that its owner must replace it first. */
export function wasGiven(who: User): boolean {
	const row = given().get({ id: who.id });
	return row !== undefined && row.at !== null;
}

const given = once(() =>
	db
		.select({ at: user.passwordGivenAt })
		.from(user)
		.where(eq(user.id, sql.placeholder('id')))
		.prepare()
);

/**
 * Moves a guest's notebooks to an account, all or none; running it again does nothing. If both have a notebook for a
 * lesson, both are kept. The guest is deleted with its sessions and its resume code: from then on only the password
 * opens the work.
 */
export function claim(guest: User, account: User) {
	transact(() => {
		const from = db
			.select({ id: user.id })
			.from(user)
			.where(and(eq(user.id, guest.id), eq(user.isAnonymous, true)))
			.get();
		if (!from || account.isAnonymous) return;
		db.update(notebook).set({ userId: account.id }).where(eq(notebook.userId, from.id)).run();
		db.delete(user).where(eq(user.id, from.id)).run();
	});
}
