import { type Browser, chromium as playwright } from '@playwright/test';
import { chromium, findChromium, flags } from '../support/chromium.js';
import { say } from './figures.ts';
import { quick } from './scale.ts';

/**
 * Runs some work in Chromium. Without a browser, a line says that the part was left out; the quick pass fails
 * instead, because it must not skip a part.
 */
export async function inChromium(work: (browser: Browser) => Promise<void>) {
	const executablePath = quick ? chromium() : findChromium();
	if (!executablePath) return say('left out: there is no Chromium; name one in CHROMIUM_PATH');
	const browser = await playwright.launch({ executablePath, args: flags });
	try {
		await work(browser);
	} finally {
		await browser.close();
	}
}

/** A new page in a browser that is signed in. */
export async function signedInPage(browser: Browser, url: string, token: string) {
	const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
	await context.addCookies([{ name: 'parallax_session', value: token, url }]);
	const page = await context.newPage();
	page.setDefaultTimeout(120_000); // opening hundreds of notes takes a while on a slow machine
	return page;
}
