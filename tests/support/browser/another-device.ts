import type { Browser, Page } from '@playwright/test';
import { expect, ready, reload, status, watched } from './notebook-page.ts';

/** The state of a page: its words, the values of its fields, and which sentences are highlighted. */
const seen = (page: Page) =>
	page.locator('main').evaluate((main: HTMLElement) => {
		const fields = main.querySelectorAll<HTMLInputElement>(
			':is(input:not([type="hidden"]), textarea, select)'
		);
		return {
			words: main.innerText.replace(/\s+/g, ' '),
			fields: [...fields].map(({ name, value, checked }) => [name, value, checked]),
			lit: [...main.querySelectorAll('.lit')].map(({ id }) => id)
		};
	});

/** Checks that the page shows the same after a reload, and in a browser that has nothing but the resume code. */
export async function again(page: Page, browser: Browser) {
	const { origin, href } = new URL(page.url());
	if (href.includes('/notebooks/')) await expect(status(page)).toContainText('Saved');
	const here = await seen(page);
	await reload(page);
	await expect.poll(() => seen(page)).toEqual(here);

	const code = (await page.locator('.menu .code').textContent()) ?? '';
	const context = await browser.newContext({ baseURL: origin, viewport: page.viewportSize() });
	const complaints = watched(context, origin);
	const other = await context.newPage();
	await other.goto(`/resume?next=${encodeURIComponent(href.slice(origin.length))}`);
	await other.getByLabel('Resume code').fill(code);
	await other.getByRole('button', { name: 'Open my work' }).click();
	await expect(other).toHaveURL(href.replace('?#', '#'));
	await ready(other);
	await expect.poll(() => seen(other)).toEqual(here);
	expect(complaints).toEqual([]);
	await context.close();
}
