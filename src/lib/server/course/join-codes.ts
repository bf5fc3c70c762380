import { and, eq, isNull } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { course } from '#lib/server/db/schema/course.ts';

/** Consonants only, so that no code is a word, without those that look alike on a projector. */
const letters = 'BCDFGHJKMNPRSTWXYZ';
const even = 256 - (256 % letters.length);
const long = 7;

/** A code that no course has, of 612 million. Part of the transaction that stores it. */
export function make(): string {
	const bytes = [...crypto.getRandomValues(new Uint8Array(64))].filter((byte) => byte < even);
	const drawn = bytes.slice(0, long).map((byte) => letters[byte % letters.length]);
	const code = drawn.join('');
	const having = eq(course.joinCode, code);
	const taken = db.select({ id: course.id }).from(course).where(having).get();
	return taken || code.length < long ? make() : code;
}

/** A code as it is shown, to be read aloud or written on a board. */
export const spaced = (code: string): string => code.replace(/^.{4}/, '$&-');

/**
 * The course with this code, or null. The caller counts wrong ones.
 * @param typed in any case, with any spaces, hyphens and dots
 */
export function opens(typed: string): { id: number; name: string } | null {
	const code = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Pd}.]/gu, '');
	const open = and(eq(course.joinCode, code), isNull(course.archivedAt));
	return db.select({ id: course.id, name: course.name }).from(course).where(open).get() ?? null;
}
