import type { Page } from '@playwright/test';
import { worked } from '../support/full-notebook.ts';
import { learner } from '../support/factories.ts';
import { row, test } from '../support/browser/course-room.ts';
import { expect } from '../support/browser/notebook-page.ts';

/** Chooses the tiny lesson and assigns it under this title. */
async function make(page: Page, course: number, title: string) {
	await page.goto(`/courses/${course}/assign`);
	await page.getByRole('link', { name: 'The first bell', exact: true }).click();
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Instructions').fill('Read both, and cite from both.');
	await page.getByLabel('Due', { exact: true }).fill('2099-11-27T14:00');
	await page.getByText('Parts of the lesson').click();
	await page.getByLabel('What does a late bell mean for families?').check();
	await page.getByRole('button', { name: 'Assign', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('Assigned.');
	return page.url().replace(/\?.*/, '');
}

for (const scripts of [true, false])
	test(`a lesson is assigned, handed in, sent back and handed in again, scripts ${scripts ? 'on' : 'off'}`, async ({
		room
	}) => {
		const teacher = await room.enter(room.dora, scripts);
		const address = await make(teacher, room.hers.id, 'The bell at home');
		await expect(teacher.getByText('Due Fri 27 Nov 2099, 14:00 (Europe/Berlin)')).toBeVisible();

		const page = await room.enter(room.eli, scripts);
		await page.goto('/');
		await expect(page.getByText('Due Fri 27 Nov 2099, 14:00 (Europe/Berlin)')).toBeVisible();
		await page.getByRole('link', { name: 'The bell at home', exact: true }).click();
		await expect(page.getByText('Read both, and cite from both.')).toBeVisible();
		await expect(page.getByText('(3 points)')).toBeVisible();
		await page.getByRole('button', { name: 'Open my notebook' }).click();
		await expect(page.getByRole('link', { name: 'The bell at home' })).toBeVisible();
		await expect(page.getByRole('banner').getByText('Due Fri 27 Nov 2099')).toBeVisible();
		await page.getByRole('link', { name: /After$/ }).click();
		await expect(page.getByText('3 points left to compare.')).toBeVisible();
		await page.getByRole('button', { name: 'Hand in', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Your receipt' })).toBeVisible();

		await teacher.goto(address);
		await expect(row(teacher, 'Eli')).toContainText('Handed in');
		await teacher.getByLabel('Select Eli').check();
		await teacher.getByLabel('Message: what should they change').fill('Cite B, too.');
		await teacher.getByRole('button', { name: 'Send back for changes' }).click();
		await expect(teacher.getByRole('status')).toContainText('Sent back to 1 student');
		await expect(row(teacher, 'Eli')).toContainText('Making changes');

		await page.goto('/');
		await expect(page.getByText('Sent back for changes.')).toBeVisible();
		await page.goto(address);
		await expect(page.getByText('Cite B, too.')).toBeVisible();
		await page.getByRole('link', { name: 'Open my notebook' }).click();
		// also on a phone, where the line is cut off
		await page.setViewportSize({ width: 320, height: 640 });
		await page.getByRole('link', { name: 'read the message' }).click();
		await expect(page.locator('#column').getByText('Cite B, too.')).toBeVisible();
		await page.getByRole('button', { name: 'Hand in', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Your receipt' })).toBeVisible();
		// the other steps offer no withdrawal, only a link to the page that explains it
		await page.getByRole('link', { name: /Answer$/ }).click();
		await expect(page.getByRole('button', { name: /withdraw|continue/i })).toHaveCount(0);
		await page.getByRole('link', { name: 'View receipt' }).click();
		await page.getByRole('button', { name: 'Withdraw and keep working' }).click();
		await expect(page).toHaveURL(/answer$/);
		await page.goto('/');
		await expect(page.getByText('You withdrew this.')).toBeVisible();
	});

test('a notebook has only the assigned steps, and puts the article first that was drawn for it', async ({
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
		'1 Read',
		'2 Answer',
		'3 After'
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

for (const scripts of [true, false])
	test(`a student starts an assignment from the desk at once, scripts ${scripts ? 'on' : 'off'}`, async ({
		room
	}) => {
		room.assign();
		const page = await room.enter(room.eli, scripts);
		await page.goto('/');
		await page.getByRole('button', { name: 'Start : The bell' }).click();
		await expect(page).toHaveURL(/\/notebooks\/\d+\/before$/);
		await page.goto('/');
		await expect(page.getByRole('link', { name: 'Continue : The bell' })).toBeVisible();
	});
