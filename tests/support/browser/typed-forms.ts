import type { Page } from '@playwright/test';
import { expect } from './notebook-page.ts';

/** How many forms this browser keeps what was typed into, of everybody. */
export const keptForms = (page: Page) =>
	page.evaluate(async () => {
		const opening = indexedDB.open('parallax-typed');
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const count = opening.result.transaction('typed').objectStore('typed').count();
		await new Promise((resolve) => (count.onsuccess = resolve));
		opening.result.close();
		return count.result;
	});

/** Follows a link and waits until its page is there: a link that is drawn anew while it is pressed takes no click. */
async function follow(page: Page, name: string | RegExp) {
	const link = page.getByRole('link', { name, exact: true }).first();
	const to = await link.evaluate((a) => (a as HTMLAnchorElement).href);
	await link.click();
	await page.waitForURL(to);
}

/** Goes to a part of an open notebook by its links. */
async function go(page: Page, step: string, ...links: (string | RegExp)[]) {
	await follow(page, step);
	for (const name of links) await follow(page, name);
}

/** A field of a notebook. */
export type Field = {
	name: string;
	/** The page that has it, after the notebook’s own address. */
	at: string;
	/** Goes there within the page. */
	open(page: Page): Promise<void>;
	write(page: Page): Promise<void>;
	/** Expects what was written. */
	reads(page: Page): Promise<void>;
};

const note = (page: Page) =>
	page.locator('form[action*="annotate"]').getByRole('textbox', { name: /^Note/ });

/** The fields that are saved as one types, although the form has a button. */
export const savedFields: Field[] = [
	{
		name: 'the relation of a point and half a reason',
		at: 'compare?point=tired',
		open: (page) => go(page, '3 Compare', /^Point 1:/),
		async write(page) {
			await page.getByLabel('They agree').check();
			await page.getByLabel('Why?').fill('Body or');
		},
		async reads(page) {
			await expect(page.getByLabel('Why?')).toHaveValue('Body or');
			await expect(page.getByLabel('They agree')).toBeChecked();
			// the lesson’s view was not asked for
			await expect(page.getByRole('heading', { name: 'The lesson’s view' })).toHaveCount(0);
		}
	},
	{
		name: 'a reason without a relation',
		at: 'compare?point=remedy',
		open: (page) => go(page, '3 Compare', /^Point 2:/),
		write: (page) => page.getByLabel('Why?').fill('I am not sure'),
		async reads(page) {
			await expect(page.getByLabel('Why?')).toHaveValue('I am not sure');
			await expect(page.getByText('· 1 compared')).toBeVisible();
		}
	}
];

/** The fields that are kept on the device until their form is sent. */
export const keptFields: Field[] = [
	{
		name: 'half a point of one’s own',
		at: 'compare?view=found',
		open: (page) => go(page, '3 Compare', 'My findings'),
		async write(page) {
			await page.getByLabel('The question').fill('Who pays');
			await page.getByLabel('Where in A?').fill('A1.');
			await page.getByLabel('They agree').check();
		},
		async reads(page) {
			await expect(page.getByLabel('The question')).toHaveValue('Who pays');
			await expect(page.getByLabel('Where in A?')).toHaveValue('A1.');
			await expect(page.getByLabel('They agree')).toBeChecked();
		}
	},
	{
		name: 'why something missing matters, without its sentence',
		at: 'compare?view=found',
		open: (page) => go(page, '3 Compare', 'My findings'),
		write: (page) => page.getByLabel('Why does it matter?').fill('They pay'),
		reads: (page) => expect(page.getByLabel('Why does it matter?')).toHaveValue('They pay')
	},
	{
		name: 'what an article leaves out of its frame',
		at: 'compare?view=frame',
		open: (page) => go(page, '3 Compare', 'Framing'),
		async write(page) {
			await page.getByText('Nothing noted yet').first().click();
			await page.getByLabel('Is this missing from A?').first().fill('No problem at');
		},
		reads: (page) =>
			expect(page.getByLabel('Is this missing from A?').first()).toHaveValue('No problem at')
	},
	{
		name: 'a note by number',
		at: 'read?notes=class',
		open: (page) => go(page, '2 Read', /^Class notes/),
		async write(page) {
			await page.getByText('Add a note by').click();
			await page.getByLabel('Sentence').fill('A1.');
			await note(page).fill('A bell');
		},
		async reads(page) {
			await expect(page.getByLabel('Sentence')).toHaveValue('A1.');
			await expect(note(page)).toHaveValue('A bell');
		}
	},
	{
		name: 'a reply',
		at: 'read?notes=class',
		open: (page) => go(page, '2 Read', /^Class notes/),
		async write(page) {
			await page.getByText('Reply to the note').click();
			await page.getByLabel('Your reply').fill('Which one');
		},
		reads: (page) => expect(page.getByLabel('Your reply')).toHaveValue('Which one')
	},
	{
		name: 'why one thinks so, without a place on the scale',
		at: 'before',
		open: (page) => go(page, '1 Before'),
		write: (page) => page.getByLabel('What makes you think so?').fill('Sleep, per'),
		reads: (page) => expect(page.getByLabel('What makes you think so?')).toHaveValue('Sleep, per')
	}
];
