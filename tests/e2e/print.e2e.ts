import type { Page } from '@playwright/test';
import { uid } from '../../src/lib/uid.ts';
import { expect, test, worked } from '../support/browser/notebook-page.ts';

test.use({ javaScriptEnabled: false });

/** Every note number in the texts, with the end of the words before it. */
const numbers = (page: Page) =>
	page.locator('article .number').evaluateAll((all) =>
		all.map((number) => {
			const before = document.createRange();
			before.selectNodeContents(number.closest('.block') ?? number);
			before.setEndBefore(number);
			return [number.getAttribute('data-n'), before.toString().slice(-12)];
		})
	);

test('in print every passage ends with the number of its note below the text', async ({
	page,
	send,
	home
}) => {
	await worked(send, home);
	await page.goto(`${home}/print`);
	await page.emulateMedia({ media: 'print' });
	const notes = page.locator('li[id^="note-"]');
	await expect(notes.locator('.number')).toHaveText(['1', '2', '3', '4']);
	await expect(notes.locator('q')).toHaveText([
		/^The cover story/,
		/^The cover story.*machinations/,
		/^new good friend$/,
		/^Eldar Mamedov/
	]);
	expect(await numbers(page)).toEqual([
		['3', 'good friend'.padStart(12)],
		['1', expect.stringMatching(/”\.$/)],
		['2', expect.stringMatching(/\.$/)],
		['4', expect.stringMatching(/\.$/)]
	]);
	const sections = page.locator('.text');
	await expect(sections.nth(0).locator('li[id^="note-"]')).toHaveCount(3);
	await expect(sections.nth(1).locator('li[id^="note-"]')).toHaveCount(1);
});

test('in print a note without a match comes last, and no number in the articles points to it', async ({
	page,
	context,
	send,
	home,
	baseURL
}) => {
	await send(`${home}/read?/annotate`, { uid: uid(), from: 'B1.1', code: '', note: 'Here.' });
	const notes = [{ target: { selector: { exact: 'a sundial' } }, body: { value: 'Gone.' } }];
	await context.request.post(`${home}/import?/bring`, {
		multipart: { file: JSON.stringify(notes) },
		headers: { origin: String(baseURL) }
	});
	await page.goto(`${home}/print`);
	await expect(page.locator('li[id^="note-"] .number')).toHaveText(['1', '2']);
	await expect(page.locator('li[id^="note-"]').last()).toContainText('a sundial');
	expect((await numbers(page)).map(([number]) => number)).toEqual(['1']);
});

test('in print each article and the work start on a new page, without what is only for a screen', async ({
	page,
	send,
	home
}) => {
	await worked(send, home);
	await page.goto(`${home}/print`);
	await expect(page.getByRole('link', { name: 'Back to the notebook' })).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('link', { name: 'Back to the notebook' })).toBeHidden();
	const pages = await page
		.locator('.cover, .text, .work')
		.evaluateAll((all) => all.map((part) => getComputedStyle(part).getPropertyValue('page')));
	expect(pages).toEqual(['cover', 'a', 'b', 'work']);
	const paper = await page.locator('body').evaluate((body) => getComputedStyle(body));
	expect([paper.backgroundColor, paper.colorScheme]).toEqual(['rgb(255, 255, 255)', 'light']);
});

test('in print the framing table and the student’s findings are included', async ({
	page,
	send,
	home
}) => {
	await worked(send, home);
	await send(`${home}/compare?/silence`, {
		uid: uid(),
		revision: '0',
		silentSide: 'b',
		code: 'remedy',
		text: 'No way out.',
		about: '',
		contested: ''
	});
	await send(`${home}/compare?/own_point`, {
		uid: uid(),
		revision: '0',
		title: 'Who pays for it?',
		relation: 'conflict',
		why: 'Only one says so.',
		a: 'A2.1',
		b: ''
	});
	await page.goto(`${home}/print`);
	const row = (name: string) =>
		page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
	await expect(row('Problem').first()).toContainText('A1.2 A charge.');
	await expect(row('Remedy')).toHaveText(['Nothing noted.', 'Left out. No way out.']);
	const own = page.getByRole('heading', { name: 'Who pays for it?' });
	await expect(page.locator('.entry', { has: own })).toContainText('A: A2.1 · B: not mentioned');
});
