import { afterAll, beforeAll, expect, test } from 'vitest';
import type { User } from '#lib/server/account/users.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { open } from '#lib/server/classroom/assigned-notebooks.ts';
import { client } from '#lib/server/db/index.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { gradebooks, tables } from '#lib/address/export-tables.ts';
import { uid } from '#lib/uid.ts';
import { dayWords } from '#lib/wording/dates.ts';
import { localOf } from '#lib/wording/time-zone.ts';
import { hour } from '../support/date.ts';
import { learner } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { type AssignedCourse, assignedCourse, browserOf } from '../support/http/assigned-course.ts';
import { everyAddress, readAll, timeFor } from '../support/http/crawl.ts';
import { visibleHtml, withoutRandom } from '../support/http/read-page.ts';
import { type TinyServer, tinyServer, type Visitor } from '../support/http/tiny-server.ts';

let tiny: TinyServer;
let all: AssignedCourse;
let made: Assignment;
let zoe: { who: User; of: Notebook };
let gus: { who: User; of: Notebook };
const until = Date.now() + 431 * hour;

/** The class was due an hour ago. Gus handed in before, and Zoë, who has an extension, after. */
beforeAll(() => {
	tiny = tinyServer();
	all = assignedCourse(tiny);
	made = all.assign({ sharing: 'start', dueAt: Date.now() + hour });
	[zoe, gus] = ['Zoë', 'Gus'].map((name) => {
		const who = learner(all.hers, name);
		return { who, of: worked(open(who, made.id, uid()), `Work of ${name}:`) };
	}) as [typeof zoe, typeof gus];
	submissions.handIn(gus.of);
	client.prepare('update assignment set due_at = ? where id = ?').run(Date.now() - hour, made.id);
	extensions.extend(made, zoe.who.id, until);
	submissions.handIn(zoe.of);
});
afterAll(() => tiny.end());

const queries = {
	'/assignments/[assignment=id]/margin': ['?show=all'],
	'/assignments/[assignment=id]/class': ['?open=answers:evidence&names=1', '?view=projector&at=5']
};

/** Every page and file of the class and its assignment, and of this notebook. */
const addresses = (of: Notebook) =>
	everyAddress(
		[
			...[...Object.keys(tables), ...Object.keys(gradebooks)].map((table) => ({ table })),
			{ question: 'evidence' }
		].map((values) => ({
			assignment: made.id,
			course: all.hers.id,
			submission: zoe.of.attemptId,
			notebook: of.id,
			...values
		})),
		'all',
		queries
	).filter((address) => !/\/live|^\/admin|sign-in|sign-up|^\/leave/.test(address));

/** The date of the extension in every form in which pages and files have dates. */
const timeZone = 'Europe/Berlin';
const date = [
	String(until),
	new Date(until).toISOString().slice(0, 10),
	localOf(until, timeZone).slice(0, 10),
	dayWords(until, timeZone)
];

/** The addresses whose replies tell this visitor the date, or that there is an extension. */
async function told(who: Visitor, of: Notebook) {
	const replies = await readAll(who, addresses(of));
	return replies.flatMap(([address, reply]) => {
		const text = withoutRandom(reply)
			.replace(/Ask your teacher for an extension|Give individual students an extension/g, '')
			.replace(/"extensions":\s*\[\]/g, '');
		const tells = date.some((one) => text.includes(one)) || /"extended":true|extension/.test(text);
		return tells ? [address] : [];
	});
}
const patient = timeFor(150);

test(
	'a teacher finds who has an extension in the overview, and nowhere else',
	patient,
	async () => {
		const here = `/assignments/${made.id}`;
		const found = await told(all.browser('own instructor'), gus.of);
		expect(found).toContain(here);
		const others = found.filter(
			(address) => !/^\/assignments\/\d+(\/__data\.json)?$/.test(address)
		);
		// neither class insights, though stances wait for it, nor the log, though it was given
		expect(others).toEqual([]);
	}
);

test('in front of the class and on paper, insights say nothing of an extension', async () => {
	for (const view of ['projector&at=5', 'packet']) {
		const page = await all
			.browser('own instructor')
			.get(`/assignments/${made.id}/class?view=${view}`);
		const seen = visibleHtml(page);
		expect(seen).toContain('students');
		expect(date.filter((one) => seen.includes(one))).toEqual([]);
		expect(seen).not.toMatch(/extension/);
	}
});

test(
	'nobody else in the class learns of it, and its holder sees their own due date',
	patient,
	async () => {
		expect(await told(browserOf(tiny.url, gus.who), gus.of)).toEqual([]);
		const own = await told(browserOf(tiny.url, zoe.who), zoe.of);
		expect(own).toContain(`/assignments/${made.id}`);
	}
);
