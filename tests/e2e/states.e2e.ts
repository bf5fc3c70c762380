import type { Page } from '@playwright/test';
import { colours, wcag, wrong } from '../support/browser/axe.ts';
import { expect, test, visit, worked } from '../support/browser/notebook-page.ts';
import { click, focused, hold, notes, panel, tool } from '../support/browser/gestures.ts';

/** What is wrong in this state, in light and dark colours. */
async function look(page: Page, state: string): Promise<string[]> {
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
	// what an open list or bar covers cannot be tapped, so its size does not matter
	const light = await wrong(page, state, wcag, ['target-size']);
	await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
	return [...light, ...(await wrong(page, state, colours))];
}

for (const width of [1366, 768, 390]) {
	test(`what opens while a student works meets WCAG 2.2 AA too, ${width} px wide`, async ({
		page,
		send,
		home,
		context
	}) => {
		await page.setViewportSize({ width, height: width === 1366 ? 768 : 1024 });
		await worked(send, home);
		const found: string[] = [];
		await visit(page, `${home}/read#pane-a`);
		await click(page, 'A1.2', 'good');
		await expect(panel(page)).toBeVisible();
		found.push(...(await look(page, 'the notes at a place')));
		await panel(page).getByRole('button', { name: 'Edit' }).first().click();
		await panel(page).getByLabel('Label').selectOption('remedy');
		await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
		found.push(...(await look(page, 'a note that was just changed there')));
		await hold(page, 'A2.2', 'unanimously');
		await tool(page, 'Techniques').click();
		found.push(...(await look(page, 'the toolbar with devices')));
		await visit(page, `${home}/read#column`);
		await notes(page).getByRole('link', { name: 'Edit' }).first().click();
		await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
		await focused(page);
		found.push(...(await look(page, 'a note that is open')));

		const other = await context.newPage();
		for (const tab of [page, other]) await visit(tab, `${home}/answer?question=evidence`);
		if (width < 1024) {
			await page.getByRole('button', { name: 'Cite from A' }).click();
			await expect(page.getByText('Tap a sentence to cite it.')).toBeVisible();
			found.push(...(await look(page, 'a sentence to be chosen')));
			await page.getByRole('button', { name: 'Cancel' }).click();
		}
		await page.route('**/commands', (route) => route.abort());
		await page.getByLabel('Your answer').fill('Written here [A1.1].');
		await other.getByLabel('Your answer').fill('Written there [B1.1].');
		await expect(other.getByText(/^Saved/)).toBeVisible();
		await page.unroute('**/commands');
		await expect(page.getByText('Two versions of your answer')).toBeVisible({ timeout: 30_000 });
		found.push(...(await look(page, 'two versions')));
		expect(found).toEqual([]);
	});
}

test('enlarged two or four times, nothing needs sideways scrolling and the focus is in view', async ({
	page,
	send,
	home
}) => {
	await worked(send, home);
	for (const width of [683, 342, 320]) {
		await page.setViewportSize({ width, height: width > 400 ? 384 : 640 });
		await visit(page, `${home}/read#pane-a`);
		const sideways = async (what: string) =>
			expect([
				what,
				width,
				await page.evaluate(() => document.documentElement.scrollWidth)
			]).toEqual([what, width, width]);
		await click(page, 'A1.2', 'good');
		await expect(panel(page)).toBeVisible();
		await sideways('notes');
		await panel(page).getByRole('button', { name: 'Edit' }).first().click();
		await expect(panel(page).getByLabel('Note')).toBeFocused();
		await focused(page);
		await sideways('editor');
		await page.keyboard.press('Escape');
		await hold(page, 'A1.1', 'a charge');
		await sideways('toolbar');
		await tool(page, 'Note').click();
		await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
		await focused(page);
		await sideways('a new note');
	}
});

test('with the system’s own colours, notes keep their lines, and choice and focus stay visible', async ({
	page,
	send,
	home
}) => {
	await page.setViewportSize({ width: 1366, height: 768 });
	await worked(send, home);
	await page.emulateMedia({ forcedColors: 'active' });
	await visit(page, `${home}/read`);
	const line = (name: string) =>
		page
			.locator('[id="A1.2"]')
			.evaluate((e, name) => getComputedStyle(e, `::highlight(${name})`).textDecorationStyle, name);
	expect([await line('code-problem'), await line('code-cause')]).toEqual(['solid', 'dashed']);
	await page.getByRole('region', { name: 'Text of article A' }).focus();
	await page.keyboard.press('ArrowDown');
	const outline = await page
		.locator(':focus')
		.evaluate((e) => [getComputedStyle(e).outlineStyle, getComputedStyle(e).outlineWidth]);
	expect(outline).toEqual(['solid', '3px']);

	await visit(page, `${home}/compare?point=policy`);
	const looks = (which: string) =>
		page
			.locator(which)
			.first()
			.evaluate((e) => getComputedStyle(e).backgroundColor);
	expect(await looks('.spine [aria-current]')).not.toBe(
		await looks('.spine a:not([aria-current])')
	);
	await page.setViewportSize({ width: 390, height: 844 });
	const edges = page.locator('.tabs a');
	const edge = (i: number) =>
		edges.nth(i).evaluate((e) => getComputedStyle(e).borderBlockStartColor);
	expect(await edge(2)).not.toBe(await edge(0));
});

test('with reduced motion nothing is animated', async ({ page, home }) => {
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await visit(page, `${home}/read`);
	const scrolling = () =>
		page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
	expect(await scrolling()).toBe('smooth');
	await page.emulateMedia({ reducedMotion: 'reduce' });
	expect(await scrolling()).toBe('auto');
	await page.getByRole('region', { name: 'Text of article A' }).focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
