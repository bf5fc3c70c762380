// `npm run docs:pictures`: makes the README's pictures anew, from the demo. They go to docs/pictures/.
import { type Browser, chromium, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { password } from '../../seeds/demo/people.ts';
import { build } from '../../src/shell/build.ts';
import { chromium as findChromium, flags } from '../support/chromium.js';
import { serve } from '../support/server.ts';

const folder = join('docs', 'pictures');

/** What is pictured: whose page, and how it is reached from their home page. */
const pictures = [
	{ name: 'compare', login: 'diego', open: compare },
	{ name: 'insights', login: 'helen', open: insights }
];

mkdirSync(folder, { recursive: true });
await build();
const demo = await serve({ command: 'demo' });
const browser = await chromium.launch({ executablePath: findChromium(), args: flags });
try {
	for (const picture of pictures) await take(browser, picture);
} finally {
	await browser.close();
	await demo.stop();
}

/** Signs in, opens the page and pictures the upper part of it. */
async function take(within: Browser, { name, login, open }: (typeof pictures)[number]) {
	const context = await within.newContext({
		baseURL: demo.url,
		viewport: { width: 1366, height: 860 },
		colorScheme: 'light',
		reducedMotion: 'reduce',
		locale: 'en-GB',
		timezoneId: 'Europe/London'
	});
	const page = await context.newPage();
	await page.goto('/sign-in');
	await page.fill('[name=login]', login);
	await page.fill('[name=password]', password);
	await page
		.locator('main form')
		.filter({ has: page.locator('[name=password]') })
		.press('Enter');
	await page.waitForURL(/\/$/);
	await open(page);
	await page.evaluate(() => document.fonts.ready);
	const picture = await smaller(page, await page.screenshot({ animations: 'disabled' }));
	const path = join(folder, `${name}.webp`);
	writeFileSync(path, picture);
	console.log(`${path} (${Math.round(picture.length / 1024)} kB)`);
	await context.close();
}

/** The same picture as WebP, which is much smaller. The browser makes it: Playwright writes PNG only. */
async function smaller(page: Page, png: Buffer): Promise<Buffer> {
	const webp = await page.evaluate(async (base64) => {
		const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		const picture = await createImageBitmap(new Blob([bytes]));
		const canvas = document.createElement('canvas');
		canvas.width = picture.width;
		canvas.height = picture.height;
		canvas.getContext('2d')?.drawImage(picture, 0, 0);
		return canvas.toDataURL('image/webp', 0.8).replace(/^.*,/, '');
	}, png.toString('base64'));
	return Buffer.from(webp, 'base64');
}

/** A student who is comparing looks at a point on which they have judged. */
async function compare(page: Page) {
	const notebook = await hrefOn(page, /^\/notebooks\/\d+$/);
	await page.goto(`${notebook}/compare?point=policy`);
}

/** A teacher looks at what the class highlighted. */
async function insights(page: Page) {
	const assignment = (await hrefOn(page, /^\/assignments\/\d+/)).replace(/^(\/\w+\/\d+).*/, '$1');
	await page.goto(`${assignment}/class`);
}

/** The first link of the page that leads to such an address. */
async function hrefOn(page: Page, address: RegExp): Promise<string> {
	const links = await page.locator('main a').all();
	const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
	const found = hrefs.find((href) => address.test(href ?? ''));
	if (!found) throw new Error(`There is no link to ${address} on ${page.url()}.`);
	return found;
}
