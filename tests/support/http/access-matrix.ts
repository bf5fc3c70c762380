import * as users from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { asForm, erased, kinds, noted, orders } from './sample-commands.ts';
import type { TwoCourses } from './two-courses.ts';
import { rows as courses } from './access-matrix-courses.ts';
import { rows as reviews } from './access-matrix-phrases.ts';
import { doors } from './doors.ts';
import { password } from './password.ts';
import type { Learner } from './tiny-server.ts';
import { own, silent } from './send-command.ts';

/**
 * The statuses for each visitor. Owner and stranger are guests; the holder has an account, and by default the
 * stranger's status.
 */
export type Statuses = [nobody: number, owner: number, stranger: number, holder?: number];
/** Roles in a course, and the administrator; each gets the holder's status by default. */
export const staff = ['learner', 'other', 'admin', 'instructor'] as const;
export type Staff = (typeof staff)[number];
/** The status for each role, and for a form its fields. */
export type Row = {
	is: Statuses;
	staff?: Partial<Record<Staff, number>>;
	/** What a GET writes for those who may read it; the test checks that no other GET writes anything. */
	writes?: string;
	fields?: (owner: Learner & TwoCourses) => Record<string, unknown>;
};
export type Rows = Record<string, Row>;

const everyone = (status: number): Statuses => [status, status, status];
const mine = (status: number): Statuses => [404, status, 404];
const newcomer = (login: string) => ({ name: 'Ada', login, password, passwordAgain: password });
export const notebook = '/notebooks/[notebook=id]';
const remark = { from: 'A1.1', code: 'problem', note: 'Early, not lazy.' };

const answer = (text: string) => () => ({
	question: 'evidence',
	revision: '0',
	saveUid: uid(),
	text
});

/** A reply to one's own note. */
const replied = (owner: Learner) => ({
	notebook: String(owner.notebook.id),
	note: noted(owner),
	uid: uid(),
	text: 'Says who?'
});

const file = () => ({
	file: JSON.stringify({ target: { selector: { exact: 'a body clock' } }, body: 'Hm.' })
});

/** The fields of the form that does the same as a command. */
const formOf = (kind: string) => (owner: Learner) => asForm(orders[kind]?.(owner) ?? {});

const step: Row = { is: mine(200), writes: 'where the notebook opens the next time' };

/** Everything about assignments and submissions. */
const assigning = doors.filter(
	({ name, route }) =>
		/^\/(assignments|submissions)\//.test(route) || name.endsWith('/assign?/core')
);

