import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import { uid } from '#lib/uid.ts';
import { annotate } from '../support/http/form-mistakes.ts';
import { everyAddress, readAll, timeFor } from '../support/http/crawl.ts';
import { password } from '../support/http/password.ts';
import { fieldsOf, refusalIn, visibleHtml } from '../support/http/read-page.ts';
import { type OwnTinyServer, ownTinyServer, visitor } from '../support/http/tiny-server.ts';
import { twoCourses } from '../support/http/two-courses.ts';

// this process is another one than the server's, with the same database open
let server: OwnTinyServer;
beforeAll(async () => {
	server = await ownTinyServer();
});
afterAll(() => server.end());

/** Holds the database as another program would, while `meanwhile` runs. */
async function held<T>(meanwhile: () => Promise<T>): Promise<T> {
	client.exec('begin immediate');
	try {
		return await meanwhile();
	} finally {
		client.exec('rollback');
	}
}

const busy =
	'The database is busy: another program is using it. Nothing was saved. Try again in a moment.';
const note = (words: string, id = uid()) => ({
	kind: 'annotate',
	uid: id,
	from: 'A1.1',
	code: '',
	note: words
});

/** Everything stored, apart from what counts tries. */
const stored = () =>
	client
		.prepare<[], string>("select name from sqlite_master where type = 'table' and name <> 'tally'")
		.pluck()
		.all()
		.map((table) => [table, client.prepare(`select * from "${table}"`).raw().all()]);

test('while another program holds the database, pages are shown at once and saves wait for it', async () => {
	const me = server.learner();
	const other = server.learner();
	const done: string[] = [];
	const saves = await held(async () => {
		const under = [
			me.command(note('From a script.')).finally(() => done.push('command')),
			me.post(`${me.home}/read?/annotate`, annotate({ note: 'From a form.' })()),
			server.nobody.post('/lessons/tiny?/start', { uid: uid() })
		];
		for (const address of [
			'/lessons',
			`${other.home}/read`,
			`${me.home}/compare`,
			`${me.home}/export`
		])
			expect((await other.get(address)).status).toBe(address.startsWith(me.home) ? 404 : 200);
		expect(done).toEqual([]);
		return under;
	});
	expect((await Promise.all(saves)).map(({ status }) => status)).toEqual([200, 303, 303]);
	const { annotations } = await me.work();
	expect(annotations.map(({ note }: { note: string }) => note).sort()).toEqual([
		'From a form.',
		'From a script.'
	]);
});

test('a whole class’s saves are each stored once while a program takes the database again and again', async () => {
	const class_ = Array.from({ length: 6 }, () => server.learner());
	const saves = class_.flatMap((me) =>
		Array.from({ length: 5 }, (_, n) => [me, `Note ${n} of ${me.home}`] as const)
	);
	let rest: Promise<unknown>[] = [];
	for (let n = 0; n < saves.length; n += 10)
		await held(async () => {
			rest = rest.concat(saves.slice(n, n + 10).map(([me, words]) => me.command(note(words))));
			await server.nobody.get('/lessons');
		});
	const replies = (await Promise.all(rest)) as { status: number }[];
	expect(replies.map(({ status }) => status)).toEqual(saves.map(() => 200));
	const kept = client
		.prepare("select note from annotation where note like 'Note % of %'")
		.pluck()
		.all();
	expect(kept.sort()).toEqual(saves.map(([, words]) => words).sort());
});

test('after five seconds a change is refused in one sentence with what was typed, and nothing is stored', async () => {
	const me = server.learner();
	const { login, ...grace } = await server.holder();
	const course = await twoCourses(server.url);
	const list = 'name\nAda Lovelace\n';
	const leaver = server.learner();
	const before = stored();
	const from = server.output().length;
	const [command, form, start, signIn, signUp, roster, again, left] = await held(() =>
		Promise.all([
			me.send(`${me.home}/commands`, JSON.stringify(note('By script.'))),
			me.post(`${me.home}/read?/annotate`, annotate({ note: 'By form.' })()),
			server.nobody.post('/lessons/tiny?/start', { uid: uid() }),
			server.nobody.post('/sign-in', { login, password }),
			me.post('/sign-up', { name: 'Mary', login: 'mary', password, passwordAgain: password }),
			course.instructor.post(`/courses/${course.id}/roster?/enrol`, { list }),
			grace.post('/account?/rename', { name: 'Admiral Hopper' }),
			leaver.post('/leave', {})
		])
	);
	for (const reply of [command, form, start, signIn, signUp, roster, again]) {
		expect(reply.status).toBe(503);
		expect(reply.headers.get('set-cookie')).toBeNull();
	}
	expect(JSON.parse(command.body)).toMatchObject({ refused: { message: busy } });
	for (const reply of [form, signIn, signUp, roster, again]) expect(refusalIn(reply)).toBe(busy);
	expect(visibleHtml(start)).toContain(busy);
	expect(fieldsOf(form)).toMatchObject({ note: 'By form.' });
	expect(fieldsOf(signIn)).toMatchObject({ login });
	expect(fieldsOf(signUp)).toMatchObject({ name: 'Mary', login: 'mary' });
	expect(fieldsOf(roster)).toMatchObject({ list });
	expect(fieldsOf(again)).toMatchObject({ name: 'Admiral Hopper' });
	expect(stored()).toEqual(before);
	// signing out forgets the session in this browser all the same
	expect(left.status).toBe(303);
	expect(left.headers.get('set-cookie')).toMatch(/^parallax_session=;/);

	const said = server.output().slice(from);
	// once that changes wait, if that was not said within the last minute, and once that they are refused
	expect(said.match(/"level":40/g)?.length).toBeLessThanOrEqual(2);
	expect(said).toContain(busy);
	expect(said).not.toMatch(/stack|node_modules/);

	// and goes on as soon as the database is free
	expect((await me.command(note('Later.'))).status).toBe(200);
	expect((await server.nobody.post('/sign-in', { login, password })).status).toBe(303);
});

test(
	'while another program holds the database every page shows what is stored',
	timeFor(4 * everyAddress([{}]).length),
	async () => {
		const me = server.learner();
		const course = await twoCourses(server.url);
		const addresses = everyAddress([{ notebook: me.notebook.id, course: course.id }]);
		const readers = [me, course.learner, course.instructor, visitor(server.url)];
		const failed = await held(async () => {
			const replies = await Promise.all(readers.map((who) => readAll(who, addresses)));
			return replies.flat().filter(([, { status }]) => status >= 500);
		});
		expect(failed.map(([address, { status }]) => `${address} ${status}`)).toEqual([]);
	}
);
