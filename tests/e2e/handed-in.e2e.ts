import type { Page } from '@playwright/test';
import { drag, tool } from '../support/browser/gestures.ts';
import {
	answered,
	expect,
	reload,
	status,
	test,
	visit,
	work,
	worked
} from '../support/browser/notebook-page.ts';

const answer = (page: Page) => page.getByLabel('Your answer');
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue in a copy' });

/** What could still be typed into or pressed in the column and beside the articles. */
const fields = (page: Page) =>
	page.locator('#column :is(textarea, select, input:not([type="hidden"], [type="checkbox"]))');

test('what was handed in is text, with one button to continue in a copy', async ({
	page,
	send,
	home
}) => {
	await worked(send, home);
	const before = { moment: 'before', revision: '0', view: '2', confidence: '', reason: '' };
	await send(`${home}/before?/stance`, before);
	await send(`${home}/after?/handIn`, {});
	for (const step of ['before', 'compare', 'compare?view=frame', 'compare?view=found', 'answer']) {
		await visit(page, `${home}/${step}`);
		await expect(goOn(page)).toHaveCount(1);
		await expect(fields(page).locator('visible=true')).toHaveCount(0);
	}
	await visit(page, `${home}/after`);
	await expect(goOn(page)).toHaveCount(1);
	await expect(page.getByText('Not rated.').first()).toBeVisible();
	await expect(
		page.getByText('Before: 2 of 7. You didn’t say where you stand after reading.')
	).toBeVisible();
	await visit(page, `${home}/compare?point=policy`);
	await expect(page.locator('#column')).toContainText('They conflict. They differ.');
	await visit(page, `${home}/answer?question=evidence`);
	await expect(page.getByText('Not yet enough [A1.2].')).toBeVisible();
	await visit(page, `${home}/read`);
	await expect(goOn(page)).toHaveCount(1);
	await expect(page.locator('#column li', { hasText: 'A charge.' })).toBeVisible();
	for (const name of [/^Edit/, /^Delete/, /^Restore/])
		await expect(
			page.getByRole('link', { name }).or(page.getByRole('button', { name }))
		).toHaveCount(0);
	await expect(page.getByText('Add a note')).toHaveCount(0);
	await drag(page, 'A1.1', 'a charge');
	await expect(page.getByRole('toolbar')).toHaveCount(0);
	await expect(status(page)).toContainText('Saved');
});

test('what another tab had not sent when the work was handed in is listed, and goes into a copy', async ({
	page,
	context,
	send,
	home
}) => {
	await visit(page, `${home}/compare?view=found`);
	await page.getByLabel('The question').fill('Who pays');
	await page.getByRole('link', { name: '4 Answer' }).click();
	await expect(answer(page)).toBeVisible();
	await send(`${home}/after?/handIn`, {});
	await answer(page).fill('Written too late.');
	// the page notices, and shows what was handed in as text
	const late = page.getByRole('region', { name: 'Not in what you finished: 2 changes' });
	await expect(late).toContainText('Written too late.');
	await expect(late).toContainText('Who pays');
	await expect(answer(page)).toHaveCount(0);
	await expect(page.getByText('Nothing written.')).toBeVisible();
	await expect(status(page)).toContainText('Not saved');
	page.on('dialog', (dialog) => dialog.accept());
	await reload(page);
	await expect(late).toContainText('Written too late.');
	await expect(status(page)).toContainText('Not saved');
	expect(await work(context, home)).toMatchObject({ answers: [] });

	await late.getByRole('button', { name: 'Put them in a copy' }).click();
	await expect(goOn(page)).toHaveCount(0);
	await answered(context, home, 'Written too late.');
	await expect(status(page)).toContainText('Kept on this device');
	await visit(page, `${home}/compare?view=found`);
	await expect(page.getByLabel('The question')).toHaveValue('Who pays');
	await page.goto(`${home}/handed-in/1`);
	await expect(page.getByText('No answers.')).toBeVisible();
});

