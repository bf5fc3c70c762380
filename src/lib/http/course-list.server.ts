import * as courses from '#lib/server/course/courses.ts';
import type { User } from '#lib/server/account/users.ts';

/** Somebody's courses for a list of them: no code, and how many learn in it for who teaches it alone. */
export const listed = (who: User) =>
	courses.of(who).map(({ id, name, role, learners, archivedAt }) => ({
		id,
		name,
		role,
		archived: archivedAt !== null,
		learners: role === 'instructor' ? learners : null
	}));
