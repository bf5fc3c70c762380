import type { Page } from '@playwright/test';
import {
	expect,
	noting,
	reload,
	type Send,
	test,
	visit
} from '../support/browser/notebook-page.ts';
import { notes, painted } from '../support/browser/gestures.ts';

test.use({ viewport: { width: 1366, height: 768 } });

async function annotated(send: Send, home: string) {
	const add = noting(send, home);
	await add({ from: 'A1.1', code: 'problem', note: 'Pressure.' });
	await add({ from: 'A2.2', code: 'cause', note: 'A vote.' });
	await add({ from: 'B1.1', code: 'problem', note: 'A quarrel.' });
	await add({ from: 'B2.1', code: '', note: '' });
}

/** How many passages are painted as problem, cause and plain highlight. */
const marks = async (page: Page) => [
	(await painted(page, 'code-problem')).length,
	(await painted(page, 'code-cause')).length,
	(await painted(page, 'code-none')).length
];

test('a chosen filter applies to list and articles at once, is in the address and survives a reload', async ({
	page,
	send,
	home
}) => {
	await annotated(send, home);
	await visit(page, `${home}/read`);
	await expect.poll(() => marks(page)).toEqual([2, 1, 1]);
	await page.getByLabel('Article', { exact: true }).focus();
	await page.getByLabel('Article', { exact: true }).selectOption('A');
	await expect(notes(page)).toHaveCount(2);
	await expect.poll(() => marks(page)).toEqual([1, 1, 0]);
	await expect(page.getByText('2 of 4', { exact: true })).toBeVisible();
	await expect(page).toHaveURL(/[?&]side=a\b/);
	await expect(page.getByLabel('Article', { exact: true })).toBeFocused();

	await page.getByLabel('Label', { exact: true }).selectOption('Problem');
	await expect(notes(page)).toContainText(['Pressure.']);
	await expect.poll(() => marks(page)).toEqual([1, 0, 0]);
	await page.getByLabel('Article', { exact: true }).selectOption('A and B');
	await expect(notes(page)).toHaveCount(2);
	await expect.poll(() => marks(page)).toEqual([2, 0, 0]);

	const words = page.getByRole('searchbox', { name: 'Search my notes' });
	await words.pressSequentially('QUARREL');
	await expect(notes(page)).toContainText(['A quarrel.']);
	await expect(page.getByText('1 of 4', { exact: true })).toBeVisible();
	await expect(words).toBeFocused();
	await expect(words).toHaveValue('QUARREL');
	await reload(page);
	await expect(words).toHaveValue('QUARREL');
	await expect(page.getByLabel('Label', { exact: true })).toHaveValue('problem');
	await expect(notes(page)).toHaveCount(1);
	await expect.poll(() => marks(page)).toEqual([1, 0, 0]);

	await words.fill('nothing has these words');
	await expect(page.getByText('No notes match.')).toBeVisible();
	await page.getByRole('link', { name: 'Show all notes' }).last().click();
	await expect(notes(page)).toHaveCount(4);
	await expect(words).toHaveValue('');
	await expect.poll(() => marks(page)).toEqual([2, 1, 1]);
	await page.getByLabel('Label', { exact: true }).selectOption('No label');
	await expect.poll(() => marks(page)).toEqual([0, 0, 1]);
	await expect(notes(page)).toHaveCount(1);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('the filters apply to list and articles with a button', async ({ page, send, home }) => {
		await annotated(send, home);
		await page.goto(`${home}/read`);
		await expect(page.locator('[data-letters]')).toHaveCount(3);
		await page.getByLabel('Label', { exact: true }).selectOption('Problem');
		await page.getByRole('searchbox', { name: 'Search my notes' }).fill('quarrel');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await expect(page).toHaveURL(/code=problem&words=quarrel/);
		await expect(page.getByText('1 of 4', { exact: true })).toBeVisible();
		await expect(notes(page)).toContainText(['A quarrel.']);
		await expect(page.locator('[data-letters]')).toHaveCount(1);
		await page.getByRole('link', { name: 'Show all notes' }).click();
		await expect(notes(page)).toHaveCount(4);
	});
});

test('on a phone each article says how many notes are highlighted in it', async ({
	page,
	send,
	home
}) => {
	await annotated(send, home);
	await page.setViewportSize({ width: 390, height: 844 });
	for (const [filter, inA, inB] of [
		['words=quarrel', '0 notes are', '1 note is'],
		['code=problem', '1 note is', '1 note is'],
		['side=a', '2 notes are', '0 notes are']
	]) {
		for (const [pane, counted] of [
			['pane-a', inA],
			['pane-b', inB]
		]) {
			await page.goto(`${home}/read?${filter}#${pane}`);
			await expect(page.locator(`#${pane} header`)).toContainText(
				`Filtered: ${counted} highlighted.`
			);
		}
	}
});
