import { redirect } from '@sveltejs/kit';
import { listed } from '#lib/http/course-list.server.ts';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import { zoneHere, zones } from '#lib/wording/time-zone.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { user } }) => {
	if (!user) redirect(303, '/sign-in?next=/courses');
	if (user.isAnonymous) redirect(303, '/sign-up?next=/courses');
	const timeZone = zoneHere();
	return {
		courses: listed(user),
		mayTeach: permissions.mayTeach(user),
		timeZone,
		zones: zones(timeZone)
	};
};

export const actions: Actions = {
	default: ({ request, locals }) =>
		submitted(request, input.course, (chosen) => {
			const { id } = courses.make(signedIn(locals), chosen);
			redirect(303, `/courses/${id}`);
		})
};
