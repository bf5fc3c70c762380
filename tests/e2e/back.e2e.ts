import { chromium, expect, type Page } from '@playwright/test';
import * as submissions from '../../src/lib/server/notebook/submissions.ts';
import * as users from '../../src/lib/server/account/users.ts';
import { findChromium, flags } from '../support/chromium.js';
import { test } from '../support/browser/course-room.ts';
import { worked } from '../support/full-notebook.ts';

const entry = (page: Page) =>
	page.evaluate(() => navigation.currentEntry?.index).catch(() => undefined);

/**
 * Goes back to the entry of this index in the history, and waits until its page is there. A page that leaves for
 * another one while it loads, as many do for somebody who has signed out, makes Playwright’s own `goBack` fail.
 */
async function goBackTo(page: Page, index: number) {
	await page.evaluate(() => history.back());
	await expect.poll(() => entry(page)).toBe(index);
	await page.waitForLoadState();
}

test('after signing out, going back shows nothing of the person before', async ({
	room,
	instance
}) => {
	const mine = worked(room.opened(room.eli, room.assign()), 'Kanariback');
	submissions.handIn(mine);
	// Playwright turns off the cache from which Chromium shows pages again just as they were left
	const browser = await chromium.launch({
		executablePath: findChromium() ?? undefined,
		args: flags,
		ignoreDefaultArgs: ['--disable-back-forward-cache']
	});
	const visits = [
		{ who: room.eli, pages: [`/notebooks/${mine.id}/answer?question=evidence`, '/account'] },
		{ who: room.dora, pages: [`/courses/${room.hers.id}`, `/submissions/${mine.attemptId}/review`] }
	];
	for (const { who, pages } of visits) {
		const context = await browser.newContext({ baseURL: instance.url });
		const value = users.signIn(who);
		await context.addCookies([{ name: 'parallax_session', value, url: instance.url }]);
		const page = await context.newPage();
		const theirs = /Kanariback|\bDora\b|\bEli\b/;
		for (const address of pages) {
			await page.goto(address);
			await expect(page.locator('body')).toContainText(theirs);
		}
		await page.goto('/account');
		// within the page, without loading a new one
		await page.getByRole('link', { name: 'Sign out', exact: true }).click();
		await page.getByRole('button', { name: 'Sign out' }).click();
		await expect(page).toHaveURL(/\/lessons/);
		const last = (await entry(page)) ?? 0;
		expect(last).toBeGreaterThan(pages.length);
		for (let index = last - 1; index >= 0; index--) {
			await goBackTo(page, index);
			await expect(page.locator('body')).not.toContainText(theirs);
		}
		await context.close();
	}
	await browser.close();
});
