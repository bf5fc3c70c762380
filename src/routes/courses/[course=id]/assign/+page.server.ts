import { redirect } from '@sveltejs/kit';
import { choices, chosenOf, filled, typedOf } from '#lib/http/assignment-form.server.ts';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/assignment.ts';
import { core } from '#lib/server/assignment/rules.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Edition } from '#lib/server/lesson/lessons.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'locals' | 'params' | 'url'>;

const taught = ({ locals, params }: Event) => courses.taught(signedIn(locals), params.course);

/** The assignment of their own that a teacher duplicates; null where the address names a lesson. */
function duplicated({ locals, url }: Event) {
	const from = url.searchParams.get('from');
	return from === null ? null : assignments.taught(signedIn(locals), Number(from));
}

/** The edition that is assigned: of the assignment that is duplicated, or of the lesson that the address names. */
function editionOf(event: Event): Edition {
	const from = duplicated(event);
	return from ? lessons.pinned(from) : lessons.find(event.url.searchParams.get('lesson') ?? '');
}

export const load: PageServerLoad = (event) => {
	const { id, name, timeZone, archivedAt } = taught(event);
	const { searchParams } = event.url;
	const from = duplicated(event);
	const lesson = from || searchParams.has('lesson') ? editionOf(event) : null;
	return {
		course: { id, name, timeZone, archived: archivedAt !== null },
		lessons: lessons.offered().map(({ slug, title, question, content }) => ({
			slug,
			title,
			question,
			minutes: content.minutes
		})),
		from: from && { id: from.id, title: from.title, courseName: from.courseName },
		lesson: lesson && {
			slug: lesson.slug,
			title: lesson.title,
			minutes: lesson.content.minutes,
			choices: choices({ editionId: lesson.id }),
			values: typedOf(from ? assignments.duplicate(from) : core(lesson), timeZone)
		}
	};
};

export const actions: Actions = {
	make: (event) =>
		submitted(event.request, input.assignment, (typed) => {
			const course = taught(event);
			const chosen = chosenOf(typed, course.timeZone);
			const made = assignments.make(course, editionOf(event), chosen, typed.sure);
			redirect(303, `/assignments/${made.id}?done=made`);
		}),
	/** Chooses the parts for fifty minutes, and leaves the rest as it was typed. */
	core: (event) =>
		submitted(event.request, input.anything, (typed) => {
			const { timeZone } = taught(event);
			const values = filled(typed, core(editionOf(event)), timeZone);
			return { values, refusal: undefined, reason: undefined };
		})
};
