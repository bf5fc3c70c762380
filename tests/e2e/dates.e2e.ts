import { client } from '../../src/lib/server/db/index.ts';
import { test } from '../support/browser/course-room.ts';
import { expect, ready } from '../support/browser/notebook-page.ts';

const newest = () =>
	client.prepare('select name, time_zone from course order by id desc limit 1').raw().get();

test('a new class is in the time zone of the browser, or without scripts of the server, which is named', async ({
	room
}) => {
	const page = await room.enter(room.dora, true, 'America/New_York');
	await page.goto('/courses');
	await expect(page.getByText('This device is in America/New York.')).toBeVisible();
	await expect(page.getByLabel('Time zone')).toHaveValue('America/New_York');
	await page.getByLabel('Class name').fill('Far');
	await page.getByRole('button', { name: 'Create class' }).click();
	await expect(page.getByRole('heading', { name: 'Far' })).toBeVisible();
	expect(newest()).toEqual(['Far', 'America/New_York']);
	await page.goto('/courses');
	await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
	await page.getByLabel('Class name').fill('Chosen');
	await page.getByRole('button', { name: 'Create class' }).click();
	await expect(page.getByRole('heading', { name: 'Chosen' })).toBeVisible();
	expect(newest()).toEqual(['Chosen', 'Asia/Tokyo']);

	const plain = await room.enter(room.dora, false, 'America/New_York');
	await plain.goto('/courses');
	const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
	await expect(plain.getByText(`This server is in ${here.replaceAll('_', ' ')}.`)).toBeVisible();
	await plain.getByLabel('Class name').fill('Near');
	await plain.getByRole('button', { name: 'Create class' }).click();
	await expect(plain.getByRole('heading', { name: 'Near' })).toBeVisible();
	expect(newest()).toEqual(['Near', here]);
});

for (const scripts of [true, false])
	test(`a teacher duplicates, confirms a past date, and deletes, ${scripts ? 'with' : 'without'} scripts`, async ({
		room
	}) => {
		const made = room.assign({ title: 'First bell', dueAt: Date.now() + 3_600_000 });
		const page = await room.enter(room.dora, scripts);
		await page.goto(`/assignments/${made.id}`);
		await page.getByText('Duplicate, archive or delete').click();
		await page.getByRole('button', { name: 'Duplicate' }).click();
		await expect(page.getByLabel('Due', { exact: true })).toHaveValue('');
		if (scripts) await ready(page);
		await page.getByLabel('Title', { exact: true }).fill('Second bell');
		await page.getByLabel('Opens').fill('2020-01-01T09:00');
		await expect(page.getByText('so it opens at once')).toHaveCount(scripts ? 1 : 0);
		await page.getByLabel('Due', { exact: true }).fill('2020-01-01T10:00');
		await page.getByRole('button', { name: 'Assign', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText(
			/This due date has already passed: .* so it opens at once\./
		);
		await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Second bell');
		await page.getByLabel('Use this due date anyway').check();
		await page.getByRole('button', { name: 'Assign', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Second bell' })).toBeVisible();
		await page.getByText('Duplicate, archive or delete').click();
		await page.getByLabel('Delete it for everyone').check();
		await page.getByRole('button', { name: 'Delete assignment' }).click();
		await expect(page.getByRole('status')).toHaveText('Assignment deleted.');
		await expect(page.getByRole('link', { name: 'Second bell' })).toBeHidden();
	});

test('a new time zone shows what moves on a phone, too, and is taken without scripts', async ({
	room
}) => {
	room.assign({ title: 'The bell', dueAt: Date.UTC(2099, 0, 8, 13) });
	const page = await room.enter(room.dora, false);
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(`/courses/${room.hers.id}/settings`);
	await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
	await page.getByRole('button', { name: 'Save changes' }).click();
	const dates = page.getByRole('row').filter({ hasText: 'The bell' });
	await expect(dates).toContainText('Thu 8 Jan 2099, 14:00, 8 hours earlier');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	await page.getByLabel('Keep the moments').check();
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByRole('status')).toHaveText('Changes saved.');
	await page.goto(`/courses/${room.hers.id}`);
	await expect(page.getByText('Due Thu 8 Jan 2099, 22:00')).toBeVisible();
});
