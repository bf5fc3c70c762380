import { signedIn } from '#lib/http/form.server.ts';
import { collection } from '#lib/server/exchange/class-web-annotations.ts';
import * as courses from '#lib/server/course/courses.ts';
import { context } from '#lib/server/exchange/web-annotations.ts';
import { streamed } from '#lib/http/downloads.server.ts';
import type { RequestHandler } from './$types';

/** The handed-in notes of a course as W3C Web Annotations, for its instructors. */
export const GET: RequestHandler = ({ locals, params }) => {
	const of = courses.taught(signedIn(locals), params.course);
	const type = `application/ld+json;profile="${context}"`;
	return streamed(`course-${of.id}-notes.jsonld`, type, collection(of));
};
