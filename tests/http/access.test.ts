import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notebook, rows } from './matrix.ts';
import { asForm } from './orders.ts';
import { dataOf, type Door, doors } from './routes.ts';
import { type Learner, type Reply, school, type Visitor } from './school.ts';

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
		.replace('[notebook=id]', String(id))
		.replace('[number=id]', '1');

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
