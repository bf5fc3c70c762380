import type { Page } from '@playwright/test';
import { expect, lesson, test, visit, work, worked } from '../support/browser/notebook-page.ts';

test.use({ viewport: { width: 1366, height: 768 } });

/** Every painted passage, with the name of its highlight. */
const painted = (page: Page) =>
	page.evaluate(() =>
		[...CSS.highlights]
			.flatMap(([name, ranges]) => [...ranges].map((range) => `${name}: ${String(range)}`))
			.sort()
	);
const file = (annotations: unknown) => ({
	name: 'notes.jsonld',
	mimeType: 'application/ld+json',
	buffer: Buffer.from(JSON.stringify(annotations))
});
const quoted = (exact: string, value: string) => ({
	target: { selector: { exact } },
	body: { value }
});

test('notes that are downloaded and imported elsewhere are painted on the same words', async ({
	page,
	send,
	home,
	browser,
	baseURL
}) => {
	await worked(send, home);
	await visit(page, `${home}/read`);
	await expect.poll(async () => (await painted(page)).length).toBeGreaterThan(4);
	await page.getByText('My work', { exact: true }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download notes for other apps' }).click();
	const away = await (await download).path();

	const elsewhere = await browser.newContext({ baseURL });
	const other = await elsewhere.newPage();
	await other.goto(lesson);
	await other.getByRole('button', { name: 'Start the lesson' }).first().click();
	await expect(other).toHaveURL(/\/before$/);
	await other.getByText('My work', { exact: true }).click();
	await other.getByRole('link', { name: 'Import notes' }).click();
	await other.getByLabel('File').setInputFiles(away);
	await other.getByRole('button', { name: 'Preview import' }).click();
	await expect(other.getByRole('heading', { name: 'Exact match (4)' })).toBeVisible();
	await other.getByRole('button', { name: 'Import 4 notes' }).click();
	await expect(other.getByRole('status')).toContainText('4 notes imported.');
	await other.getByRole('link', { name: 'See your notes' }).click();
	await expect(other.locator('#column li[id^="note-"]')).toHaveCount(4);
	await expect.poll(() => painted(other)).toEqual(await painted(page));
	await elsewhere.close();
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('a file from another program is previewed, and imported or refused in words', async ({
		page,
		home,
		context
	}) => {
		await page.goto(`${home}/import`);
		const show = page.getByRole('button', { name: 'Preview import' });
		await show.click();
		await expect(page.getByRole('alert')).toHaveText('Please choose a file first.');
		await page.getByLabel('File').setInputFiles({ ...file(''), buffer: Buffer.from('Dear diary') });
		await show.click();
		await expect(page.getByRole('alert')).toContainText('This file isn’t JSON');

		const notes = [quoted('new good friend', 'Irony?'), quoted('a sundial at noon', 'Gone.')];
		await page.getByLabel('File').setInputFiles(file(notes));
		await show.click();
		await expect(page.getByText('a sundial at noon')).toBeVisible();
		expect((await work(context, home)).annotations).toEqual([]);
		await page.getByRole('button', { name: 'Import 2 notes' }).click();
		await page.getByRole('link', { name: 'See your notes' }).click();
		const apart = page.getByRole('heading', { name: 'Notes that no longer match these articles' });
		await expect(apart.locator('~ ol')).toContainText('a sundial at noon');
		await expect(apart.locator('~ ol')).not.toContainText('Irony?');
	});
});

test('a note without a match in the articles can be edited, and moved to a passage', async ({
	page,
	home,
	context
}) => {
	await page.goto(`${home}/import`);
	await page.getByLabel('File').setInputFiles(file([quoted('a sundial at noon', 'Gone.')]));
	await page.getByRole('button', { name: 'Preview import' }).click();
	await page.getByRole('button', { name: 'Import 1 note' }).click();
	await page.getByRole('link', { name: 'See your notes' }).click();
	await page.getByRole('link', { name: 'Edit the note on “a sundial at noon”' }).click();
	await expect(page.getByRole('heading', { name: 'Your note', exact: true })).toBeVisible();
	await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Found.');
	const stored = async () => (await work(context, home)).annotations;
	await expect.poll(stored).toMatchObject([{ note: 'Found.', fit: 'orphan', from: '' }]);
	await page.locator('[id="A1.2"]').selectText();
	await page.getByRole('button', { name: 'Move note here' }).click();
	await expect.poll(stored).toMatchObject([{ note: 'Found.', fit: 'exact', from: 'A1.2' }]);
});
