import type { Page } from '@playwright/test';
import { expect, ready, reload, status, test, visit } from '../support/browser/notebook-page.ts';

// Whatever is typed is still there after moving within the page, reloading it and closing it, and the header never says
// “Saved” of words that the server doesn’t have.

test.use({ viewport: { width: 1366, height: 768 } });

type Field = {
	/** The page of a notebook that has it. */
	at: string;
	write(page: Page): Promise<void>;
	/** Expects what was written. */
	reads(page: Page): Promise<void>;
	/** Goes elsewhere within the page, and comes back. */
	moves(page: Page): Promise<void>;
	/** What the header says once everything was typed. */
	header: string;
};

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

const fields: Record<string, Field> = {
	'the relation of a point and half a reason': {
		at: 'compare?point=policy',
		async write(page) {
			await page.getByLabel('They conflict').check();
			await page.getByLabel('Why?').fill('Squeeze or');
		},
		async reads(page) {
			await expect(page.getByLabel('They conflict')).toBeChecked();
			await expect(page.getByLabel('Why?')).toHaveValue('Squeeze or');
			// the lesson’s view was not asked for
			await expect(page.getByRole('heading', { name: 'The lesson’s view' })).toHaveCount(0);
		},
		async moves(page) {
			await link(page, 'Next point');
			await expect(page).toHaveURL(/point=target/);
			await expect(page.getByLabel('Why?')).toHaveValue('');
			await link(page, 'Previous');
			await expect(page).toHaveURL(/point=policy/);
		},
		header: 'Saved'
	},
	'a reason without a relation': {
		at: 'compare?point=policy',
		write: (page) => page.getByLabel('Why?').fill('I am not sure'),
		async reads(page) {
			await expect(page.getByLabel('Why?')).toHaveValue('I am not sure');
			await expect(page.getByText('· 0 compared')).toBeVisible();
		},
		async moves(page) {
			await link(page, 'Next point');
			await expect(page).toHaveURL(/point=target/);
			await page.goBack();
			await expect(page).toHaveURL(/point=policy/);
		},
		header: 'Saved'
	}
};

for (const [name, field] of Object.entries(fields))
	test(`${name}: is still there after moving within the page, reloading and closing it`, async ({
		page,
		context,
		home
	}) => {
		await visit(page, `${home}/${field.at}`);
		await field.write(page);
		await field.moves(page);
		await field.reads(page);
		await expect(status(page)).toContainText(field.header);
		await reload(page);
		await field.reads(page);
		await page.close();
		const another = await context.newPage();
		await visit(another, `${home}/${field.at}`);
		await field.reads(another);
		await expect(status(another)).toContainText(field.header);
		await ready(another);
	});
