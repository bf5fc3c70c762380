import * as courses from '#lib/server/course/courses.ts';
import type { User } from '#lib/server/account/users.ts';

/** A person's courses for a list, without join codes; the number of learners only for instructors. */
export const listed = (who: User) =>
	courses.of(who).map(({ id, name, role, learners, archivedAt }) => ({
		id,
		name,
		role,
		archived: archivedAt !== null,
		learners: role === 'instructor' ? learners : null
	}));
