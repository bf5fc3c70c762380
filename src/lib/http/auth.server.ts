import { longestPassword } from '#lib/input/account.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as rateLimits from '#lib/server/rate-limits.ts';
import * as passwords from '#lib/server/account/passwords.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { User } from '#lib/server/account/users.ts';

/** A password as it is stored. */
export const hashed = (password: string): Promise<string> => passwords.hash(password);

/**
 * Whether this is the present password of the signed-in user. Not rate-limited: a correct guess reveals nothing new
 * to them.
 */
export async function isPresent(who: User, password: string): Promise<boolean> {
	const hash = accounts.hashOf(who);
	return hash !== null && (await passwords.verify(password, hash));
}

/** The person with this name and password, or null. An unknown name takes as long as a wrong password. */
async function verified(login: string, password: string): Promise<User | null> {
	// no password is longer than this
	if (password.length > longestPassword) return null;
	const found = accounts.byLogin(login);
	const right = await passwords.verify(password, found?.hash ?? null);
	if (!found || !right) return null;
	// the password may have changed during the check, or the account may have been erased
	return accounts.hashOf(found.who) === found.hash ? found.who : null;
}

/**
 * The person with this login and password.
 * @param address the address that the attempt comes from
 * @param wrong the message when they don't match
 * @throws Refusal `invalid` with that message, and `limited` after too many failed attempts
 */
export async function check(login: string, password: string, address: string, wrong: string) {
	const name = accounts.normal(login);
	const exists = accounts.byLogin(name) !== null;
	const found = await rateLimits.guessing({ login: name, address, exists }, () =>
		verified(name, password)
	);
	if (!found) throw new Refusal('invalid', wrong);
	return found;
}
