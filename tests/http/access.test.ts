import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as users from '#lib/server/users.ts';
import { uid } from '#lib/uid.ts';
import { asForm, erased, kinds, noted } from './orders.ts';
import { dataOf, type Door, doors } from './routes.ts';
import { type Learner, password, type Reply, school, type Visitor } from './school.ts';

/** The owner and the stranger are guests; the holder has an account, and gets what the stranger gets unless said. */
type Statuses = [nobody: number, owner: number, stranger: number, holder?: number];
/** What each role gets, and for a form what is in it. */
type Row = { is: Statuses; fields?: (owner: Learner) => Record<string, unknown> };

const everyone = (status: number): Statuses => [status, status, status];
const mine = (status: number): Statuses => [404, status, 404];
const newcomer = (login: string) => ({ name: 'Ada', login, password, passwordAgain: password });
const notebook = '/notebooks/[notebook=id]';
const remark = { from: 'A1.1', code: 'problem', note: 'Early, not lazy.' };

const answer = (text: string) => () => ({
	question: 'evidence',
	revision: '0',
	saveUid: uid(),
	text
});

const file = () => ({
	file: JSON.stringify({ target: { selector: { exact: 'a body clock' } }, body: 'Hm.' })
});

const rows: Record<string, Row> = {
	'GET /': { is: everyone(307) },
	'GET /lessons': { is: everyone(200) },
	'GET /lessons/[slug]': { is: everyone(200) },
	'GET /lessons/[slug]/map.svg': { is: everyone(200) },
	'POST /lessons/[slug]?/start': { is: everyone(303), fields: () => ({ uid: uid() }) },
	'GET /resume': { is: everyone(200) },
	// a resume code is the key itself: whoever has it gets in
	'POST /resume': { is: everyone(303), fields: ({ user }) => ({ code: users.resumeCode(user) }) },
	'GET /leave': { is: [303, 200, 200] },
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
	'POST /account?/everywhere': { is: [404, 303, 303] },
	'GET /account/delete': { is: [303, 200, 200] },
	// the holder is asked for a password
	'POST /account/delete': { is: [404, 303, 303, 400] },
	'GET /account/deleted': { is: everyone(200) },
	[`GET ${notebook}`]: { is: mine(303) },
	[`GET ${notebook}/read`]: { is: mine(200) },
	[`GET ${notebook}/compare`]: { is: mine(200) },
	[`GET ${notebook}/answer`]: { is: mine(200) },
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
	[`POST ${notebook}/compare?/judge`]: {
		is: mine(303),
		fields: () => ({ point: 'tired', revision: '0', relation: 'conflict', reason: 'Two causes.' })
	},
	[`POST ${notebook}/answer?/save`]: { is: mine(303), fields: answer('Begun.') },
	[`POST ${notebook}/answer?/lock`]: { is: mine(303), fields: answer('A [A2.2], B [B1.3].') },
	// a script is told that its session is over; to whoever has one, what is not theirs is not there
	...Object.fromEntries(
		kinds.map(([kind, fields]) => [
			`POST ${notebook}/commands ${kind}`,
			{ is: [401, 200, 404], fields }
		])
	)
};

let tiny: Awaited<ReturnType<typeof school>>;
beforeAll(async () => {
	tiny = await school();
	await tiny.holder('somebody');
});
afterAll(() => tiny.end());

const at = (name: string, id: number) =>
	name
		.replace(/^\S+ /, '')
		.replace(/ \w+$/, '')
		.replace('[slug]', 'tiny')
		.replace('[notebook=id]', String(id));

/** How this door is knocked at. */
const knock = (who: Visitor, { method, command }: Door, address: string, fields: object) =>
	command
		? who.send(address, JSON.stringify({ kind: command, ...fields }))
		: method === 'POST'
			? who.post(address, asForm(fields))
			: who.get(address);

/** All that a notebook is to its owner: the work, and where it goes on. */
const state = async (owner: Learner) => [
	await owner.work(),
	(await owner.get(owner.home)).headers.get('location')
];

/** What is the same for a notebook that is somebody else's and for one that does not exist. */
const seen = ({ status, body }: Reply, id: number) => ({
	status,
	body: body.replaceAll(/nonce(-|=")[^"']+/g, '').replaceAll(`/notebooks/${id}`, '/notebooks/…')
});

const nowhere = 987_654_321;

describe.each(doors)('$name', (door: Door) => {
	const { name, method, command, page, route } = door;
	const row = rows[name];

	test('has a row in the access matrix, and everybody gets what it says', async () => {
		if (!row) return expect.fail(`Declare who may do ${name}.`);
		const owner = tiny.learner();
		const stranger = tiny.learner();
		const holder = await tiny.holder();
		const address = at(name, owner.notebook.id);
		const fields = row.fields?.(owner) ?? {};
		const before = await state(owner);
		const ask = (who: Visitor) => knock(who, door, address, fields);
		const nobodys = await ask(tiny.nobody);
		const strangers = await ask(stranger);
		if (route.startsWith(notebook)) expect(await state(owner)).toEqual(before);
		const owners = await ask(owner);
		const holders = await ask(holder);
		const [nobody, mine, theirs, held = theirs] = row.is;
		expect([nobodys, owners, strangers, holders].map((reply) => reply.status)).toEqual([
			nobody,
			mine,
			theirs,
			held
		]);
	});

	if (!route.startsWith(notebook)) return;

	test('shows a stranger’s notebook and one that does not exist alike', async () => {
		const owner = tiny.learner();
		const fields = row?.fields?.(owner) ?? {};
		for (const who of [tiny.nobody, tiny.learner(), await tiny.holder()]) {
			const ask = async (id: number) => {
				const address = at(name, id);
				const replies = [await knock(who, door, address, fields)];
				if (page) replies.push(await who.get(dataOf(address)));
				if (method === 'POST' && !command)
					replies.push(await who.post(address, asForm(fields), { accept: 'application/json' }));
				return replies.map((reply) => seen(reply, id));
			};
			expect(await ask(owner.notebook.id)).toEqual(await ask(nowhere));
		}
	});
});

test('the access matrix has no row without a route', () => {
	expect(Object.keys(rows).sort()).toEqual(doors.map(({ name }) => name).sort());
});

test('an address that is no number, or far too long a one, is not there', async () => {
	const owner = tiny.learner();
	for (const id of [
		'0',
		'01',
		'-1',
		'1.0',
		'x',
		'9'.repeat(15),
		'9'.repeat(30),
		`${owner.home}%00`
	])
		expect([id, (await owner.get(`/notebooks/${id}/read`)).status]).toEqual([id, 404]);
});

test('an ended session opens nothing any more', async () => {
	const owner = tiny.learner();
	expect((await owner.get(`${owner.home}/read`)).status).toBe(200);
	expect((await owner.post('/leave', {})).status).toBe(303);
	expect((await owner.get(`${owner.home}/read`)).status).toBe(404);
});