/** The access matrix: the status of every route and command, for each role. */
export const rows: Rows = {
	...courses,
	...reviews,
	'GET /': { is: everyone(200) },
	'GET /lessons': { is: everyone(200) },
	'GET /lessons/[slug]': { is: everyone(200) },
	'GET /lessons/[slug]/map.svg': { is: everyone(200) },
	'POST /lessons/[slug]?/start': { is: everyone(303), fields: () => ({ uid: uid() }) },
	'GET /resume': { is: everyone(200) },
	// a resume code is all that is needed: everybody with it gets in
	'POST /resume': {
		is: everyone(303),
		fields: ({ user }) => ({ code: users.resumeCode(user) ?? '' })
	},
	'GET /leave': { is: [303, 200, 200], writes: 'a resume code' },
	'POST /leave': { is: everyone(303) },
	'GET /sign-in': { is: [200, 200, 200, 303] },
	'POST /sign-in': { is: everyone(303), fields: () => ({ login: 'somebody', password }) },
	'GET /sign-up': { is: [200, 200, 200, 303] },
	'POST /sign-up': { is: everyone(303), fields: () => newcomer(`new-${uid()}`) },
	'GET /account': { is: [303, 303, 303, 200] },
	'POST /account?/rename': { is: [303, 303, 303, 303], fields: () => ({ name: 'Ada' }) },
	'POST /account?/password': {
		is: everyone(303),
		fields: () => ({ password, newPassword: password, newPasswordAgain: password })
	},
	'GET /account/export': { is: [404, 200, 200] },
	'GET /account/delete': { is: [303, 200, 200] },
	// the holder needs a password
	'POST /account/delete': { is: [404, 303, 303, 400] },
	'GET /account/deleted': { is: everyone(200) },
	[`GET ${notebook}`]: { is: mine(303) },
	[`GET ${notebook}/before`]: step,
	[`GET ${notebook}/read`]: step,
	[`GET ${notebook}/after`]: step,
	[`GET ${notebook}/handed-in/[number=id]`]: { is: mine(404) },
	[`GET ${notebook}/compare`]: step,
	[`GET ${notebook}/answer`]: step,
	[`GET ${notebook}/print`]: { is: mine(200) },
	[`GET ${notebook}/export`]: { is: mine(200) },
	[`GET ${notebook}/annotations.jsonld`]: { is: mine(200) },
	[`GET ${notebook}/notes.csv`]: { is: mine(200) },
	[`GET ${notebook}/points.csv`]: { is: mine(200) },
	[`GET ${notebook}/answers.csv`]: { is: mine(200) },
	[`GET ${notebook}/import`]: { is: mine(200) },
	[`POST ${notebook}/import?/preview`]: { is: mine(200), fields: file },
	[`POST ${notebook}/import?/bring`]: { is: mine(303), fields: file },
	[`POST ${notebook}/read?/annotate`]: { is: mine(303), fields: () => ({ ...remark, uid: uid() }) },
	[`POST ${notebook}/read?/change`]: {
		is: mine(303),
		fields: (owner) => ({ ...remark, uid: noted(owner), revision: '1', note: 'Changed.' })
	},
	[`POST ${notebook}/read?/erase`]: { is: mine(303), fields: (owner) => ({ uid: noted(owner) }) },
	[`POST ${notebook}/read?/restore`]: {
		is: mine(303),
		fields: (owner) => ({ uid: erased(owner) })
	},
	// self-study has no other people; seeing.test.ts checks the members of a class
	[`POST ${notebook}/read?/reply`]: { is: everyone(404), fields: replied },
	[`POST ${notebook}/read?/unreply`]: { is: everyone(404), fields: replied },
	[`POST ${notebook}/read?/rereply`]: { is: everyone(404), fields: replied },
	[`POST ${notebook}/read?/report`]: { is: everyone(404), fields: replied },
	[`POST ${notebook}/read?/unreport`]: { is: everyone(404), fields: replied },
	[`POST ${notebook}/compare?/judge`]: {
		is: mine(303),
		fields: () => ({ point: 'tired', revision: '0', relation: 'conflict', reason: 'Two causes.' })
	},
	[`POST ${notebook}/compare?/own_point`]: {
		is: mine(303),
		fields: () => ({ ...asForm(own), uid: uid() })
	},
	[`POST ${notebook}/compare?/erase_point`]: { is: mine(303), fields: formOf('erase_point') },
	[`POST ${notebook}/compare?/silence`]: {
		is: mine(303),
		fields: () => ({ ...asForm(silent), uid: uid() })
	},
	[`POST ${notebook}/compare?/erase_silence`]: { is: mine(303), fields: formOf('erase_silence') },
	[`POST ${notebook}/before?/stance`]: { is: mine(303), fields: formOf('stance') },
	[`POST ${notebook}/before?/save`]: { is: mine(303), fields: answer('Begun.') },
	[`POST ${notebook}/before?/lock`]: { is: mine(303), fields: answer('A [A2.2], B [B1.3].') },
	[`POST ${notebook}/before?/skip`]: { is: mine(303), fields: () => ({ to: 'read' }) },
	[`POST ${notebook}/after?/stance`]: { is: mine(303), fields: formOf('stance') },
	[`POST ${notebook}/after?/level`]: { is: mine(303), fields: formOf('level') },
	[`POST ${notebook}/after?/count`]: { is: mine(303), fields: formOf('count') },
	[`POST ${notebook}/after?/handIn`]: { is: mine(303) },
	[`POST ${notebook}/after?/goOn`]: { is: mine(303) },
	[`POST ${notebook}/answer?/save`]: { is: mine(303), fields: answer('Begun.') },
	[`POST ${notebook}/answer?/lock`]: { is: mine(303), fields: answer('A [A2.2], B [B1.3].') },
	// people outside the course get a 404, or without a session a 401; assigned.test.ts checks its members
	...Object.fromEntries(
		assigning.map(({ name, command }) => [name, { is: command ? [401, 404, 404] : everyone(404) }])
	),
	// a script learns that its session is over; people with a session get a 404 for others' work
	...Object.fromEntries(
		kinds.map(([kind, fields]) => [
			`POST ${notebook}/commands ${kind}`,
			{ is: [401, 200, 404], fields }
		])
	)
};
