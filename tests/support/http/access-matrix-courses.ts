import type { Rows, Statuses } from './access-matrix.ts';
import { password } from './password.ts';

export const course = '/courses/[course=id]';
const person = '/admin/people/[user]';

/** People outside the course, even an administrator, get a 404. */
const strangers: Statuses = [404, 404, 404];
const members = (status: number) => ({
	is: strangers,
	staff: { learner: status, instructor: status }
});
const taught = (status: number) => ({ is: strangers, staff: { instructor: status } });
const run = (status: number) => ({ is: strangers, staff: { admin: status } });

const chosen = () => ({ name: 'Civics', timeZone: 'Asia/Yerevan' });
const list = () => ({ list: 'Ben Nu' });
const chosenPassword = { newPassword: `${password}!`, newPasswordAgain: `${password}!` };

/** The part of the access matrix that is about courses and running the instance. */
export const rows: Rows = {
	// there is an administrator already, so the address that makes the first one no longer works
	'GET /admin/first': { is: strangers, staff: { admin: 303 } },
	'POST /admin/first': { is: strangers },
	'GET /reset': { is: strangers },
	'POST /reset': { is: strangers, fields: () => chosenPassword },
	// only for people whose password was set by somebody else
	'GET /account/password': { is: [303, 303, 303] },
	'POST /account/password': { is: [404, 303, 303], fields: () => chosenPassword },
	'GET /admin': run(200),
	'POST /admin?/allow': { ...run(303), fields: ({ members }) => permission(members.learner) },
	'POST /admin?/disallow': { ...run(303), fields: ({ members }) => permission(members.learner) },
	'POST /admin?/reset': { ...run(200), fields: ({ members }) => ({ id: members.learner.id }) },
	[`GET ${person}`]: run(200),
	[`GET ${person}/export`]: { ...run(200), writes: 'an entry in the log' },
	// the course still has a teacher
	[`POST ${person}?/appoint`]: { ...run(404), fields: (all) => ({ course: all.id, login: 'a' }) },
	[`POST ${person}?/archive`]: { ...run(404), fields: ({ id }) => ({ course: id }) },
	[`POST ${person}?/erase`]: {
		...run(303),
		fields: ({ members }) => ({ name: members.given.name })
	},
	'GET /admin/courses': run(200),
	'POST /admin/courses?/appoint': {
		...run(404),
		fields: (all) => ({ course: all.id, login: 'a' })
	},
	'POST /admin/courses?/archive': { ...run(404), fields: ({ id }) => ({ course: id }) },
	'GET /admin/settings': run(200),
	'POST /admin/settings?/teaching': { ...run(303), fields: () => ({ teaching: 'allowed' }) },
	'POST /admin/settings?/backup': run(200),
	'GET /admin/log': run(200),
	'GET /courses': { is: [303, 303, 303, 200] },
	'POST /courses': {
		is: [404, 303, 303, 409],
		staff: { instructor: 303, other: 303, admin: 303 },
		fields: chosen
	},
	[`GET ${course}`]: members(200),
	[`POST ${course}?/renew`]: taught(303),
	[`POST ${course}?/close`]: taught(303),
	[`POST ${course}?/add`]: { ...taught(303), fields: ({ login }) => ({ login }) },
	// only a pending invitation can be withdrawn, and only a teacher who was a student becomes one again
	[`POST ${course}?/uninvite`]: {
		...taught(404),
		fields: ({ members }) => ({ id: members.seat.id })
	},
	[`POST ${course}?/demote`]: {
		...taught(404),
		fields: ({ members }) => ({ id: members.seat.id })
	},
	[`POST ${course}?/remove`]: {
		...taught(303),
		fields: ({ members }) => ({ id: members.seat.id })
	},
	// only a former member can be brought back
	[`POST ${course}?/bringBack`]: {
		...taught(404),
		fields: ({ members }) => ({ id: members.seat.id })
	},
	[`POST ${course}?/passphrase`]: {
		...taught(200),
		fields: ({ members }) => ({ id: members.given.id })
	},
	// the only teacher cannot leave
	[`POST ${course}?/leave`]: { is: strangers, staff: { learner: 303, instructor: 400 } },
	[`GET ${course}/settings`]: taught(200),
	[`POST ${course}/settings?/change`]: { ...taught(303), fields: chosen },
	[`POST ${course}/settings?/archive`]: taught(303),
	[`POST ${course}/settings?/unarchive`]: taught(303),
	[`GET ${course}/log`]: taught(200),
	[`GET ${course}/notes.jsonld`]: taught(200),
	[`GET ${course}/invite`]: taught(200),
	[`GET ${course}/assign`]: taught(200),
	[`POST ${course}/assign?/make`]: taught(400),
	[`GET ${course}/roster`]: taught(200),
	[`POST ${course}/roster?/preview`]: { ...taught(200), fields: list },
	[`POST ${course}/roster?/enrol`]: { ...taught(200), fields: list },
	// nobody is invited
	'POST /?/accept': { is: strangers, fields: ({ id }) => ({ course: id }) },
	'POST /?/decline': { is: strangers, fields: ({ id }) => ({ course: id }) },
	'GET /join': { is: [200, 200, 200] },
	// everybody with the code can see the page; members are redirected to the course
	'GET /join/[code]': {
		is: [200, 200, 200],
		staff: { learner: 303, instructor: 303 }
	},
	'POST /join/[code]': { is: [404, 400, 400, 303] }
};

const permission = ({ id }: { id: string }) => ({ id, role: 'teacher' });
