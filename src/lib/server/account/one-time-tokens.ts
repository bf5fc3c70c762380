import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, lt, lte } from 'drizzle-orm';
import { uid } from '#lib/uid.ts';
import * as accounts from './accounts.ts';
import * as auditLog from '#lib/server/audit-log.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { token } from '#lib/server/db/schema/instance.ts';
import * as permissions from './permissions.ts';
import { missing, Refusal } from '#lib/server/refusal.ts';
import type { Administrator } from './administrators.ts';
import * as administrators from './administrators.ts';
import * as users from './users.ts';
import type { User } from './users.ts';

/**
 * One-time addresses. A token has 128 random bits, which nobody guesses; only its hash is stored, so that a backup
 * opens nothing.
 */
const hour = 3_600_000;
const lasting = { first_admin: 7 * 24 * hour, reset_password: 24 * hour };
type Purpose = keyof typeof lasting;

const hashOf = (plain: string) => createHash('sha256').update(plain).digest('base64url');

/** Makes a token and ends earlier ones for the same purpose. Part of a transaction. */
function make(purpose: Purpose, userId: string | null): string {
	const before = userId === null ? isNull(token.userId) : eq(token.userId, userId);
	db.delete(token)
		.where(and(eq(token.purpose, purpose), before))
		.run();
	const plain = uid();
	const expiresAt = Date.now() + lasting[purpose];
	db.insert(token)
		.values({ hash: hashOf(plain), purpose, userId, expiresAt })
		.run();
	return plain;
}

/** An end further ahead than a link lasts was set by a clock that ran ahead, and is over. */
function usable(purpose: Purpose, plain: string) {
	const now = Date.now();
	return and(
		eq(token.hash, hashOf(plain)),
		eq(token.purpose, purpose),
		isNull(token.usedAt),
		gt(token.expiresAt, now),
		lte(token.expiresAt, now + lasting[purpose])
	);
}

/**
 * Uses a token up. Part of the transaction that it allows.
 * @throws Refusal `closed` when it is used, too old or unknown
 */
function spend(purpose: Purpose, plain: string) {
	const used = db
		.update(token)
		.set({ usedAt: Date.now() })
		.where(usable(purpose, plain))
		.returning()
		.get();
	if (!used) throw spent(purpose);
	return used;
}

const howToGetAnother = {
	first_admin: 'Restart the server: it prints a new link until there is an administrator.',
	reset_password: 'Please ask for a new link.'
};
const spent = (purpose: Purpose) =>
	new Refusal(
		'closed',
		`This link has already been used or has expired. ${howToGetAnother[purpose]}`
	);

/**
 * A token for the address that makes the first administrator, which the program prints when it starts; null if there
 * is one. It lasts seven days and ends the previous one.
 */
export function firstAdmin(): string | null {
	return transact(() => (administrators.administered() ? null : make('first_admin', null)));
}

/** Whether this token still makes an administrator, for the page that asks for an account first. */
export function makesAdmin(plain: string): boolean {
	const found = db.select().from(token).where(usable('first_admin', plain)).get();
	return found !== undefined && !administrators.administered();
}

/**
 * Makes this person the first administrator.
 * @param who somebody with an account
 * @throws Refusal `closed` when the token is used, too old or unknown, or somebody runs the instance already;
 * `invalid` for a guest
 */
export function becomeAdmin(who: User, plain: string): Administrator {
	return transact(() => {
		if (who.isAnonymous)
			throw new Refusal(
				'invalid',
				'Please create an account or sign in first. A guest can’t be an administrator.'
			);
		if (administrators.administered()) throw spent('first_admin');
		spend('first_admin', plain);
		permissions.give(who.id, 'admin', null);
		return administrators.administrator(who);
	});
}

/**
 * A token for the address that sets a new password, to be given to the person by hand. It lasts 24 hours and ends
 * the previous one.
 * @throws Refusal `missing` when there is no such account
 */
export function resetFor(by: Administrator, id: string): string {
	return transact(() => {
		const found = accounts.find(id);
		if (!found || !accounts.hasPassword(found)) throw missing();
		auditLog.note(by, { action: 'reset link made', subject: 'user', subjectId: id });
		return make('reset_password', id);
	});
}

/**
 * Whose password this token resets, for the page that asks for the new one.
 * @throws Refusal `closed` when it is used, too old or unknown
 */
export function resets(plain: string): User {
	const found = db
		.select(users.columns)
		.from(token)
		.innerJoin(user, eq(user.id, token.userId))
		.where(usable('reset_password', plain))
		.get();
	if (!found) throw spent('reset_password');
	return found;
}

/**
 * Sets a new password, uses the token up and ends every session of its person.
 * @param hash of the password, as `passwords.hash` makes it
 * @throws Refusal `closed` when the token is used, too old or unknown
 */
export function reset(plain: string, hash: string): User {
	return transact(() => {
		const who = resets(plain);
		spend('reset_password', plain);
		accounts.setPassword(who, hash);
		auditLog.note(who, { action: 'password reset', subject: 'user', subjectId: who.id });
		return who;
	});
}

/** Deletes expired tokens. Runs at every start. */
export function sweep() {
	db.delete(token).where(lt(token.expiresAt, Date.now())).run();
}
