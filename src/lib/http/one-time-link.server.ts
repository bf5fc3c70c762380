import { redirect, type RequestEvent } from '@sveltejs/kit';
import { missing } from '#lib/server/refusal.ts';

const cookie = 'parallax_token';
const hour = 3600;

/**
 * The token of a one-time address. It is moved from the address into a cookie for this page, so that neither the
 * browser's history nor the referrer contains it.
 * @throws Refusal `missing` without one
 */
export function tokenOf({ url, cookies }: RequestEvent): string {
	const token = url.searchParams.get('token');
	if (token === null) {
		const known = cookies.get(cookie);
		if (!known) throw missing();
		return known;
	}
	cookies.set(cookie, token.slice(0, 100), {
		path: url.pathname,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: hour
	});
	redirect(303, url.pathname);
}

/** Deletes the cookie of a used token. */
export function forget({ url, cookies }: RequestEvent) {
	cookies.delete(cookie, { path: url.pathname, secure: url.protocol === 'https:' });
}
