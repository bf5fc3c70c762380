import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { gradebooks, tables } from '#lib/address/export-tables.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import type { User } from '#lib/server/account/users.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import * as replies from '#lib/server/classroom/replies.ts';
import { client } from '#lib/server/db/index.ts';
import * as spotlights from '#lib/server/insight/spotlights.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as releases from '#lib/server/review/releases.ts';
import { uid } from '#lib/uid.ts';
import { momentWords } from '#lib/wording/dates.ts';
import { hour } from '../support/date.ts';
import { learner } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { type AssignedCourse, assignedCourse } from '../support/http/assigned-course.ts';
import { everyAddress, readAll, timeFor } from '../support/http/crawl.ts';
import { withoutRandom } from '../support/http/read-page.ts';
import { type TinyServer, tinyServer, type Visitor } from '../support/http/tiny-server.ts';
import { taken } from '../support/review-class.ts';

let tiny: TinyServer;
let all: AssignedCourse;
let made: Assignment;
let pupils: { who: User; of: Notebook; handed: boolean }[];
let dora: Visitor;

const names = ['Abendroth', 'Birnbaum', 'Cordovan', 'Dunkelberg', 'Eichhorn', 'Fliederbusch'];

/** Six students in the order of their names: four handed in, one of them got it back, one works, one hasn’t begun. */
beforeAll(() => {
	tiny = tinyServer();
	all = assignedCourse(tiny);
	made = all.assign({ sharing: 'start', dueAt: Date.now() + 100 * hour });
	dora = all.browser('own instructor');
	pupils = names.slice(0, 5).map((name, n) => {
		const who = learner(all.hers, name);
		// each at a time of their own, at which their teacher did nothing
		vi.useFakeTimers({ toFake: ['Date'], now: made.createdAt - (n + 3) * 7.3 * hour });
		const of = worked(open(who, made.id, uid()), `Work of ${n}:`);
		if (n < 4) submissions.handIn(of);
		return { who, of, handed: n < 4 };
	});
	const [first, second, third] = pupils;
	if (!first || !second || !third) return expect.fail('There are five.');
	replies.add(second.of, { notebookId: first.of.id, uid: 'note-1' }, uid(), 'Why so?');
	vi.useRealTimers();
	learner(all.hers, names[5] ?? '');
	extensions.extend(made, third.who.id, Date.now() + 200 * hour);
	for (const table of ['annotation', 'answer'] as const)
		spotlights.pin(
			made,
			{ [table === 'answer' ? 'answer' : 'note']: firstOf(table, first.of) } as never,
			false
		);
	const his = taken(all.dora, second.of);
	reviews.saveScore(his, 'evidence', 0, { level: 1, remark: 'Good.' });
	releases.one(his, { unscored: true });
	returns.returnWork(taken(all.dora, third.of), 'Look again.');
});
afterAll(() => tiny.end());

const firstOf = (table: 'annotation' | 'answer', of: Notebook) =>
	Number(
		client.prepare(`select min(id) from ${table} where attempt_id = ?`).pluck().get(of.attemptId)
	);

const opening = [
	'sentence:A1.2',
	'cell:a:cause',
	'coded:a',
	'silence:a:contested:remedy',
	'point:tired'
];
const queries = {
	'/assignments/[assignment=id]': ['?sort=name', '?sort=-last', '?show=late'],
	'/assignments/[assignment=id]/margin': ['?show=all', '?show=replies'],
	'/assignments/[assignment=id]/class': [...opening, 'answers:evidence']
		.map((open) => `?open=${open}&names=1`)
		.concat('?view=projector&at=5', '?view=packet')
};

