import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import { twoCourses, type TwoCourses } from '../support/http/two-courses.ts';
import { course } from '../support/http/access-matrix-courses.ts';
import { notebook, type Row, rows, staff, type Staff } from '../support/http/access-matrix.ts';
import { asForm } from '../support/http/sample-commands.ts';
import { dataOf, type Door, doors, fill } from '../support/http/doors.ts';
import {
	type Learner,
	type OwnTinyServer,
	ownTinyServer,
	type Reply,
	type Visitor
} from '../support/http/tiny-server.ts';

/** The people who use a door: two guests, one of whom owns the notebook, an account, and two courses. */
type Cast = {
	owner: Learner;
	stranger: Learner;
	holder: Learner;
	history: TwoCourses;
};

let tiny: OwnTinyServer;
/** The cast of the tests that only read; each of them checks that nothing is written. */
let readers: Cast;
beforeAll(async () => {
	tiny = await ownTinyServer();
	await tiny.holder('somebody');
	readers = await newCast();
});
afterAll(() => tiny.end());

const newCast = async (): Promise<Cast> => ({
	owner: tiny.learner(),
	stranger: tiny.learner(),
	holder: await tiny.holder(),
	history: await twoCourses(tiny.url)
});

const at = (name: string, id: number, of: Pick<TwoCourses, 'id' | 'code' | 'members'>) =>
	fill(name.replace(/^\S+ /, '').replace(/ \w+$/, ''), {
		notebook: id,
		course: of.id,
		user: of.members.given.id,
		code: of.code
	});

/** Sends the request of this door: a command, a form or a GET. */
const knock = (who: Visitor, { method, command }: Door, address: string, fields: object) =>
	command
		? who.send(address, JSON.stringify({ kind: command, ...fields }))
		: method === 'POST'
			? who.post(address, asForm(fields))
			: who.get(address);

/** The fields of a door's form or command, for this owner of a notebook. */
const fieldsFor = (row: Row, owner: Learner, history: TwoCourses) =>
	row.fields?.({ ...owner, ...history }) ?? {};

/** A number that changes whenever the server writes. */
const written = () => client.pragma('data_version', { simple: true });

/** A notebook as its owner gets it: the work, and the page on which it opens. */
const state = async (owner: Learner) => [
	await owner.work(),
	(await owner.get(owner.home)).headers.get('location')
];

/** The rows of a course in the database: the course, its members and its log. */
const stateOf = ({ id }: { id: number }) =>
	['course where id', 'membership where course_id', 'log where course_id'].map((rows) =>
		client.prepare(`select * from ${rows} = ?`).all(id)
	);

/** The status that this staff role should get. */
const dueTo = (role: Staff, { is, staff }: Row) => staff?.[role] ?? is[3] ?? is[2];

