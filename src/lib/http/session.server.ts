import type { RequestEvent } from '@sveltejs/kit';
import { claim } from '#lib/server/account/accounts.ts';
import { unavailable } from '#lib/server/unavailable.ts';
import { onceStored, written } from '#lib/server/written.ts';
import * as users from '#lib/server/account/users.ts';

const cookie = 'parallax_session';

type Visit = Pick<RequestEvent, 'cookies' | 'url'>;

/** The user of the session cookie, or null. */
export function holder(visit: Visit): users.User | null {
	const token = visit.cookies.get(cookie);
	return token ? users.bySession(token, () => hand(visit, token)) : null;
}

/** The session of a request that stays open: by what to tell it from others, and who holds it at this moment. */
export function still(cookies: Visit['cookies']) {
	const session = cookies.get(cookie) ?? '';
	return { session, holder: () => (session ? users.bySession(session) : null) };
}

/** Sets the cookie. `Secure` only over TLS, because a class may use a laptop over plain http. */
function hand({ cookies, url }: Visit, token: string) {
	cookies.set(cookie, token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: users.sessionDays * 86_400
	});
}

/** Begins a session for this browser. Its cookie is set once the session is stored. */
export function begin(event: RequestEvent, user: users.User) {
	const token = users.signIn(user);
	onceStored(() => {
		hand(event, token);
		event.locals.user = user;
	});
}

/** Ends the session of this browser. The work stays on the server. */
export function end(event: RequestEvent) {
	const token = event.cookies.get(cookie);
	if (token) users.signOut(token);
	onceStored(() => forget(event));
}

function forget({ cookies, url, locals }: RequestEvent) {
	cookies.delete(cookie, { path: '/', secure: url.protocol === 'https:' });
	locals.user = null;
}

/** Signs this browser out, also where the end of its session can't be stored: the next person must not find it open. */
export async function leave(event: RequestEvent) {
	try {
		await written(() => end(event));
	} catch (error) {
		if (!unavailable(error)) throw error;
		forget(event);
	}
}

/**
 * Signs in to an account in this browser, replacing the present user.
 * @param keep whether a guest's work moves into the account; otherwise its resume code still opens it
 */
export function enter(event: RequestEvent, account: users.User, keep: boolean) {
	const here = event.locals.user;
	if (keep && here?.isAnonymous) claim(here, account);
	end(event);
	begin(event, account);
}
