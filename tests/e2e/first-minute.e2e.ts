import type { Page } from '@playwright/test';
import { drag, notes, tool } from '../support/browser/gestures.ts';
import { expect, ready, test, visit } from '../support/browser/notebook-page.ts';

/** Opens the lesson from the home page, as a visitor, up to the step Before. */
async function start(page: Page) {
	await visit(page, '/');
	await page.getByRole('button', { name: 'Start the lesson' }).click();
	await page.waitForURL('**/before');
	await ready(page);
}
const skip = (page: Page) => page.getByRole('button', { name: 'Skip the prediction' });
const compare = (page: Page) => page.getByRole('link', { name: '3 Compare' });
const label = (page: Page) => page.locator('#pane-a').getByText('argues that the US');

test('a visitor’s first highlight takes four actions from the home page', async ({ page }) => {
	const actions = [
		() => start(page),
		async () => {
			await skip(page).click();
			await expect(page.locator('#pane-a')).toBeInViewport();
			await expect(label(page)).toBeVisible();
		},
		() => drag(page, 'A1.1', 'a charge'),
		() => tool(page, 'Problem').click()
	];
	for (const act of actions) await act();
	expect(actions.length).toBeLessThanOrEqual(4);
	await expect(notes(page)).toHaveText([/A1\.1.*Problem/s]);
});

test('what the articles argue appears once the prediction is locked, without loading the page anew', async ({
	page
}) => {
	await start(page);
	await page.evaluate(() => Object.assign(window, { marked: true }));
	await compare(page).click();
	await expect(page.getByRole('heading', { name: 'First, your prediction' })).toBeVisible();
	await expect(label(page)).toHaveCount(0);
	await page.getByRole('link', { name: 'Make a prediction' }).click();
	await page.getByLabel('Your answer').fill('Suspicion of Washington.');
	await page.getByRole('button', { name: 'Lock my answer' }).click();
	await expect(skip(page)).toHaveCount(0);
	await compare(page).click();
	await expect(page.getByRole('group', { name: 'How do A and B relate here?' })).toBeVisible();
	await expect(label(page)).toBeVisible();
	expect(await page.evaluate(() => 'marked' in window)).toBe(true);
});

test('a prediction skipped without a network shows the points once it is saved, by themselves', async ({
	page
}) => {
	await start(page);
	await compare(page).click();
	const commands = '**/commands';
	await page.route(commands, (route) => route.abort());
	await skip(page).click();
	await expect(page.getByText('The points appear as soon as this is saved.')).toBeVisible();
	await page.getByRole('link', { name: '2 Read' }).click();
	await expect(tool(page, 'Problem')).toHaveCount(0);
	await drag(page, 'A1.1', 'a charge');
	await expect(tool(page, 'Problem')).toBeVisible();
	await page.unroute(commands);
	await expect(label(page)).toBeVisible();
	// whoever selects words meanwhile keeps them
	await expect(tool(page, 'Problem')).toBeVisible();
	expect(await page.evaluate(() => String(getSelection()))).toBe('a charge');
	await compare(page).click();
	await expect(page.getByRole('group', { name: 'How do A and B relate here?' })).toBeVisible();
});

test.describe('on a laptop', () => {
	test.use({ viewport: { width: 1366, height: 650 } });

	test('the start of a lesson is in view on its page, and says nothing of what is argued', async ({
		page
	}) => {
		await visit(page, '/lessons/pressed-or-embraced');
		await expect(page.getByRole('button', { name: 'Start the lesson' })).toBeInViewport({
			ratio: 1
		});
		await expect(page.getByText('About this version').first()).toBeVisible();
		await expect(page.getByText('argues that')).toHaveCount(0);
	});
});
