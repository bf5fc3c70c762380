import * as administrators from '#lib/server/account/administrators.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import type { LayoutServerLoad } from './$types';

/** The account or guest of this session, for the header of every page. */
export const load: LayoutServerLoad = ({ locals: { user } }) => {
	if (!user) return { who: null };
	const { id, name, isAnonymous: guest } = user;
	if (guest) return { who: { id, name, guest, courses: false, runs: false } };
	const inCourses = permissions.mayTeach(user) || courses.of(user).length > 0;
	const runs = administrators.isAdministrator(user);
	return { who: { id, name, guest, courses: inCourses, runs } };
};
