import { redirect } from '@sveltejs/kit';
import { choices, chosenOf, filled, typedOf } from '#lib/http/assignment-form.server.ts';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/assignment.ts';
import { core } from '#lib/server/assignment/rules.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'locals' | 'params' | 'url'>;

const taught = ({ locals, params }: Event) => courses.taught(signedIn(locals), params.course);

/** The lesson that the address names. */
const lessonOf = ({ url }: Event) => lessons.find(url.searchParams.get('lesson') ?? '');

export const load: PageServerLoad = (event) => {
	const { id, name, timeZone, archivedAt } = taught(event);
	const lesson = event.url.searchParams.has('lesson') ? lessonOf(event) : null;
	return {
		course: { id, name, timeZone, archived: archivedAt !== null },
		lessons: lessons.offered().map(({ slug, title, question, content }) => ({
			slug,
			title,
			question,
			minutes: content.minutes
		})),
		lesson: lesson && {
			slug: lesson.slug,
			title: lesson.title,
			minutes: lesson.content.minutes,
			choices: choices({ editionId: lesson.id }),
			values: typedOf(core(lesson), timeZone)
		}
	};
};

export const actions: Actions = {
	make: (event) =>
		submitted(event.request, input.assignment, (typed) => {
			const course = taught(event);
			const lesson = lessonOf(event);
			const made = assignments.make(course, lesson, chosenOf(typed, course.timeZone));
			redirect(303, `/assignments/${made.id}?done=made`);
		}),
	/** Chooses the parts for fifty minutes, and leaves the rest as it was typed. */
	core: (event) =>
		submitted(event.request, input.anything, (typed) => {
			const { timeZone } = taught(event);
			const values = filled(typed, core(lessonOf(event)), timeZone);
			return { values, refusal: undefined, reason: undefined };
		})
};
