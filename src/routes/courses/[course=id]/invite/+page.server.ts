import { signedIn } from '#lib/http/form.server.ts';
import { joining } from '#lib/http/links.server.ts';
import * as courses from '#lib/server/course/courses.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = ({ locals, params, url }) => {
	const course = courses.taught(signedIn(locals), params.course);
	return { id: course.id, name: course.name, joining: joining(course, url) };
};
