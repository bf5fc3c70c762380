import type { Page } from '@playwright/test';
import { expect, holdBack, ready, status, test } from '../support/browser/notebook-page.ts';

/** Words that occur in the texts, or in what depends on them. */
const words = /Teenagers are not lazy|Tom Okafor does not dispute|Their bodies fall asleep/;

async function start(page: Page) {
	await page.goto('/lessons/later');
	await expect(page.locator('body')).not.toContainText(words);
	await page.getByRole('button', { name: 'Start the lesson' }).first().click();
	await expect(page).toHaveURL(/before$/);
	return page.url().replace(/\/before$/, '');
}

/** Expects every step and view to lead back to where the texts are unlocked, or to show nothing of them. */
async function closed(page: Page, home: string) {
	for (const step of ['read', 'compare', 'compare?view=frame', 'compare?view=found', 'answer']) {
		await page.goto(`${home}/${step}`);
		await expect(page).toHaveURL(`${home}/before`);
		await expect(page.locator('body')).not.toContainText(words);
	}
	for (const step of ['after', 'print', 'before']) {
		await page.goto(`${home}/${step}`);
		await expect(page.locator('body')).not.toContainText(words);
	}
}

const link = (page: Page) => page.getByRole('link', { name: 'Start reading' });
const answer = (page: Page) => page.getByLabel('Your answer');

test('the articles stay locked on every step until prediction and stance are given, and nothing is lost', async ({
	page
}) => {
	const home = await start(page);
	await closed(page, home);
	await ready(page);
	for (const step of ['2 Read', '3 Compare', '4 Answer']) {
		await page.getByRole('link', { name: step }).click();
		await expect(page).toHaveURL(`${home}/before`);
	}
	await expect(link(page)).toHaveCount(0);
	await expect(page.getByText('Lock your prediction and say where you stand')).toBeVisible();
	await answer(page).fill('As in [A1.1], sleep.');
	await page.getByRole('button', { name: 'Lock my answer' }).click();
	await expect(page.getByRole('alert')).toContainText('The articles open once you lock');
	await expect(answer(page)).toHaveValue('As in [A1.1], sleep.');
	await answer(page).fill('Sleep first.');
	await page.getByRole('button', { name: 'Lock my answer' }).click();
	await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible();
	await expect(link(page)).toHaveCount(0);
	await closed(page, home);

	// on a slow network, the last choice and words are still being sent when the texts are requested
	await ready(page);
	const arrive = await holdBack(page, '**/commands');
	await page.getByLabel('6 of 7').check();
	await page.getByLabel('What makes you think so?').fill('I was tired, too.');
	await link(page).click();
	await expect(page).toHaveURL(`${home}/before`);
	arrive();
	await expect(page).toHaveURL(`${home}/read`);
	await expect(page.locator('#pane-a')).toContainText('Teenagers are not lazy');
	await expect(page.locator('#pane-b')).toContainText('Tom Okafor does not dispute');
	await ready(page);
	await page.getByRole('link', { name: '1 Before' }).click();
	await expect(page.getByLabel('6 of 7')).toBeChecked();
	await expect(page.getByLabel('What makes you think so?')).toHaveValue('I was tired, too.');
	await expect(page.getByLabel('Your revised answer')).toHaveValue('Sleep first.');
	await expect(status(page)).toContainText('Saved');
	await page.getByRole('link', { name: '3 Compare' }).click();
	await expect(page.getByRole('heading', { name: 'Why are teenagers tired' })).toBeVisible();
});

test.describe('without a script, on a phone', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

	test('the articles are unlocked in the same way', async ({ page }) => {
		const home = await start(page);
		await closed(page, home);
		await answer(page).fill('As in [A1.1], sleep.');
		await page.getByRole('button', { name: 'Lock my answer' }).click();
		await expect(page.getByRole('alert')).toContainText('The articles open once you lock');
		await expect(answer(page)).toHaveValue('As in [A1.1], sleep.');
		await answer(page).fill('Sleep first.');
		await page.getByRole('button', { name: 'Lock my answer' }).click();
		await expect(link(page)).toHaveCount(0);
		await page.getByLabel('I’d rather not say').check();
		await page.locator('form[action="?/stance"]').getByRole('button').click();
		await link(page).click();
		await expect(page).toHaveURL(`${home}/read`);
		await expect(page.locator('#pane-a')).toContainText('Teenagers are not lazy');
	});
});
