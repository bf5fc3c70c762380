import { expect, status, test, visit, work } from '../support/browser/notebook-page.ts';

test.use({ viewport: { width: 1366, height: 768 } });

test('a finding with an unknown sentence number stays in its form, which says so', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/compare?view=found`);
	const point = page.locator('form', { hasText: 'Add a point' });
	await point.getByLabel('The question').fill('Who pays?');
	await point.getByLabel('Where in A?').fill('A99.1');
	await point.getByLabel('They agree').check();
	await point.getByRole('button', { name: 'Add' }).click();
	await expect(point.getByRole('alert')).toContainText('There is no sentence A99.1');
	await expect(point.getByLabel('The question')).toHaveValue('Who pays?');
	await point.getByLabel('Where in A?').fill('A1.1');
	await point.getByRole('button', { name: 'Add' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Who pays?' })).toBeVisible();

	const silence = page.locator('form', { hasText: 'Sentence that mentions it' });
	await silence.getByLabel('Sentence that mentions it').fill('A3.1 and nonsense');
	await silence.getByRole('button', { name: 'Add' }).click();
	await expect(silence.getByRole('alert')).toContainText('“nonsense” isn’t a sentence number');
	await silence.getByLabel('Sentence that mentions it').fill('A3.1');
	await silence.getByRole('button', { name: 'Add' }).click();
	const row = page.getByRole('listitem').filter({ hasText: 'B doesn’t mention this' });
	await row.getByLabel('Did you find it in B after all?').fill('A1.1');
	await row.getByRole('button', { name: 'Save' }).click();
	await expect(row.getByRole('alert')).toContainText('A1.1 isn’t in article B');
	await row.getByLabel('Did you find it in B after all?').fill('B2.1');
	await row.getByRole('button', { name: 'Save' }).click();
	await expect(row).toContainText('but see B2.1');
	await expect(page.getByRole('alert')).toHaveCount(0);

	await expect(status(page)).toContainText('Saved');
	expect(await work(context, home)).toMatchObject({
		ownPoints: [{ title: 'Who pays?' }],
		silences: [{ about: 'A3.1' }]
	});
});
