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

/**
 * The holder of an account if the password is theirs, or null. No account takes as long as a wrong password.
 * @param found the account as it was looked up by what they typed
 * @param idle whether nothing is computed where there is no account
 */
async function verified(
	found: ReturnType<typeof accounts.byLogin>,
	password: string,
	idle: boolean
): Promise<User | null> {
	// no password is longer than this
	if (password.length > longestPassword) return null;
	if (!found && idle) {
		await passwords.pretend();
		return null;
	}
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
	const found = accounts.byLogin(name);
	const who = await rateLimits.guessing({ login: name, address }, (spared) =>
		verified(found, password, spared)
	);
	if (!who) throw new Refusal('invalid', wrong);
	return who;
}
