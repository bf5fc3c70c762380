import { expect, ready } from '../support/browser/notebook-page.ts';
import { test } from '../support/browser/course-room.ts';

const hour = 3_600_000;

test('locking is confirmed, and what a teacher holds back is announced, with scripts', async ({
	room
}) => {
	const made = room.assign({ modelsAt: 'hand' });
	const notebook = room.opened(room.eli, made);
	const page = await room.enter(room.eli);
	const column = page.locator('#column');
	await page.goto(`/notebooks/${notebook.id}/compare`);
	await ready(page);
	const promise = column.getByText('lesson’s view appears');
	await expect(promise).toHaveText(
		'Once you’ve locked your judgement, the lesson’s view appears when your teacher releases it.'
	);
	await page.getByLabel('They conflict').check();
	await page.getByLabel('Why?').fill('Body or habit.');
	await page.getByRole('button', { name: 'Lock my judgement' }).click();
	const locked = column.getByRole('heading', { name: 'Your locked judgement' });
	await expect(locked).toBeFocused();
	await expect(column.locator('#locked')).toContainText(/Locked, \d\d:\d\d/);
	await expect(column.locator('#locked')).toContainText('They conflict. Body or habit.');
	await expect(promise).toHaveText('The lesson’s view appears when your teacher releases it.');
	await expect(column.getByRole('heading', { name: 'The lesson’s view' })).toHaveCount(0);
	// a later change is saved, and what was locked stays in view
	await page.getByLabel('They agree').check();
	await expect(page.getByText(/^Saved/)).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('They agree')).toBeChecked();
	await expect(column.locator('#locked')).toContainText('They conflict. Body or habit.');

	await page.goto(`/notebooks/${notebook.id}/before`);
	await ready(page);
	await page.getByLabel('Your answer').fill('Sleep first.');
	await page.getByRole('button', { name: 'Lock my answer' }).click();
	await expect(column.getByRole('heading', { name: 'Your locked answer' })).toBeFocused();
	await expect(column.getByText(/^Locked, \d\d:\d\d/)).toBeVisible();
	await expect(column.locator('.locked .own')).toHaveText('Sleep first.');
	await expect(column.getByText('model answer appears')).toHaveText(
		'The model answer appears when your teacher releases it.'
	);
	await expect(column.getByRole('heading', { name: 'Model answer' })).toHaveCount(0);
});

test('when the date comes while a page is open, the page says so', async ({ room }) => {
	const made = room.assign({ modelsAt: 'due', dueAt: Date.now() + 2 * hour });
	const notebook = room.opened(room.eli, made);
	const page = await room.enter(room.eli);
	await page.clock.install();
	await page.goto(`/notebooks/${notebook.id}/answer`);
	await ready(page);
	await page.getByLabel('Your answer').fill('So [A2.2] and [B1.3].');
	await page.getByRole('button', { name: 'Lock my answer' }).click();
	const column = page.locator('#column');
	await expect(
		column.getByText(/^The model answer appears on \w{3} \d+ \w+, \d\d:\d\d/)
	).toBeVisible();
	await page.clock.fastForward(3 * hour);
	await expect(column.getByText('It’s ready')).toBeVisible();
	await expect(column.getByText('model answer appears')).toHaveCount(0);
	await expect(column.getByRole('link', { name: 'reload the page' })).toBeVisible();
});
