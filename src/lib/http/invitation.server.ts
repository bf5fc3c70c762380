import type { Taught } from '#lib/server/course/courses.ts';
import { spaced } from '#lib/server/course/join-codes.ts';
import { drawn } from './qr.ts';

/** How others come into a course: its code, a link, and the same as a QR code; null while it is closed. */
export function invitation({ joinCode, archivedAt }: Taught, url: URL) {
	if (!joinCode || archivedAt !== null) return null;
	const origin = reachable(url);
	const link = `${origin}/join/${joinCode}`;
	return {
		link,
		code: spaced(joinCode),
		qr: drawn(link),
		/** What one types in who has no camera. */
		page: `${origin.replace(/^http:\/\//, '')}/join`
	};
}

/** The address that stands on a slip. */
export const signInAt = (url: URL) => `${reachable(url)}/sign-in`;

/**
 * Where others reach what is open here: the address that was typed, but for `localhost`, which is everybody's own
 * computer; there the first address in the local network, which `npm start` found out.
 */
export function reachable({ origin, hostname }: URL): string {
	const here = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
	return (here && process.env.PARALLAX_NETWORK) || origin;
}
