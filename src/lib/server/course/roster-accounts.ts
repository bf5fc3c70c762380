import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { membership } from '#lib/server/db/schema/course.ts';
import type { Taught } from './courses.ts';

/** The account of each of these logins, and its name. */
export function holders(logins: (string | null)[]) {
	const keys = logins.filter((login) => login !== null);
	const having = or(inArray(user.email, keys), inArray(user.username, keys));
	const rows = db
		.select({ id: user.id, email: user.email, username: user.username, name: user.name })
		.from(user)
		.where(and(having, eq(user.isAnonymous, false), isNull(user.erasedAt)))
		.all();
	const ids = rows.flatMap(({ id, email, username }) => [
		...(username ? [[username, id] as const] : []),
		[email, id] as const
	]);
	return { ids: new Map(ids), names: new Map(rows.map(({ id, name }) => [id, name])) };
}

/** The members of a class, also former ones. */
export const seated = (course: Taught) =>
	db
		.select({ userId: membership.userId, leftAt: membership.leftAt, name: user.name })
		.from(membership)
		.innerJoin(user, eq(user.id, membership.userId))
		.where(eq(membership.courseId, course.id))
		.all();
