import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import { done, five, worker } from '../support/class-work.ts';
import { dataOf } from '../support/http/doors.ts';
import { type Reply, type TinyServer, tinyServer } from '../support/http/tiny-server.ts';
import { type AssignedCourse, assignedCourse } from '../support/http/assigned-course.ts';
import { visibleHtml, withoutRandom } from '../support/http/read-page.ts';

let tiny: TinyServer;
let all: AssignedCourse;
let bell: Assignment;
let home: string;
beforeAll(async () => {
	tiny = tinyServer();
	all = assignedCourse(tiny);
	bell = all.assign();
	home = `/assignments/${bell.id}/class`;
	five.forEach((work) => done(all.hers, bell, work));
	worker(all.hers, bell, { name: 'Unready', notes: 'A1.2 remedy' });
});
afterAll(() => tiny.end());

/** Requests the page until the class has been counted. */
async function counted(query = ''): Promise<Reply> {
	let reply = await all.browser('own instructor').get(home + query);
	await expect
		.poll(async () => {
			reply = await all.browser('own instructor').get(home + query);
			return reply.body.includes('Still counting');
		})
		.toBe(false);
	return reply;
}

/** The words of a page, without its tags. */
const words = (reply: Reply) =>
	visibleHtml(reply)
		.replace(/<!--.*?-->/gs, '')
		.replace(/<[^>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ');

describe('the page of class insights', () => {
	test('shows how many students highlighted each sentence, in the map and in its table', async () => {
		const page = await counted();
		expect(visibleHtml(page)).toContain('<title>A1.2: 5 of 5 students, 100%</title>');
		expect(visibleHtml(page)).toContain('<title>B1.1: 1 of 5 students, 20%</title>');
		expect(words(page)).toMatch(/A1\.2 5 100%/);
		expect(words(page)).toContain('Students, of 5 who handed in');
	});

	test('shows the most common label of each sentence, or that there is a tie or no label', async () => {
		done(all.hers, bell, { name: 'Jo', notes: 'A1.2 judgement' });
		const page = visibleHtml(await counted('?by=lead'));
		expect(page).toContain('<title>A1.1: Problem, 3 of 6</title>');
		expect(page).toContain('<title>A1.2: Cause and Judgement, a tie, 3 of 6</title>');
		expect(page).toContain('<title>A2.1: no label</title>');
	});

	test('opens the notes behind a number without names, or with names when asked', async () => {
		const page = await counted('?open=sentence:A1.2:cause');
		expect(words(page)).toMatch(/Notes on A1\.2: Cause/);
		expect(words(page)).toContain('Student 2');
		expect(page.body).not.toMatch(/"Ida"|>Ida</);
		expect(words(await counted('?open=sentence:A1.2:cause&names=1'))).toContain('Ida');
	});

	test('opens the work behind every number it shows, except for stances', async () => {
		const page = await counted();
		const opens = new Set(
			visibleHtml(page)
				.matchAll(/href="[^"]*open=([^"&#]+)/g)
				.map(([, open = '']) => open)
		);
		const kinds = new Set([...opens].map((open) => open.split(':')[0]));
		const every = ['cell', 'coded', 'point', 'sentence', 'silence', 'term'];
		expect([...kinds].toSorted()).toEqual(every);
		for (const kind of ['cell:a:cause', 'coded:a', 'silence:a:contested:remedy', 'term:b:1']) {
			expect(opens).toContain(kind);
			const opened = words(await counted(`?open=${kind}`));
			expect(opened).toMatch(/\d+ in total\./);
		}
	});

	test('pins the passage that contests a silence', async () => {
		const query = '?open=silence:a:contested:remedy';
		expect(visibleHtml(await counted(query))).toContain('name="sentence" value="A3.2"');
		const browser = all.browser('own instructor');
		const reply = await browser.post(`${home}?/pin&${query.slice(1)}`, { sentence: 'A3.2' });
		const there = visibleHtml(await browser.get(reply.headers.get('location') ?? ''));
		expect(there).toContain('Pinned for discussion');
		const id = /name="id" value="(\d+)"/.exec(there)?.[1] ?? '';
		expect((await browser.post(`${home}?/unpin&${query.slice(1)}`, { id })).status).toBe(303);
	});

	test('says while it is counting that it will reload, and reloads without a script', async () => {
		const fresh = all.assign();
		five.forEach((work) => done(all.hers, fresh, work));
		const page = await all.browser('own instructor').get(`/assignments/${fresh.id}/class`);
		const waiting = words(page).includes('Still counting');
		// a fast machine may have finished counting already
		expect(words(page)).toContain(
			waiting ? 'This page reloads every two seconds' : 'Labels in use'
		);
		expect(visibleHtml(page).includes('http-equiv="refresh"')).toBe(waiting);
	});

	test('shows no names on a projector, whatever its address asks for', async () => {
		for (const at of [0, 1, 2, 3, 9]) {
			const query = `?view=projector&names=1&open=sentence:A1.2&at=${at}`;
			const replies = [await counted(query), await counted(query.replace('?', '?x=1&'))];
			const told = replies.map(withoutRandom).join('\n');
			expect(told).not.toMatch(/\b(Eli|Fay|Gus|Hal|Ida)\b(?! on| says)/);
		}
	});

	test('never shows work that is not handed in', async () => {
		expect((await counted('?open=sentence:A1.2')).body).not.toContain('Unready');
	});

	test('says so when nobody has handed in, or when there is nothing behind a number', async () => {
		const empty = all.assign();
		await expect
			.poll(async () =>
				words(await all.browser('own instructor').get(`/assignments/${empty.id}/class`))
			)
			.toContain('Nobody has handed in yet');
		expect(words(await counted('?open=cell:b:remedy'))).toContain('Nothing to show');
	});

	test('is 404 for a sentence that the articles do not have', async () => {
		expect((await all.browser('own instructor').get(`${home}?open=sentence:A9.9`)).status).toBe(
			404
		);
	});

	test('pins a note for discussion without a name, and unpins it', async () => {
		const browser = all.browser('own instructor');
		const page = visibleHtml(await counted('?open=cell:b:problem'));
		const note = /name="note" value="(\d+)"/.exec(page)?.[1] ?? '';
		const reply = await browser.post(`${home}?/pin&open=cell:b:problem`, { note });
		expect(reply.status).toBe(303);
		const there = reply.headers.get('location') ?? '';
		expect(words(await browser.get(there))).toContain('Pinned for discussion, without a name.');
		const spotlights = `${home}/spotlight`;
		expect(words(await browser.get(spotlights))).toContain('Eli on B1.1.');
		expect((await browser.get(dataOf(spotlights))).body).not.toMatch(/"Eli"/);
		const id =
			/name="id" value="(\d+)"/.exec(visibleHtml(await browser.get(spotlights)))?.[1] ?? '';
		await browser.post(`${spotlights}?/name`, { id });
		expect((await browser.get(spotlights)).body).toMatch(/"?Eli"?<|>Eli</);
		await browser.post(`${spotlights}?/unpin`, { id });
		expect(words(await browser.get(spotlights))).toContain('Nothing pinned yet.');
		await browser.post(`${spotlights}?/again`, { id });
		expect(words(await browser.get(spotlights))).toContain('Eli on B1.1.');
	});

	test('refuses to pin a note that this class does not have', async () => {
		const browser = all.browser('own instructor');
		expect((await browser.post(`${home}?/pin`, { note: '999999' })).status).toBe(404);
		expect((await browser.post(`${home}?/pin`, { note: 'x' })).status).toBe(400);
		expect((await browser.post(`${home}?/pin`, {})).status).toBe(404);
	});
});