/** Every page and file of the assignment, and every review. */
const addresses = () =>
	everyAddress(
		[
			...[...Object.keys(tables), ...Object.keys(gradebooks)].map((table) => ({ table })),
			...['expect', 'evidence', 'both'].map((question) => ({ question })),
			...pupils.flatMap(({ of, handed }) => (handed ? [{ submission: of.attemptId }] : []))
		].map((values) => ({
			submission: pupils[0]?.of.attemptId ?? 0,
			assignment: made.id,
			...values
		})),
		'all',
		queries
	)
		.filter((address) => /^\/(assignments|submissions)\//.test(address) && !/\/live/.test(address))
		// the page of files leads there
		.concat(`/courses/${all.hers.id}/notes.jsonld`);

/** What would say whose work it is: names, logins, and every moment at which a student did something. */
function telling() {
	const words = pupils.flatMap(({ who }) => [who.name, accounts.loginOf(who)]);
	const times = moments().flatMap((at) => [
		String(at),
		new Date(at).toISOString(),
		momentWords(at, all.hers.timeZone)
	]);
	return [...words, names[5] ?? '', ...times];
}

/** All times that are stored with the work of these students, in whatever table. */
function moments(): number[] {
	const columns = client
		.prepare(
			`select t.name as inside, c.name as at, k.name as belongs from sqlite_master t
			join pragma_table_info(t.name) c on c.name = 'at' or c.name like '%!_at' escape '!'
			join pragma_table_info(t.name) k on k.name in ('attempt_id', 'notebook_id')
				or (k.name = 'id' and t.name in ('attempt', 'notebook'))
			where t.type = 'table' and c.name <> 'returned_at'`
		)
		.all() as { inside: string; at: string; belongs: string }[];
	const found = columns.flatMap(({ inside, at, belongs }) => {
		const whose = `select ${inside === 'notebook' || belongs === 'notebook_id' ? 'n' : 'a'}.id
			from notebook n join attempt a on a.notebook_id = n.id
			where n.assignment_id = ? and n.user_id in (${pupils.map(() => '?').join()}) and a.number = 1`;
		return client
			.prepare(`select ${at} from ${inside} where ${belongs} in (${whose}) and ${at} is not null`)
			.pluck()
			.all(made.id, ...pupils.map(({ who }) => who.id)) as number[];
	});
	return [...new Set(found)].filter((at) => at < made.createdAt);
}

/** The addresses of those pages and files that say it to this visitor. */
async function telltale(who: Visitor): Promise<string[]> {
	const replies = await readAll(who, addresses());
	const told = telling();
	return replies.flatMap(([address, reply]) => {
		const text = withoutRandom(reply);
		const found = told.filter((one) => text.toLowerCase().includes(one.toLowerCase()));
		return found.length ? [`${decodeURIComponent(address)}: ${found.join()}`] : [];
	});
}

const hide = async (fields: Record<string, string>) =>
	expect((await dora.post(`/assignments/${made.id}/review?/names`, fields)).status).toBe(303);
const patient = timeFor(150);

test(
	'names are on many pages and in the files of an assignment while they are shown',
	patient,
	async () => {
		const found = (await telltale(dora)).join('\n');
		const here = `/assignments/${made.id}`;
		for (const page of [
			'',
			'/review',
			'/review/evidence',
			'/margin',
			'/class/spotlight',
			'/files/canvas.csv'
		])
			expect(found).toContain(`${here}${page}: `);
		expect(found).toContain(`${here}/class?open=answers:evidence&names=1: `);
		// in the files to the millisecond
		expect(moments().length).toBeGreaterThanOrEqual(5);
		const [first = 0] = moments();
		const said = new Date(first).toISOString();
		expect((await dora.get(`${here}/files/answers.csv`)).body).toContain(said);
		expect((await dora.get(`/courses/${all.hers.id}/notes.jsonld`)).body).toContain(said);
	}
);

test(
	'hidden names, logins and times are on no page and in no file of the assignment',
	patient,
	async () => {
		await hide({ hidden: 'on' });
		expect(await telltale(dora)).toEqual([]);
		const form = Object.fromEntries(pupils.map(({ who }) => [`learner.${who.id}`, 'on']));
		const reminder = await dora.post(`/assignments/${made.id}?/remind`, form);
		expect(reminder.status).toBe(200);
		expect(reminder.body.match(/Reminder for/g)).toHaveLength(1);
		expect(reminder.body).toMatch(/Reminder for Student [A-Z]{4}, Student [A-Z]{4}/);
		for (const name of names) expect(reminder.body).not.toContain(name);
	}
);

test('a student has the same alias everywhere, and every list has the order of the aliases', async () => {
	const given = hiddenNames.classAliases(made).map(({ alias }) => `Student ${alias}`);
	const inOrder = (text: string) => [
		...new Set([...text.matchAll(/Student [B-Z]{4,}/g)].map(([alias]) => alias))
	];
	const here = `/assignments/${made.id}`;
	const overview = inOrder((await dora.get(here)).body);
	expect(overview.length).toBeGreaterThanOrEqual(6);
	for (const address of [
		here,
		`${here}/review`,
		`${here}/review/evidence`,
		`${here}/files/answers.csv`
	]) {
		const found = inOrder((await dora.get(address)).body);
		expect([address, found]).toEqual([address, given.filter((one) => found.includes(one))]);
		expect(found.length).toBeGreaterThan(3);
	}
	const behind = await dora.get(`${here}/class?open=answers:evidence&names=1`);
	expect(inOrder(behind.body)).toEqual(inOrder((await dora.get(`${here}/review/evidence`)).body));
});

test('files for other systems, which need names, say how to show them', async () => {
	for (const table of Object.keys(gradebooks)) {
		const reply = await dora.get(`/assignments/${made.id}/files/${table}`);
		expect([reply.status, reply.body]).toEqual([
			409,
			expect.stringContaining('Show names under Review')
		]);
	}
});

test('no page leads to the class list, which names people, without recording it', async () => {
	const classPage = `/courses/${all.hers.id}`;
	const opens = 'opened the class list while names were hidden';
	const log = async () => (await dora.get(`${classPage}/log`)).body;
	expect(await log()).not.toContain(opens);
	const leading = (await readAll(dora, addresses())).flatMap(([address, { body }]) =>
		body.includes(`href="${classPage}"`) ? [address] : []
	);
	expect(leading).toEqual([]);
	const { body } = await dora.get(`/assignments/${made.id}/review`);
	const [, way = ''] = /action="([^"]*classList)"/.exec(body) ?? [];
	expect((await dora.post(way, {})).headers.get('location')).toBe(classPage);
	expect(await log()).toContain(opens);
});

test('showing the names again is recorded in the class log', async () => {
	await hide({});
	expect((await telltale(dora)).length).toBeGreaterThan(10);
	expect((await dora.get(`/courses/${all.hers.id}/log`)).body).toContain(
		'showed the names of students'
	);
});
