import type { Cookies, RequestEvent } from '@sveltejs/kit';
import * as users from '#lib/server/users.ts';

const cookie = 'parallax_session';

/** Who holds the session cookie of this request, or null. */
export function holder(cookies: Cookies): users.User | null {
	const token = cookies.get(cookie);
	return token ? users.bySession(token) : null;
}

/** Begins a session for this browser. `Secure` only behind TLS: a class on a laptop's plain http must keep it too. */
export function begin({ cookies, url, locals }: RequestEvent, user: users.User) {
	cookies.set(cookie, users.signIn(user), {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: users.sessionDays * 86_400
	});
	locals.user = user;
}

/** Ends the session of this browser. The work stays on the server. */
export function end({ cookies, url, locals }: RequestEvent) {
	const token = cookies.get(cookie);
	if (token) users.signOut(token);
	cookies.delete(cookie, { path: '/', secure: url.protocol === 'https:' });
	locals.user = null;
}
