import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { isAPIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { username } from 'better-auth/plugins/username';
import { longestLogin, longestPassword, shortestPassword } from '#lib/input-account.ts';
import * as accounts from '#lib/server/accounts.ts';
import { client, db } from '#lib/server/db/index.ts';
import * as tables from '#lib/server/db/schema/account.ts';
import * as limits from '#lib/server/limits.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { sealed } from '#lib/server/secret.ts';
import * as users from '#lib/server/users.ts';

/**
 * better-auth hashes passwords and verifies them. Its addresses are not served, so it is no second door, and
 * its cookies reach nobody: sessions are ours.
 */
const wired = () => {
	const { account, session, user, verification } = tables;
	return betterAuth({
		baseURL: 'http://localhost',
		secret: sealed('better-auth'),
		telemetry: { enabled: false },
		// it would write down names that were mistyped
		logger: { disabled: true },
		// it counts requests at its own addresses only; `limits` counts passwords
		rateLimit: { enabled: false },
		database: drizzleAdapter(db, {
			provider: 'sqlite',
			schema: { account, session, user, verification }
		}),
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: shortestPassword,
			maxPasswordLength: longestPassword
		},
		plugins: [
			username({
				minUsernameLength: 1,
				maxUsernameLength: longestLogin,
				usernameNormalization: accounts.normal,
				usernameValidator: () => true
			})
		]
	});
};

let made: { of: typeof client; auth: ReturnType<typeof wired> } | null = null;

/** better-auth on the open database. Made at the first use, because building imports this module. */
export function auth() {
	if (made?.of !== client) made = { of: client, auth: wired() };
	return made.auth;
}

/** A password as it is stored. */
export async function hashed(password: string): Promise<string> {
	return (await auth().$context).password.hash(password);
}

/** Whether this is the present password of somebody who is here already: a right one tells them nothing. */
export async function isPresent(who: users.User, password: string): Promise<boolean> {
	const hash = accounts.hashOf(who);
	return hash !== null && (await auth().$context).password.verify({ hash, password });
}

/** Whose name and password these are, or null: for a name that nobody has, too, and after as long. */
async function verified(login: string, password: string): Promise<users.User | null> {
	const { api } = auth();
	try {
		const { token, user } = accounts.isMail(login)
			? await api.signInEmail({ body: { email: login, password } })
			: await api.signInUsername({ body: { username: login, password } });
		users.signOut(token);
		return accounts.find(user.id);
	} catch (error) {
		if (isAPIError(error) && error.statusCode < 500) return null;
		throw error;
	}
}

/**
 * The person with this name and password.
 * @param address from which it is tried
 * @param wrong what to say when they do not belong together
 * @throws Refusal `invalid` then, and `limited` after too many wrong ones
 */
export async function check(login: string, password: string, address: string, wrong: string) {
	const name = accounts.normal(login);
	const found = await limits.guessing(name, address, () => verified(name, password));
	if (!found) throw new Refusal('invalid', wrong);
	return found;
}
