import type { Page } from '@playwright/test';
import type { Assignment } from '../../src/lib/server/assignment/assignments.ts';
import * as annotations from '../../src/lib/server/notebook/annotations.ts';
import type { Notebook } from '../../src/lib/server/notebook/notebooks.ts';
import * as users from '../../src/lib/server/account/users.ts';
import { uid } from '../../src/lib/uid.ts';
import { openStream } from '../support/event-stream.ts';
import { row, type Room, test } from '../support/browser/course-room.ts';
import { expect, readyIfScripted } from '../support/browser/notebook-page.ts';

const following = (page: Page) => page.getByText('Updating live');

const note = (to: Notebook) => annotations.add(to, uid(), { from: 'A1.2', code: null, note: '' });

/** What a page requests from now on, without what it is made of. */
function requests(page: Page) {
	const all: string[] = [];
	page.on('request', (request) => {
		const { pathname } = new URL(request.url());
		if (!pathname.startsWith('/_app/')) all.push(pathname);
	});
	return all;
}

/** How often a page has loaded its data again. */
const loads = (all: string[]) => all.filter((path) => path.endsWith('/__data.json')).length;

/** A stream of an overview beside the browser, by which a test knows what the server has already told pages. */
const beside = ({ dora }: Room, url: string, { id }: Assignment) =>
	openStream(`${url}/assignments/${id}/live`, users.signIn(dora));

/** The pages on which a teacher or a student sees what others do. */
const pages = (made: Assignment, his: Notebook): ['dora' | 'eli', string][] => [
	['dora', `/assignments/${made.id}`],
	['dora', `/assignments/${made.id}/review`],
	['dora', `/assignments/${made.id}/class`],
	['dora', `/assignments/${made.id}/margin`],
	['dora', '/'],
	['eli', `/assignments/${made.id}`],
	['eli', `/notebooks/${his.id}/read`],
	['eli', '/']
];

test('a page that nobody touches asks the server nothing while the class rests, and an overview follows', async ({
	room,
	instance
}) => {
	const made = room.assign();
	const his = room.opened(room.eli, made);
	const other = room.assign();
	const elsewhere = room.opened(room.eli, other);
	const idle: [string, string[]][] = [];
	const browsers = { dora: await room.enter(room.dora), eli: await room.enter(room.eli) };
	for (const [who, address] of pages(made, his)) {
		const page = await browsers[who].context().newPage();
		await page.clock.install();
		await page.goto(address);
		await readyIfScripted(page);
		idle.push([address, requests(page)]);
		if (who === 'dora' && address.endsWith(String(made.id)))
			await expect(following(page)).toBeVisible();
		// whatever a page does by its own clock, it does now
		await page.clock.runFor(10_000);
	}
	// and whatever it does again and again without a clock, it does while the server sees two changes elsewhere
	const server = await beside(room, instance.url, other);
	for (const times of [1, 2]) {
		note(elsewhere);
		await expect.poll(server.changes).toBe(times);
	}
	server.leave();
	const tooMany = idle.filter(([, asked]) => asked.length > 2);
	expect(tooMany.map(([address, { length }]) => `${address}: ${length}`)).toEqual([]);
});

test('many changes in quick succession refresh an overview only a few times, and it shows the last', async ({
	room,
	instance
}) => {
	const made = room.assign();
	const his = room.opened(room.eli, made);
	const teacher = await room.enter(room.dora);
	const asked = requests(teacher);
	const { promise: written, resolve: answer } = Promise.withResolvers<unknown>();
	await teacher.route('**/__data.json*', async (route) => {
		await written;
		await route.continue();
	});
	await teacher.goto(`/assignments/${made.id}`);
	await expect(following(teacher)).toBeVisible();
	const server = await beside(room, instance.url, made);
	for (const times of [1, 2, 3]) {
		for (let n = 0; n < 20; n++) note(his);
		await expect.poll(server.changes).toBe(times);
	}
	server.leave();
	answer(null);
	await expect(row(teacher, 'Eli')).toContainText('60 / 0');
	// when it connected, for what came while it waited, and perhaps for the last change
	expect(loads(asked)).toBeLessThanOrEqual(3);
});

test('with a fifth window the first one pauses its live updates, and can take them up again', async ({
	room
}) => {
	const made = room.assign();
	const first = await room.enter(room.dora);
	const others = await Promise.all([2, 3, 4].map(() => first.context().newPage()));
	for (const page of [first, ...others]) {
		await page.goto(`/assignments/${made.id}`);
		await expect(following(page)).toBeVisible();
	}
	const fifth = await first.context().newPage();
	await fifth.goto(`/assignments/${made.id}`);
	await expect(first.getByText('Live updates paused.')).toBeVisible();
	for (const page of [...others, fifth]) await expect(following(page)).toBeVisible();
	room.opened(room.eli, made);
	await expect(row(fifth, 'Eli')).toContainText('Working');
	await first.getByRole('link', { name: 'Refresh' }).click();
	await expect(row(first, 'Eli')).toContainText('Working');
	await expect(following(first)).toBeVisible();
});
