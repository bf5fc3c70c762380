import type { Page } from '@playwright/test';
import { expect, lesson, ready, test, work } from '../support/browser/notebook-page.ts';

/** Presses Tab until something in `where` has the focus; returns the number of presses. */
async function tabTo(page: Page, where: string, most = 40): Promise<number> {
	for (let pressed = 1; pressed <= most; pressed += 1) {
		await page.keyboard.press('Tab');
		if (await page.locator(`${where}:focus`).count()) return pressed;
	}
	throw new Error(`The focus never came to ${where}.`);
}

test('a student starts, annotates, judges and saves an answer with the keyboard alone', async ({
	page
}) => {
	await page.goto(lesson);
	await tabTo(page, 'button');
	await page.keyboard.press('Enter');
	await tabTo(page, 'form[action$="skip"] button');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/read$/);

	await ready(page);
	await tabTo(page, '#column summary:has(h2)');
	await page.keyboard.press('Enter');
	await tabTo(page, '[name="from"]');
	await page.keyboard.type('A1.2');
	await tabTo(page, '[name="note"]');
	await page.keyboard.type('Typed, not clicked.');
	await tabTo(page, '#column button');
	await page.keyboard.press('Enter');
	await expect(page.locator('#column')).toContainText('Typed, not clicked.');

	await page.goto(page.url().replace(/read.*/, 'compare'));
	await tabTo(page, '[name="relation"]');
	await page.keyboard.press('ArrowDown');
	await tabTo(page, '[name="reason"]');
	await page.keyboard.type('Because.');
	await tabTo(page, '#column button');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'The lesson’s view' })).toBeVisible();

	await page.goto(page.url().replace(/compare.*/, 'answer'));
	await tabTo(page, '[name="text"]');
	await ready(page);
	await page.keyboard.type('From the keyboard.');
	const home = page.url().replace(/\/answer.*/, '');
	await expect
		.poll(async () => (await work(page.context(), home)).answers)
		.toMatchObject([{ text: 'From the keyboard.' }]);
	await page.reload();
	await expect(page.locator('[name="text"]')).toHaveValue('From the keyboard.');
});

test('an article scrolls with the keyboard once it has the focus', async ({ page, home }) => {
	await page.goto(`${home}/read`);
	await tabTo(page, '#pane-b .scroll');
	await page.keyboard.press('End');
	await expect
		.poll(() => page.locator('#pane-b .scroll').evaluate(({ scrollTop }) => scrollTop))
		.toBeGreaterThan(100);
});
