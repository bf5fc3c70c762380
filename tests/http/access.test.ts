import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import { twoCourses, type TwoCourses } from '../support/http/two-courses.ts';
import { course } from '../support/http/access-matrix-courses.ts';
import { notebook, rows, staff } from '../support/http/access-matrix.ts';
import { asForm } from '../support/http/sample-commands.ts';
import { dataOf, type Door, doors, fill } from '../support/http/doors.ts';
import {
	type Learner,
	type OwnTinyServer,
	ownTinyServer,
	type Reply,
	type Visitor
} from '../support/http/tiny-server.ts';

let tiny: OwnTinyServer;
beforeAll(async () => {
	tiny = await ownTinyServer();
	await tiny.holder('somebody');
});
afterAll(() => tiny.end());

const at = (name: string, id: number, of?: Pick<TwoCourses, 'id' | 'code' | 'members'>) =>
	fill(name.replace(/^\S+ /, '').replace(/ \w+$/, ''), {
		...{ notebook: id, course: String(of?.id) },
		...(of && { user: of.members.given.id, code: of.code })
	});

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

/** What a course is in the database: itself, who is in it, and what was done. */
const stateOf = ({ id }: { id: number }) =>
	['course where id', 'membership where course_id', 'log where course_id'].map((rows) =>
		client.prepare(`select * from ${rows} = ?`).all(id)
	);

/** What is the same for what is somebody else’s and for what does not exist. */
const seen = ({ status, body }: Reply, id: number) => ({
	status,
	body: body
		.replaceAll(/nonce(-|=")[^"']+/g, '')
		.replaceAll(new RegExp(`/(notebooks|courses)/${id}\\b`, 'g'), '/$1/…')
});

const nowhere = 987_654_321;

describe.each(doors)('$name', (door: Door) => {
	const { name, method, command, page, route } = door;
	const row = rows[name];

	test('has a row in the access matrix, and everybody gets what it says', async () => {
		if (!row) return expect.fail(`Declare who may do ${name}.`);
		const owner = tiny.learner();
		const history = await twoCourses(tiny.url);
		const address = at(name, owner.notebook.id, history);
		const made = (of: Learner) => row.fields?.({ ...of, ...history }) ?? {};
		const fields = made(owner);
		const ask = async (who: Visitor, what = fields) =>
			(await knock(who, door, address, what)).status;
		const before = [await state(owner), stateOf(history)];
		const [nobodys, strangers] = [await ask(tiny.nobody), await ask(tiny.learner())];
		if (route.startsWith(notebook) || route.startsWith(course))
			expect([await state(owner), stateOf(history)]).toEqual(before);
		const owners = await ask(owner);
		const holders = await ask(await tiny.holder());
		const [nobody, mine, theirs, held = theirs] = row.is;
		expect([nobodys, owners, strangers, holders]).toEqual([nobody, mine, theirs, held]);
		for (const role of staff) {
			const now = stateOf(history);
			const due = row.staff?.[role] ?? held;
			expect([role, await ask(history[role], made(tiny.learner()))]).toEqual([role, due]);
			if (route.startsWith(course) && due === 404) expect(stateOf(history)).toEqual(now);
		}
	});

	const [ofNotebook, ofCourse] = [route.startsWith(notebook), route.startsWith(course)];
	if (!ofNotebook && !ofCourse) return;

	test('shows what is somebody else’s and what does not exist alike', async () => {
		const owner = tiny.learner();
		const history = await twoCourses(tiny.url);
		const fields = row?.fields?.({ ...owner, ...history }) ?? {};
		const outside = staff.filter((role) => (row?.staff?.[role] ?? 404) === 404);
		const all = [tiny.nobody, tiny.learner(), await tiny.holder()];
		for (const who of [...all, ...outside.map((role) => history[role])]) {
			const ask = async (id: number) => {
				const address = at(name, id, { ...history, id });
				const replies = [await knock(who, door, address, fields)];
				if (page) replies.push(await who.get(dataOf(address)));
				if (method === 'POST' && !command)
					replies.push(await who.post(address, asForm(fields), { accept: 'application/json' }));
				return replies.map((reply) => seen(reply, id));
			};
			const there = ofCourse ? history.id : owner.notebook.id;
			expect(await ask(there)).toEqual(await ask(nowhere));
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
