import type { Taught } from '#lib/server/course/courses.ts';
import { spaced } from '#lib/server/course/join-codes.ts';
import { drawn } from './qr.ts';

/** How to join a course: its code, a link and a QR code; null while it has no code or is archived. */
export function joining({ joinCode, archivedAt }: Taught, url: URL) {
	if (!joinCode || archivedAt !== null) return null;
	const origin = reachable(url);
	const link = `${origin}/join/${joinCode}`;
	return {
		link,
		code: spaced(joinCode),
		qr: drawn(link),
		/** The address to type for people without a camera. */
		page: `${origin.replace(/^http:\/\//, '')}/join`
	};
}

/** The sign-in address that is printed on a slip. */
export const signInAt = (url: URL) => `${reachable(url)}/sign-in`;

/**
 * The address at which other devices reach this server: the one in use, except for `localhost`, which is replaced by
 * the first address in the local network, found by `npm start`.
 */
export function reachable({ origin, hostname }: URL): string {
	const here = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
	return (here && process.env.PARALLAX_NETWORK) || origin;
}
