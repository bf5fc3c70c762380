import { redirect, type RequestEvent } from '@sveltejs/kit';
import { hashed } from '#lib/http/auth.server.ts';
import { signedIn, submitted, submittedInSteps } from '#lib/http/form.server.ts';
import * as input from '#lib/input/course.ts';
import { joining, signInAt } from '#lib/http/links.server.ts';
import { once } from '#lib/http/once.server.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as formerMembers from '#lib/server/course/former-members.ts';
import * as invitations from '#lib/server/course/invitations.ts';
import * as members from '#lib/server/course/members.ts';
import * as queue from '#lib/server/review/queue.ts';
import * as roster from '#lib/server/course/roster.ts';
import { uid } from '#lib/uid.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

export const load: PageServerLoad = ({ locals, params, url }) => {
	const user = signedIn(locals);
	const course = courses.find(user, params.course);
	const { id, name, timeZone, archivedAt } = course;
	const shared = { id, name, archived: archivedAt !== null, now: Date.now() };
	if (!courses.teaches(course)) {
		const mine = assignments.mine(user).filter(({ courseId }) => courseId === id);
		const instructors = courses.instructors(course);
		return { ...shared, instructors, assignments: mine.map(listed), taught: null };
	}
	const waiting = new Map(queue.waiting(user, id).map((one) => [one.id, one.n]));
	return {
		...shared,
		instructors: [],
		assignments: assignments.of(course).map((one) => ({
			...listed({ ...one, timeZone }),
			waiting: waiting.get(one.id)
		})),
		taught: {
			me: course.userId,
			once: uid(),
			timeZone: course.timeZone,
			members: members.of(course),
			/** Those who did not leave by themselves. */
			removed: formerMembers.removed(course),
			invited: invitations.pending(course),
			joining: joining(course, url)
		}
	};
};

type Listed = Pick<assignments.Announced, 'id' | 'title' | 'timeZone' | 'opensAt' | 'dueAt'> & {
	archivedAt?: number | null;
};
/** The fields of an assignment that its list shows. */
const listed = ({ id, title, timeZone, opensAt, dueAt, archivedAt = null }: Listed): Listed => ({
	id,
	title,
	timeZone,
	opensAt,
	dueAt,
	archivedAt
});

type Here = Pick<RequestEvent<{ course: number }>, 'locals' | 'params'>;
const taught = ({ locals, params }: Here) => courses.taught(signedIn(locals), params.course);
/** Redirects to the class, and says what was done, and about whom. */
function home({ params }: Here, done: string, who = ''): never {
	const query = new URLSearchParams({ done, ...(who && { who }) });
	redirect(303, `/courses/${params.course}?${query}`);
}

export const actions: Actions = {
	renew: (event) =>
		submitted(event.request, input.nothing, () => {
			courses.renewCode(taught(event));
			home(event, 'renewed');
		}),
	close: (event) =>
		submitted(event.request, input.nothing, () => {
			courses.closeCode(taught(event));
			home(event, 'closed');
		}),
	add: (event) =>
		submitted(event.request, input.addTeacher, ({ login, sure }) => {
			const asked = invitations.addTeacher(taught(event), login, sure);
			home(event, asked ? 'invited' : 'added');
		}),
	/** Withdraws an invitation. */
	uninvite: (event) =>
		submitted(event.request, input.somebody, ({ id }) => {
			invitations.withdraw(taught(event), id);
			home(event, 'uninvited', id);
		}),
	/** Makes a teacher who was a student here a student again. */
	demote: (event) =>
		submitted(event.request, input.somebody, ({ id }) => {
			members.demote(taught(event), id);
			home(event, 'demoted', id);
		}),
	/** Removes a person from the course. They keep their work. */
	remove: (event) =>
		submitted(event.request, input.somebody, ({ id }) => {
			members.remove(taught(event), id);
			home(event, 'removed', id);
		}),
	/** Brings a former member back, or invites one who left by themselves. */
	bringBack: (event) =>
		submitted(event.request, input.somebody, ({ id }) => {
			const asked = formerMembers.bringBack(taught(event), id);
			home(event, asked ? 'invited' : 'back', id);
		}),
	/** Creates a new passphrase for a person who lost their slip. Only the response to this form contains it. */
	passphrase: (event) =>
		submittedInSteps(event.request, input.renewal, async ({ id, once: form }) => {
			const course = taught(event);
			const work = () => roster.renew(course, id, hashed);
			const slip = await once(form, [course.userId, course.id, id], work);
			return { slip, address: signInAt(event.url) };
		}),
	leave: (event) =>
		submitted(event.request, input.nothing, () => {
			members.leave(courses.find(signedIn(event.locals), event.params.course));
			redirect(303, '/courses?done=left');
		})
};
