import { and, eq, gt, lt, notExists, sql } from 'drizzle-orm';
import { uid } from '#lib/uid.ts';
import { db, ifWritable, transact } from '#lib/server/db/index.ts';
import { once } from '#lib/server/db/cache.ts';
import { hashOf } from '#lib/server/db/session-tokens.ts';
import { resume, session, user } from '#lib/server/db/schema/account.ts';
import { notebook } from '#lib/server/db/schema/work.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import { Refusal } from '#lib/server/refusal.ts';

/** A signed-in person or guest. Domain functions take one and show only what it may see. */
export type User = Pick<typeof user.$inferSelect, 'id' | 'name' | 'isAnonymous'>;

const day = 86_400_000;
/** Days that a session lasts without a visit; browsers keep no cookie longer than 400. */
export const sessionDays = 400;

/** The columns of a `User`. */
export const columns = { id: user.id, name: user.name, isAnonymous: user.isAnonymous };

/** Makes a guest: a user without an account. */
export function guest(): User {
	const id = uid();
	const row = { id, name: 'Guest', email: `${id}@users.invalid`, isAnonymous: true };
	// in a transaction: on a full disk, RETURNING answers before the commit fails
	return transact(() => db.insert(user).values(row).returning(columns).get());
}

/**
 * Makes a guest and starts what they came for. Where that is refused, no guest is made and none is counted.
 * @param address from which only so many guests may start
 * @throws Refusal `limited`, and whatever `start` throws
 */
export function guestWith<T>(address: string, start: (guest: User) => T) {
	return transact(() => {
		rateLimits.seldom('guest', address);
		const who = guest();
		return { who, started: start(who) };
	});
}

/** Opens a session. @returns its token, which belongs only in a cookie */
export function signIn(who: User): string {
	const token = uid() + uid();
	const id = uid();
	db.insert(session)
		.values({
			id,
			token: id,
			hash: hashOf(token),
			userId: who.id,
			expiresAt: new Date(Date.now() + sessionDays * day)
		})
		.run();
	return token;
}

const holding = once(() =>
	db
		.select({ ...columns, expiresAt: session.expiresAt })
		.from(session)
		.innerJoin(user, eq(user.id, session.userId))
		.where(
			and(
				eq(session.hash, sql.placeholder('hash')),
				gt(session.expiresAt, sql.param(sql.placeholder('now'), session.expiresAt))
			)
		)
		.prepare()
);

/**
 * The user with this session token, or null. The session slides: a visit more than a day after the last one extends
 * it, and so does one that finds an end which a clock that ran ahead has set.
 * @param slid called then, because the cookie must be extended too; without it, nothing is extended
 */
export function bySession(token: string, slid?: () => void): User | null {
	const found = holding().get({ hash: hashOf(token), now: new Date() });
	if (!found) return null;
	const { expiresAt, ...who } = found;
	const left = (expiresAt.getTime() - Date.now()) / day;
	if (slid && (left < sessionDays - 1 || left > sessionDays)) {
		const later = { expiresAt: new Date(Date.now() + sessionDays * day), updatedAt: new Date() };
		const written = ifWritable(() =>
			db
				.update(session)
				.set(later)
				.where(eq(session.hash, hashOf(token)))
				.run()
		);
		if (written) slid();
	}
	return who;
}

/** Ends the session. The work stays where it is. */
export function signOut(token: string) {
	db.delete(session)
		.where(eq(session.hash, hashOf(token)))
		.run();
}

/** Ends every session of this user, on all devices. */
export function signOutEverywhere(who: User) {
	db.delete(session).where(eq(session.userId, who.id)).run();
}

/** Crockford’s base 32: no character looks like another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const resumed = once(() =>
	db
		.select()
		.from(resume)
		.where(eq(resume.userId, sql.placeholder('user')))
		.prepare()
);

/**
 * The user's resume code, made at the first call: 16 characters (80 random bits, beyond guessing) in groups of four,
 * which open the work on another device. Null where none was made before and none can be stored now.
 */
export function resumeCode(who: User): string | null {
	const made = resumed().get({ user: who.id });
	if (made) return made.code;
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	const letters = Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
	const code = letters.replace(/.{4}(?=.)/g, '$&-');
	ifWritable(() => db.insert(resume).values({ userId: who.id, code }).onConflictDoNothing().run());
	return resumed().get({ user: who.id })?.code ?? null;
}

/**
 * The user with this resume code. Case, spaces and hyphens make no difference; O is read as 0, I and L as 1.
 * @throws Refusal `invalid` when there is none
 */
export function byResumeCode(typed: string): User {
	const letters = typed
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	const found = db
		.select(columns)
		.from(resume)
		.innerJoin(user, eq(user.id, resume.userId))
		.where(eq(resume.code, letters.replace(/.{4}(?=.)/g, '$&-')))
		.get();
	if (!found)
		throw new Refusal(
			'invalid',
			'No work found for this code. Please check all sixteen letters and digits.'
		);
	return found;
}

/**
 * Removes sessions that ended long ago, and guests who never opened a notebook. Runs at every start. Sessions are kept
 * for a while, although they open nothing: a clock that runs ahead at a start must not sign everybody out for good.
 */
export function sweep() {
	transact(() => {
		const longAgo = new Date(Date.now() - sessionDays * day);
		db.delete(session).where(lt(session.expiresAt, longAgo)).run();
		const opened = db.select().from(notebook).where(eq(notebook.userId, user.id));
		const before = new Date(Date.now() - day);
		db.delete(user)
			.where(and(eq(user.isAnonymous, true), lt(user.createdAt, before), notExists(opened)))
			.run();
	});
}