/** The parts of a reply that must be the same for somebody else’s work and for what does not exist. */
const seen = ({ status, body }: Reply, id: number) => ({
	status,
	body: body
		.replaceAll(/nonce(-|=")[^"']+/g, '')
		.replaceAll(new RegExp(`/(notebooks|courses)/${id}\\b`, 'g'), '/$1/…')
});

const nowhere = 987_654_321;
const everybodyGets = 'has a row in the access matrix, and everybody gets the status in it';

/** Requests the door as everybody; expects the row's statuses, and no write. */
async function expectReading(door: Door, row: Row) {
	const { owner, stranger, holder, history } = readers;
	const address = at(door.name, owner.notebook.id, history);
	const before = written();
	const all: [string, Visitor, number][] = [
		['nobody', tiny.nobody, row.is[0]],
		['owner', owner, row.is[1]],
		['stranger', stranger, row.is[2]],
		['holder', holder, row.is[3] ?? row.is[2]],
		...staff.map((role): [string, Visitor, number] => [role, history[role], dueTo(role, row)])
	];
	const got = await Promise.all(
		all.map(async ([role, who]) => [role, (await who.get(address)).status])
	);
	expect(got).toEqual(all.map(([role, , due]) => [role, due]));
	expect(written()).toBe(before);
}

/** Uses the door as everybody in turn; expects the row's statuses, and no change from a refused request. */
async function expectDoing(door: Door, row: Row) {
	const { name, route } = door;
	const { owner, stranger, holder, history } = await newCast();
	const address = at(name, owner.notebook.id, history);
	const fields = fieldsFor(row, owner, history);
	const ask = async (who: Visitor, what = fields) => (await knock(who, door, address, what)).status;
	const before = [await state(owner), stateOf(history)];
	const nobodys = await ask(tiny.nobody);
	const strangers = await ask(stranger);
	if (route.startsWith(notebook) || route.startsWith(course))
		expect([await state(owner), stateOf(history)]).toEqual(before);
	const owners = await ask(owner);
	const holders = await ask(holder);
	const [nobody, mine, theirs, held = theirs] = row.is;
	expect([nobodys, owners, strangers, holders]).toEqual([nobody, mine, theirs, held]);
	for (const role of staff) {
		const now = stateOf(history);
		const due = dueTo(role, row);
		const status = await ask(history[role], fieldsFor(row, tiny.learner(), history));
		expect([role, status]).toEqual([role, due]);
		if (route.startsWith(course) && due === 404) expect(stateOf(history)).toEqual(now);
	}
}

/** Outsiders get the same reply whether the notebook or course exists or not, and nothing is written. */
async function expectAlike(door: Door, row: Row) {
	const { name, method, command, page, route } = door;
	const { owner, stranger, holder, history } = readers;
	const fields = fieldsFor(row, owner, history);
	const outside = staff.filter((role) => (row.staff?.[role] ?? 404) === 404);
	const before = written();
	for (const who of [tiny.nobody, stranger, holder, ...outside.map((role) => history[role])]) {
		const ask = async (id: number) => {
			const address = at(name, id, { ...history, id });
			const replies = [await knock(who, door, address, fields)];
			if (page) replies.push(await who.get(dataOf(address)));
			if (method === 'POST' && !command)
				replies.push(await who.post(address, asForm(fields), { accept: 'application/json' }));
			return replies.map((reply) => seen(reply, id));
		};
		const there = route.startsWith(course) ? history.id : owner.notebook.id;
		expect(await ask(there)).toEqual(await ask(nowhere));
	}
	expect(written()).toBe(before);
}

/** The row of a door; without one the test fails. */
function rowOf({ name }: Door): Row {
	const row = rows[name];
	if (!row) throw new Error(`Declare who may do ${name}.`);
	return row;
}

const reads = ({ method, name }: Door) => method === 'GET' && !rows[name]?.writes;
const ofSomebody = ({ route }: Door) => route.startsWith(notebook) || route.startsWith(course);

describe.each(doors.filter(reads))('$name', (door) => {
	test(everybodyGets, () => expectReading(door, rowOf(door)));
});

// must run before any test that would sign somebody of this cast out
describe.each(doors.filter(ofSomebody))('$name', (door) => {
	test('gives outsiders the same reply whether the notebook or course exists or not', () =>
		expectAlike(door, rowOf(door)));
});

describe.each(doors.filter((door) => !reads(door)))('$name', (door) => {
	test(everybodyGets, () => expectDoing(door, rowOf(door)));
});

test('the access matrix has no row without a route', () => {
	expect(Object.keys(rows).sort()).toEqual(doors.map(({ name }) => name).sort());
});

test('a notebook address whose id is not a number, or is far too long, gets 404', async () => {
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

test('an ended session no longer opens the notebook', async () => {
	const owner = tiny.learner();
	expect((await owner.get(`${owner.home}/read`)).status).toBe(200);
	expect((await owner.post('/leave', {})).status).toBe(303);
	expect((await owner.get(`${owner.home}/read`)).status).toBe(404);
});
