import type { Page } from '@playwright/test';
import { expect, test, visit, work, worked } from '../support/browser/notebook-page.ts';
import { drag, tool } from '../support/browser/gestures.ts';

test.use({ viewport: { width: 1366, height: 768 } });

/** What a screen reader was told since the page was opened, once for each time. */
const announced = (page: Page) =>
	page
		.locator('[role="status"]')
		.evaluateAll((all) => all.map((one) => (one.textContent ?? '').trim()).filter(Boolean));

test('a highlight is announced with its words, its place and its label, and not with a bare number', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	await drag(page, 'B1.2', 'Some', 'West');
	await tool(page, 'Problem').click();
	await expect
		.poll(() => announced(page))
		.toContain('Highlighted B1.2 as Problem: “Some in the West”');
	await drag(page, 'B1.2', 'he writes');
	await tool(page, 'Highlight').click();
	await expect.poll(() => announced(page)).toContain('Highlighted B1.2: “he writes”');
	expect((await announced(page)).filter((one) => /^\d+$/.test(one))).toEqual([]);
	await page.locator('form.filter').getByLabel('Label', { exact: true }).selectOption('Problem');
	await expect.poll(() => announced(page)).toContain('1 of 2 notes shown');
});

test('single-letter shortcuts work on a Russian keyboard', async ({ page, context, home }) => {
	await visit(page, `${home}/read`);
	await page.getByRole('region', { name: 'Text of article A' }).focus();
	for (const key of ['ArrowDown', 'Enter', 'Enter']) await page.keyboard.press(key);
	await page.evaluate(() =>
		document.activeElement?.dispatchEvent(
			new KeyboardEvent('keydown', { key: 'р', code: 'KeyH', bubbles: true, cancelable: true })
		)
	);
	await expect.poll(async () => (await work(context, home)).annotations).toHaveLength(1);
	await visit(page, `${home}/compare`);
	const first = page.url();
	await page.evaluate(() =>
		document.body.dispatchEvent(
			new KeyboardEvent('keydown', {
				key: 'ъ',
				code: 'BracketRight',
				bubbles: true,
				cancelable: true
			})
		)
	);
	await expect(page).not.toHaveURL(first);
});

test('with forced colours only the present step and view carry a bar', async ({ page, home }) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await visit(page, `${home}/compare`);
	for (const name of ['Steps', 'Ways to compare']) {
		const bars = await page
			.getByRole('navigation', { name })
			.getByRole('link')
			.evaluateAll((all) =>
				all.map((link) => [
					link.hasAttribute('aria-current'),
					getComputedStyle(link).borderBlockEndWidth !== '0px'
				])
			);
		expect(bars.length).toBeGreaterThan(3);
		for (const [present, bar] of bars) expect(bar).toBe(present);
	}
});

/** What of the page is cut off or hidden by a box that scrolls. */
const cutOff = (page: Page) =>
	page.locator('body *:not(.unseen, .unseen *, textarea, select, input)').evaluateAll((all) =>
		all
			.filter((one) => {
				const { overflowX, overflowY } = getComputedStyle(one);
				return (
					(overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1) ||
					(overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1)
				);
			})
			.filter((one) => one.checkVisibility())
			.map((one) => `${one.tagName} ${one.className}`)
	);

test('printing a step of the notebook from the browser gives all of it, and says how to print the rest', async ({
	page,
	send,
	home
}) => {
	await worked(send, home);
	// the width of A4 between its margins
	await page.setViewportSize({ width: 720, height: 1000 });
	for (const [step, parts] of [
		['read', ['#pane-a article', '#pane-b article', '#column']],
		['compare', ['#pane-a article', '#pane-b article', '#column']],
		['answer', ['#pane-a article', '#pane-b article', '#column']],
		['after', ['#column']]
	] as const) {
		await visit(page, `${home}/${step}`);
		await expect(page.getByText('To print the whole notebook')).toBeHidden();
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByText('To print the whole notebook')).toBeVisible();
		for (const part of parts) await expect(page.locator(part)).toBeVisible();
		expect(await cutOff(page)).toEqual([]);
		await page.emulateMedia({ media: 'screen' });
	}
});

test('a paragraph from right to left doesn’t make its article scroll sideways', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	const text = page.getByRole('region', { name: 'Text of article A' });
	await text
		.locator('.block')
		.first()
		.evaluate((block) => block.setAttribute('dir', 'rtl'));
	const wide = await text.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
	expect(wide).toBe(0);
});
