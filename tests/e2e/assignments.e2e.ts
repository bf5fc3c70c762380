import type { Page } from '@playwright/test';
import { change } from '../../src/lib/server/assignment-changes.ts';
import * as assignments from '../../src/lib/server/assignments.ts';
import * as extensions from '../../src/lib/server/extensions.ts';
import { worked } from '../support/full-notebook.ts';
import { learner } from '../support/factories.ts';
import { axe, tags, wrong } from '../support/browser/axe.ts';
import { row, test } from '../support/browser/course-room.ts';
import { expect } from '../support/browser/notebook-page.ts';

const hour = 3_600_000;

/** Chooses the tiny lesson and assigns it under this title. */
async function make(page: Page, course: number, title: string) {
	await page.goto(`/courses/${course}/assign`);
	await page.getByRole('link', { name: 'The first bell', exact: true }).click();
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Instructions').fill('Read both, and cite from both.');
	await page.getByLabel('Due', { exact: true }).fill('2099-11-27T14:00');
	await page.getByText('What of the lesson').click();
	await page.getByLabel('What does a late bell mean for families?').check();
	await page.getByRole('button', { name: 'Assign', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('It is assigned');
	return page.url().replace(/\?.*/, '');
}

for (const scripts of [true, false])
	test(`a lesson is assigned, worked on, handed in, returned and handed in again, ${scripts ? 'with' : 'without'} a script`, async ({
		room
	}) => {
		const teacher = await room.enter(room.dora, scripts);
		const address = await make(teacher, room.hers.id, 'The bell at home');
		await expect(teacher.getByText('Due Fri, 27 Nov 2099, 14:00 (Europe/Berlin)')).toBeVisible();

		const page = await room.enter(room.eli, scripts);
		await page.goto('/');
		await expect(page.getByText('Due Fri, 27 Nov 2099, 14:00 (Europe/Berlin)')).toBeVisible();
		await page.getByRole('link', { name: 'The bell at home', exact: true }).click();
		await expect(page.getByText('Read both, and cite from both.')).toBeVisible();
		await expect(page.getByText('(3 points)')).toBeVisible();
		await page.getByRole('button', { name: 'Open my notebook' }).click();
		await expect(page.getByRole('link', { name: 'The bell at home' })).toBeVisible();
		await expect(page.getByRole('banner').getByText('Due Fri, 27 Nov 2099')).toBeVisible();
		await page.getByRole('link', { name: /After$/ }).click();
		await expect(page.getByText('Three points are still to be judged.')).toBeVisible();
		await page.getByRole('button', { name: 'Hand in', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Your receipt' })).toBeVisible();

		await teacher.goto(address);
		await expect(row(teacher, 'Eli')).toContainText('Handed in');
		await teacher.getByLabel('Tick Eli').check();
		await teacher.getByLabel('as a message').fill('Cite B, too.');
		await teacher.getByRole('button', { name: 'Return it to them' }).click();
		await expect(teacher.getByRole('status')).toContainText('Returned to one learner');
		await expect(row(teacher, 'Eli')).toContainText('Returned, working again');

		await page.goto(address);
		await expect(page.getByText('Cite B, too.')).toBeVisible();
		await page.getByRole('link', { name: 'Open my notebook' }).click();
		// on a phone, too, where the line is cut
		await page.setViewportSize({ width: 320, height: 640 });
		await page.getByRole('link', { name: 'read the message' }).click();
		await expect(page.locator('#column').getByText('Cite B, too.')).toBeVisible();
		await page.getByRole('button', { name: 'Hand in', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Your receipt' })).toBeVisible();
		// from the other steps nothing is taken back by the way: one is led to where it says what that means
		await page.getByRole('link', { name: /Answer$/ }).click();
		await expect(page.getByRole('button', { name: 'go on', exact: false })).toHaveCount(0);
		await page.getByRole('link', { name: 'To your receipt' }).click();
		await page.getByRole('button', { name: 'Take it back and go on' }).click();
		await expect(page).toHaveURL(/answer$/);
	});

test('a notebook has only the steps that are assigned, and begins with the article that was drawn', async ({
	room
}) => {
	const made = room.assign({ steps: ['read', 'answer', 'after'], order: 'balanced' });
	const all = ['Ann', 'Bo', 'Cy', 'Di'].map((name) => learner(room.hers, name));
	const books = all.map((who) => ({ who, book: room.opened(who, made) }));
	const b = books.find(({ book }) => book.firstSide === 'b');
	expect(b).toBeDefined();
	if (!b) return;
	const page = await room.enter(b.who);
	await page.setViewportSize({ width: 1366, height: 768 });
	await page.goto(`/notebooks/${b.book.id}`);
	await expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('link')).toHaveText([
		...['1 Read', '2 Answer', '3 After']
	]);
	const left = async (side: string) =>
		(await page.locator(`#pane-${side}`).boundingBox())?.x ?? Infinity;
	expect(await left('b')).toBeLessThan(await left('a'));
	await page.goto(`/notebooks/${b.book.id}/compare`);
	await expect(page).toHaveURL(/\/read$/);
	await page.setViewportSize({ width: 390, height: 800 });
	await expect(page.locator('#pane-b')).toBeVisible();
	await expect(page.locator('#pane-a')).toBeHidden();
	await page.getByRole('link', { name: 'A', exact: true }).click();
	await expect(page.locator('#pane-a')).toBeVisible();
});

test('sources stay hidden until the prediction is locked, on the page and on paper', async ({
	room
}) => {
	const made = room.assign({ blind: true });
	const his = room.opened(room.eli, made);
	const page = await room.enter(room.eli);
	await page.goto(`/notebooks/${his.id}/before`);
	await expect(page.getByText('not shown yet').first()).toBeVisible();
	await expect(page.locator('#column')).not.toContainText('Lindqvist');
	const teacher = await room.enter(room.dora);
	await teacher.goto(`/assignments/${made.id}/packet`);
	await expect(teacher.getByRole('heading', { name: 'Before you read' })).toBeVisible();
	await expect(teacher.locator('.cover dd').first()).not.toContainText('Lindqvist');
	worked(his);
	await page.goto(`/notebooks/${his.id}/before`);
	await expect(page.locator('.sources')).toContainText('Maya Lindqvist');
});

for (const width of [390, 1366])
	test(`every page about assignments meets WCAG 2.2 AA as far as axe can tell, and fits, ${width} px wide`, async ({
		room
	}) => {
		const dueAt = Date.now() + hour;
		const made = room.assign({ dueAt, modelsAt: 'hand', instructions: 'Read both.', blind: true });
		const { id } = worked(room.opened(room.eli, made));
		const fay = learner(room.hers, 'Frederike von und zu Hohenlohe-Waldenburg');
		extensions.extend(made, fay.id, dueAt + hour);
		const title = 'The bell, changed for everybody, and for how long';
		change(made, { ...assignments.taught(room.dora, made.id), title });
		const found: string[] = [];
		const look = async (page: Page, what: string) => {
			await page.locator('main details').evaluateAll((all) => {
				for (const details of all) details.setAttribute('open', '');
			});
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				found.push(...wrong(what, await axe(page).withTags(tags).analyze()));
			}
			for (const narrow of [width, 320]) {
				await page.setViewportSize({ width: narrow, height: 1000 });
				const wide = await page.evaluate(() => document.documentElement.scrollWidth);
				if (wide > narrow) found.push(`${what} is ${wide} px wide of ${narrow}`);
			}
			await page.setViewportSize({ width, height: 1000 });
		};
		const here = `/assignments/${made.id}`;
		const visit = async (page: Page, addresses: string[]) => {
			await page.setViewportSize({ width, height: 1000 });
			for (const address of addresses) {
				await page.goto(address);
				await look(page, address);
			}
		};
		const teacher = await room.enter(room.dora);
		const assign = `/courses/${room.hers.id}/assign`;
		await visit(teacher, [assign, `${assign}?lesson=tiny`, here, `${here}?show=late&sort=-last`]);
		await visit(teacher, [`${here}/change`, `${here}/preview`, `${here}/packet`]);
		await teacher.goto(here);
		await teacher.getByRole('button', { name: 'Write a reminder' }).click();
		await expect(teacher.getByRole('alert')).toBeVisible();
		await look(teacher, 'an act that was refused');
		const eli = await room.enter(room.eli);
		await visit(eli, ['/', here, `${here}/packet`, `/notebooks/${id}/compare`]);
		expect(found).toEqual([]);
	});
