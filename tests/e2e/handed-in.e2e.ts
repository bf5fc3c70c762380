import type { Page } from '@playwright/test';
import {
	annotate,
	answered,
	expect,
	status,
	test,
	visit,
	work
} from '../support/browser/notebook-page.ts';

const answer = (page: Page) => page.getByLabel('Your answer');
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue in a copy' });

test('what is written after handing in is shown as not saved, and goes into the copy', async ({
	page,
	context,
	send,
	home
}) => {
	const before = { moment: 'before', revision: '0', view: '2', confidence: '', reason: '' };
	await send(`${home}/before?/stance`, before);
	await send(`${home}/after?/handIn`, {});
	for (const step of ['before', 'read', 'compare', 'answer', 'after']) {
		await visit(page, `${home}/${step}`);
		await expect(goOn(page)).toHaveCount(1);
	}
	await expect(
		page.getByText('Before: 2 of 7. You didn’t say where you stand after reading.')
	).toBeVisible();
	await visit(page, `${home}/read`);
	await annotate(page, 'A1.2', 'Noted too late.');
	await page.getByRole('link', { name: '4 Answer' }).click();
	await answer(page).fill('Written too late.');
	await expect(page.getByRole('alert')).toContainText('You’ve handed in');
	await expect(status(page)).toContainText('Not saved');
	expect(await work(context, home)).toMatchObject({ annotations: [], answers: [] });

	page.on('dialog', (dialog) => dialog.accept());
	await goOn(page).click();
	await expect(goOn(page)).toHaveCount(0);
	await answered(context, home, 'Written too late.');
	await expect(status(page)).toContainText('Saved');
	// the old page may have sent the answer already; the next one sends the rest
	await expect
		.poll(async () => (await work(context, home)).annotations)
		.toMatchObject([{ note: 'Noted too late.' }]);
	await page.goto(`${home}/handed-in/1`);
	await expect(page.getByText('No answers.')).toBeVisible();
	await expect(page.getByText('No notes.')).toBeVisible();
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
