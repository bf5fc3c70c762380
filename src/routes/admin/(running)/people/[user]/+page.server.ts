import { redirect, type RequestEvent } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import * as untaughtCourses from '#lib/server/course/untaught-courses.ts';
import * as people from '#lib/server/admin/people.ts';
import { end } from '#lib/http/session.server.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

type Here = Pick<RequestEvent<{ user: string }>, 'locals' | 'params'>;
const found = ({ locals, params }: Here) =>
	people.find(administrators.administrator(signedIn(locals)), params.user);

export const load: PageServerLoad = (event) => {
	const person = found(event);
	const { id, name, login, createdAt, runs, by } = person;
	return {
		person: { id, name, login, createdAt, runs, me: id === by.id },
		figures: people.figures(person),
		last: administrators.isLast(person),
		alone: untaughtCourses.alone(person)
	};
};

export const actions: Actions = {
	/** Adds another instructor to a course that only this person teaches. */
	appoint: (event) =>
		submitted(event.request, input.appointment, ({ course, login }) => {
			const person = found(event);
			untaughtCourses.appoint(person.by, course, login, person);
			redirect(303, `/admin/people/${person.id}?done=appointed#erase`);
		}),
	archive: (event) =>
		submitted(event.request, input.adrift, ({ course }) => {
			const person = found(event);
			untaughtCourses.archive(person.by, course, person);
			redirect(303, `/admin/people/${person.id}?done=archived#erase`);
		}),
	erase: (event) =>
		submitted(event.request, input.named, ({ name }) => {
			const person = found(event);
			people.forget(person, name);
			if (person.id !== person.by.id) redirect(303, '/admin?done=erased');
			end(event);
			redirect(303, '/account/deleted');
		})
};
