import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser/notebook-page.ts';
import { notes, sentence } from '../support/browser/gestures.ts';

test.use({ javaScriptEnabled: false, viewport: { width: 1366, height: 768 } });

/** Starts the lesson, and opens the step Read. */
async function start(page: Page) {
	await page.goto('/');
	await page.getByRole('button', { name: 'Start the lesson' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('?');
	await page.getByRole('button', { name: 'Skip the prediction' }).click();
	await expect(page).toHaveURL(/\/notebooks\/\d+\/read$/);
}

async function annotate(page: Page, fields: Record<string, string>, code: string) {
	const form = page.locator('#column form[action*="annotate"]');
	if (!(await form.isVisible())) await page.getByText('Add a note', { exact: true }).click();
	for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
	const option = form.locator('option', { hasText: code }).first();
	await form.getByLabel('Label').selectOption(await option.getAttribute('value'));
	await form.getByRole('button', { name: 'Add' }).click();
}

test('a student adds, changes, deletes and restores notes, without a script', async ({ page }) => {
	await start(page);
	await annotate(page, { Sentence: 'A1.2', Note: 'A charge.' }, 'Problem');
	await expect(notes(page)).toHaveText([/A1\.2.*Problem.*A charge\./s]);
	await expect(sentence(page, 'A1.2')).toHaveAttribute('data-letters', 'P');

	await annotate(page, { Sentence: 'b1.1', 'Only these words': 'Eldar Mamedov' }, 'No label');
	await expect(notes(page)).toHaveCount(2);
	await expect(notes(page).nth(1).locator('q')).toHaveText('Eldar Mamedov');

	await annotate(page, { Sentence: 'C9.9', Note: 'Where was that?' }, 'Cause');
	await expect(page.getByRole('alert')).toContainText('There is no sentence C9.9');
	await expect(page.getByRole('textbox', { name: /^Note/ })).toHaveValue('Where was that?');

	await page.getByRole('link', { name: '2 Read' }).click();
	await page.getByRole('link', { name: 'Edit the note on A1.2' }).click();
	await expect(page.getByRole('textbox', { name: /^Note/ })).toHaveValue('A charge.');
	await page.getByRole('textbox', { name: /^Note/ }).fill('A heavy charge.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(notes(page).first()).toContainText('A heavy charge.');

	await page.getByRole('button', { name: 'Delete the note on A1.2' }).click();
	await expect(page.getByText('Note on A1.2 deleted.')).toBeVisible();
	await expect(notes(page)).toHaveCount(1);
	await expect(sentence(page, 'A1.2')).not.toHaveAttribute('data-letters');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(notes(page)).toHaveCount(2);
	await expect(notes(page).first()).toContainText('A heavy charge.');

	await page.getByLabel('Article', { exact: true }).selectOption('b');
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(notes(page)).toHaveCount(1);
	await expect(page.getByText('1 of 2', { exact: true })).toBeVisible();
});

test('a student compares, answers, locks, prints and downloads the work, without a script', async ({
	page
}) => {
	await start(page);
	await annotate(page, { Sentence: 'A12.3', Note: 'My own note.' }, 'Cause');

	await page.getByRole('link', { name: '3 Compare' }).click();
	const view = page.getByRole('heading', { name: 'The lesson’s view' });
	await expect(page.getByRole('heading', { name: 'What A argues' })).toBeVisible();
	await expect(view).toHaveCount(0);
	await page.getByLabel('They conflict').check();
	await page.getByLabel('Why?').fill('One says squeeze, the other says indulge.');
	await page.getByRole('button', { name: 'Lock my judgement' }).click();
	await expect(view).toBeVisible();
	await expect(page.getByLabel('They conflict')).toBeChecked();
	await expect(page.getByLabel('Why?')).toHaveValue('One says squeeze, the other says indulge.');

	await page.getByRole('link', { name: '4 Answer' }).click();
	await page.getByRole('link', { name: 'Corroboration' }).last().click();
	const answer = page.getByLabel('Your answer');
	const lock = page.getByRole('button', { name: 'Lock my answer' });
	const model = page.getByRole('heading', { name: 'Model answer' });
	await answer.fill('Both report what happened in 2023 [B3.2].');
	await lock.click();
	await expect(page.getByRole('alert')).toContainText('Still needed: 1 passage from A');
	await expect(answer).toHaveValue('Both report what happened in 2023 [B3.2].');
	await expect(model).toHaveCount(0);
	await page.getByLabel('Cite a sentence or one of your notes').selectOption('A12.3');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(answer).toHaveValue('Both report what happened in 2023 [B3.2]. [A12.3]');
	await expect(page.locator('form .chip')).toHaveText(['B3.2', 'A12.3']);
	await expect(page.getByText('You have cited enough passages.')).toBeVisible();
	await lock.click();
	await expect(model).toBeVisible();
	await expect(lock).toHaveCount(0);
	await page.getByLabel('Your revised answer').fill('On second thoughts [A12.3].');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Both report what happened in 2023 [B3.2]. [A12.3]')).toBeVisible();

	await page.getByText('My work', { exact: true }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download my notebook (JSON)' }).click();
	const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
	expect(file).toMatchObject({
		format: 'parallax-notebook',
		annotations: [{ from: 'A12.3', note: 'My own note.', code: 'Cause' }],
		judgements: [{ relation: 'conflict', reason: 'One says squeeze, the other says indulge.' }],
		answers: [
			{
				question: 'corroboration',
				text: 'On second thoughts [A12.3].',
				lockedText: 'Both report what happened in 2023 [B3.2]. [A12.3]',
				citations: [{ label: 'A12.3' }]
			}
		]
	});

	await page.getByRole('link', { name: 'Print my notebook' }).click();
	for (const words of [
		'My own note.',
		'One says squeeze',
		'Both report what',
		'On second thoughts'
	])
		await expect(page.getByText(words).first()).toBeVisible();
});

test('a resume code opens the same work elsewhere, and a shared browser can forget it', async ({
	page,
	browser,
	baseURL
}) => {
	await start(page);
	await annotate(page, { Sentence: 'A1.1', Note: 'Begun at home.' }, 'Problem');
	await page.getByText('My work', { exact: true }).click();
	const code = (await page.locator('header .code').innerText()).trim();
	expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);
	const notebook = new URL(page.url()).pathname;

	const school = await browser.newContext({ baseURL, javaScriptEnabled: false });
	const elsewhere = await school.newPage();
	await elsewhere.goto(notebook);
	await expect(elsewhere.getByRole('heading', { name: 'Page not found' })).toBeVisible();
	await elsewhere.getByRole('link', { name: 'I have a resume code' }).last().click();
	await elsewhere.getByLabel('Resume code').fill(code.toLowerCase().replaceAll('-', ' '));
	await elsewhere.getByRole('button', { name: 'Open my work' }).click();
	await expect(elsewhere).toHaveURL(notebook);
	await expect(notes(elsewhere)).toContainText(['Begun at home.']);

	await elsewhere.getByText('My work', { exact: true }).click();
	await elsewhere.getByRole('link', { name: 'Not you? Switch user' }).click();
	await expect(elsewhere.getByText(code)).toBeVisible();
	await elsewhere.getByRole('button', { name: 'Switch user' }).click();
	await expect(elsewhere).toHaveURL('/lessons');
	await expect(elsewhere.getByRole('link', { name: 'Continue', exact: true })).toHaveCount(0);
	for (let back = 1; back <= 3; back += 1) {
		await elsewhere.goBack();
		await expect(elsewhere.getByText('Begun at home.')).toHaveCount(0);
		await expect(elsewhere.getByText(code)).toHaveCount(0);
	}
	await school.close();

	await page.reload();
	await expect(notes(page)).toContainText(['Begun at home.']);
});