test('what was not handed in can be discarded, and is gone after a reload', async ({
	page,
	context,
	send,
	home
}) => {
	await visit(page, `${home}/answer`);
	await send(`${home}/after?/handIn`, {});
	await answer(page).fill('Written too late.');
	const late = page.getByRole('region', { name: 'Not in what you finished: 1 change' });
	await late.getByRole('button', { name: 'Discard' }).click();
	await expect(late).toHaveCount(0);
	await expect(status(page)).toContainText('Saved');
	await reload(page);
	await expect(late).toHaveCount(0);
	await expect(status(page)).toContainText('Saved');
	expect(await work(context, home)).toMatchObject({ answers: [] });
});

test('a label that came too late is listed once, with what it was', async ({
	page,
	context,
	send,
	home
}) => {
	await visit(page, `${home}/read`);
	await send(`${home}/after?/handIn`, {});
	await drag(page, 'A1.1', 'a charge');
	await tool(page, 'Cause').click();
	const late = page.getByRole('region', { name: 'Not in what you finished: 1 change' });
	await expect(late.getByRole('listitem')).toHaveText('The label Cause on A1.1');
	await expect(page.locator('#column').getByRole('alert')).toHaveCount(0);
	await expect(page.getByText('The label Cause on A1.1')).toHaveCount(1);
	expect(await work(context, home)).toMatchObject({ annotations: [] });
});

test('without a script, what is sent after handing in comes back to be copied', async ({
	browser,
	baseURL,
	context,
	send,
	home
}) => {
	const bare = await browser.newContext({
		baseURL: String(baseURL),
		javaScriptEnabled: false,
		storageState: await context.storageState()
	});
	const page = await bare.newPage();
	await page.goto(`${home}/answer`);
	await send(`${home}/after?/handIn`, {});
	await answer(page).fill('Written too late.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('You’ve finished');
	await expect(page.getByText('Written too late.')).toBeVisible();
	await expect(answer(page)).toHaveCount(0);
	await bare.close();
});

test('a cell of the framing table and findings that are refused show why beside them', async ({
	page,
	context,
	home
}) => {
	const long = 'Too long. '.repeat(101);
	await visit(page, `${home}/compare?view=frame`);
	const cell = page.locator('#column tbody', { hasText: 'Remedy' }).locator('td.side-b');
	await cell.getByText('Nothing noted yet').click();
	await cell.getByRole('textbox').fill(long);
	await cell.getByRole('button', { name: 'Save' }).click();
	await expect(cell.getByRole('alert')).toContainText('1,010 characters');
	await cell.getByRole('textbox').fill('It asks for nothing.');
	await cell.getByRole('button', { name: 'Save' }).click();
	await expect(cell.getByRole('alert')).toHaveCount(0);
	await expect(status(page)).toContainText('Saved');

	await page.getByRole('link', { name: 'My findings' }).click();
	const form = page.locator('form[action*="own_point"]');
	await form.getByLabel('The question').fill('Who pays?');
	await form.getByLabel('They agree').check();
	await form.getByLabel('Why?').fill(long);
	await form.getByRole('button', { name: 'Add' }).click();
	const point = page.locator('#column li', { hasText: 'Who pays?' });
	await expect(point.getByRole('alert')).toContainText('1,010 characters');
	await point.getByRole('link', { name: 'Edit' }).click();
	await expect(form.getByLabel('Why?')).toHaveValue(long);
	await form.getByLabel('Why?').fill('Nobody asks.');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect(point.getByRole('alert')).toHaveCount(0);
	await expect(status(page)).toContainText('Saved');
	expect((await work(context, home)).ownPoints).toMatchObject([{ why: 'Nobody asks.' }]);

	const silences = page.locator('form[action*="silence"]');
	await silences.last().getByLabel('Sentence that mentions it').fill('A1.2');
	await silences.last().locator('textarea').fill(long);
	await silences.last().getByRole('button', { name: 'Add' }).click();
	const silence = page.locator('#column li', { hasText: 'B doesn’t mention this' });
	await expect(silence.getByRole('alert')).toContainText('1,010 characters');
	await silence.getByLabel('What you wrote').fill('Not a word.');
	await silence.getByRole('button', { name: 'Save' }).click();
	await expect(silence.getByRole('alert')).toHaveCount(0);
	await expect(status(page)).toContainText('Saved');
	expect((await work(context, home)).silences.map(({ text }: { text: string }) => text)).toContain(
		'Not a word.'
	);
});
