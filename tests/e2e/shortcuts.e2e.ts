import type { Page } from '@playwright/test';
import { sentence } from '../support/browser/gestures.ts';
import { expect, reload, test, visit } from '../support/browser/notebook-page.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Shortcuts' });
const inside = (page: Page, part: string) => page.locator(`${part}:focus-within`);

test('single letters go to the articles and the column, and back to the sentence that was left', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	await page.keyboard.press('b');
	await expect(inside(page, '#pane-b')).toBeAttached();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(sentence(page, 'B1.2')).toBeFocused();
	await page.keyboard.press('l');
	await expect(inside(page, '#column')).toBeAttached();
	await page.keyboard.press('a');
	await expect(inside(page, '#pane-a')).toBeAttached();
	await page.keyboard.press('b');
	await expect(sentence(page, 'B1.2')).toBeFocused();
});

test('the shortcuts are listed by ? and by a button, and letters can be switched off for good', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	await page.keyboard.press('?');
	await expect(dialog(page)).toBeVisible();
	// letters do nothing behind the dialog
	await page.keyboard.press('b');
	await expect(inside(page, '#pane-b')).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(dialog(page)).toBeHidden();
	await page.getByRole('button', { name: 'Shortcuts' }).click();
	await dialog(page).getByLabel('Use single letters as shortcuts').uncheck();
	await dialog(page).getByRole('button', { name: 'Close' }).click();
	for (const again of [() => Promise.resolve(), () => reload(page)]) {
		await again();
		await sentence(page, 'A1.2').focus();
		await page.keyboard.press('b');
		await expect(sentence(page, 'A1.2')).toBeFocused();
	}
	await page.keyboard.press('F6');
	await expect(inside(page, '#pane-b')).toBeAttached();
});
