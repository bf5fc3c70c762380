import * as accounts from '#lib/server/accounts.ts';
import * as grants from '#lib/server/grants.ts';
import * as tokens from '#lib/server/tokens.ts';
import type { User } from '#lib/server/users.ts';
import { uid } from '#lib/uid.ts';

/** Somebody with an account. Its password fits nothing. */
export function account(name: string, login = `${name}-${uid()}`): User {
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
