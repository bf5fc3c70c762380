import type { Page } from '@playwright/test';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { test } from '../support/browser/course-room.ts';
import { expect, lesson, reload, status, visit } from '../support/browser/notebook-page.ts';
import { learner } from '../support/factories.ts';

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
	},
	'half a point of one’s own': {
		at: 'compare?view=found',
		async write(page) {
			await page.getByLabel('The question').fill('Who pays');
			await page.getByLabel('Where in A?').fill('A1.');
			await page.getByLabel('They agree').check();
		},
		async reads(page) {
			await expect(page.getByLabel('The question')).toHaveValue('Who pays');
			await expect(page.getByLabel('Where in A?')).toHaveValue('A1.');
			await expect(page.getByLabel('They agree')).toBeChecked();
		},
		async moves(page) {
			await link(page, 'Points');
			await expect(page.getByLabel('Why?')).toHaveValue('');
			await expect(status(page)).toContainText('Kept on this device');
			await link(page, 'My findings');
		},
		header: 'Kept on this device'
	},
	'why something missing matters, without its sentence': {
		at: 'compare?view=found',
		write: (page) => page.getByLabel('Why does it matter?').fill('They pay'),
		reads: (page) => expect(page.getByLabel('Why does it matter?')).toHaveValue('They pay'),
		async moves(page) {
			await link(page, 'Framing');
			await expect(page.getByRole('table')).toBeVisible();
			await page.goBack();
		},
		header: 'Kept on this device'
	},
	'what an article leaves out of its frame': {
		at: 'compare?view=frame',
		async write(page) {
			await page.getByText('Nothing noted yet').first().click();
			await page.getByLabel('Is this missing from A?').first().fill('No problem at');
		},
		reads: (page) =>
			expect(page.getByLabel('Is this missing from A?').first()).toHaveValue('No problem at'),
		async moves(page) {
			await link(page, '4 Answer');
			await expect(page.getByLabel('Your answer')).toBeVisible();
			// the header leads back to it
			await link(page, 'Kept on this device');
		},
		header: 'Kept on this device'
	},
	'a note by number': {
		at: 'read',
		async write(page) {
			await page.getByText('Add a note by').click();
			await page.getByLabel('Sentence').fill('A1.');
			await page.getByRole('textbox', { name: /^Note/ }).fill('A charge');
		},
		async reads(page) {
			await expect(page.getByLabel('Sentence')).toHaveValue('A1.');
			await expect(page.getByRole('textbox', { name: /^Note/ })).toHaveValue('A charge');
		},
		async moves(page) {
			await link(page, '3 Compare');
			await expect(page.getByLabel('Why?')).toHaveValue('');
			await link(page, '2 Read');
		},
		header: 'Kept on this device'
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
	});

test('a reply that was not sent is still there after reloading and closing the page, and gone once it is sent', async ({
	room
}) => {
	const made = room.assign({ sharing: 'start' });
	const his = room.opened(room.eli, made);
	const hers = room.opened(learner(room.hers, 'Fay'), made);
	annotations.add(hers, 'fays-note', { from: 'A1.2', code: 'cause', note: 'A hormone.' });
	const page = await room.enter(room.eli);
	const address = `/notebooks/${his.id}/read?notes=class`;
	await visit(page, address);
	await page.getByText('Reply to the note').click();
	await page.getByLabel('Your reply').fill('Which one');
	await expect(status(page)).toContainText('Kept on this device');
	await reload(page);
	await expect(page.getByLabel('Your reply')).toHaveValue('Which one');
	await page.close();
	const another = await page.context().newPage();
	await visit(another, address);
	await expect(another.getByLabel('Your reply')).toHaveValue('Which one');
	await another.getByRole('button', { name: 'Reply', exact: true }).click();
	await expect(another.getByRole('list', { name: 'Replies' })).toContainText('Which one');
	await expect(status(another)).toContainText('Saved');
	await reload(another);
	await expect(status(another)).toContainText('Saved');
});

test('what was typed is kept no longer once it is added or emptied', async ({ page, home }) => {
	await visit(page, `${home}/compare?view=found`);
	await page.getByLabel('The question').fill('Who pays?');
	await page.getByLabel('They agree').check();
	await page.getByRole('button', { name: 'Add' }).first().click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Who pays?' })).toBeVisible();
	await expect(status(page)).toContainText('Saved');
	await page.getByLabel('Why does it matter?').fill('They');
	await expect(status(page)).toContainText('Kept on this device');
	await page.getByLabel('Why does it matter?').fill('');
	await expect(status(page)).toContainText('Saved');
	await reload(page);
	await expect(page.getByLabel('The question')).toHaveValue('');
	await expect(status(page)).toContainText('Saved');
	// a change of what is saved already
	await page.getByRole('link', { name: 'Edit' }).click();
	await expect(page.getByLabel('The question')).toHaveValue('Who pays?');
	await page.getByLabel('The question').fill('Who pays, and');
	await page.getByRole('link', { name: 'Done' }).click();
	await expect(status(page)).toContainText('Kept on this device');
	await page.getByRole('link', { name: 'Edit' }).click();
	await expect(page.getByLabel('The question')).toHaveValue('Who pays, and');
	await page.getByRole('button', { name: 'Save' }).first().click();
	await expect(status(page)).toContainText('Saved');
	await reload(page);
	await expect(page.getByLabel('The question')).toHaveValue('Who pays, and');
});

const ways: Record<string, (page: Page) => Promise<unknown>> = {
	'by a link to another page': (page) =>
		page.getByRole('link', { name: 'Pressed or embraced?' }).click(),
	'by an address': (page) => page.goto('/lessons'),
	'by the browser’s Back': (page) => page.goBack()
};
for (const [way, leave] of Object.entries(ways))
	test(`what is typed is kept without a question when somebody leaves ${way}`, async ({
		page,
		home
	}) => {
		await page.goto(lesson);
		await visit(page, `${home}/compare?view=found`);
		await page.getByLabel('The question').fill('Who pays');
		await expect(status(page)).toContainText('Kept on this device');
		await leave(page);
		await expect(page).not.toHaveURL(/notebooks/);
		await visit(page, `${home}/compare?view=found`);
		await expect(page.getByLabel('The question')).toHaveValue('Who pays');
	});

test('a person who switches user is told of what was typed, and it is gone from the device afterwards', async ({
	page,
	home
}) => {
	await visit(page, `${home}/compare?view=found`);
	await page.getByLabel('The question').fill('Who pays');
	await expect(status(page)).toContainText('Kept on this device');
	await visit(page, '/leave');
	await expect(page.getByRole('status').first()).toContainText('One change hasn’t been uploaded');
	page.once('dialog', (dialog) => dialog.accept());
	await page.getByRole('button', { name: 'Switch user' }).click();
	await expect(page).not.toHaveURL(/leave/);
	const rows = () =>
		page.evaluate(async () => {
			const opening = indexedDB.open('parallax-typed');
			await new Promise((resolve) => (opening.onsuccess = resolve));
			const all = opening.result.transaction('typed').objectStore('typed').count();
			await new Promise((resolve) => (all.onsuccess = resolve));
			return all.result;
		});
	expect(await rows()).toBe(0);
});
