import { gzipSync } from 'node:zlib';
import { chromium, type Page, type Response } from '@playwright/test';
import { findChromium, flags } from '../chromium.js';
import { heading, say } from './figures.ts';
import type { Prepared } from './prepare.ts';

/** What only a browser knows: how much script a page loads, how long painting and typing hold it up. */
export async function inBrowser(
	url: string,
	books: Record<'ten' | 'typing' | 'some' | 'many', Prepared>
) {
	heading('In the browser');
	const executablePath = findChromium();
	if (!executablePath) return say('left out: there is no Chromium; name one in CHROMIUM_PATH');
	const browser = await chromium.launch({ executablePath, args: flags });
	const open = async ({ id, token }: Prepared, step = 'read') => {
		const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
		await context.addCookies([{ name: 'parallax_session', value: token, url }]);
		const page = await context.newPage();
		page.setDefaultTimeout(300_000); // thousands of notes take a slow machine minutes
		await page.addInitScript(watch);
		const scripts: Promise<number>[] = [];
		page.on('response', (response) => {
			if (/\.js$/.test(new URL(response.url()).pathname)) scripts.push(gzipped(response));
		});
		await page.goto(`${url}/notebooks/${id}/${step}`);
		await page.waitForFunction(() => CSS.highlights.size > 0);
		await page.waitForLoadState('networkidle');
		return { page, scripts };
	};
	try {
		const { page, scripts } = await open(books.ten);
		const sizes = await Promise.all(scripts);
		const sum = sizes.reduce((a, b) => a + b, 0);
		say(
			`scripts of the notebook, all steps: ${(sum / 1000).toFixed(1)} kB in gzip, ${sizes.length} files`
		);
		await page.context().close();
		for (const [name, book] of [
			['1,000', books.some],
			['5,000', books.many]
		] as const) {
			const { page } = await open(book);
			const { long, painted } = await tasks(page);
			say(
				`opening a notebook with ${name} notes: painted ${painted.toFixed(0)} ms after the page began, longest task ${long} ms`
			);
			say(`  painting ${name} highlights again: ${(await repainted(page)).toFixed(0)} ms`);
			await page.context().close();
		}
		await typing((await open(books.typing)).page);
	} finally {
		await browser.close();
	}
}

/** What a script weighs on the way; nothing when its page was closed before it had come. */
const gzipped = (response: Response) =>
	response.body().then(
		(body) => gzipSync(body, { level: 9 }).length,
		() => 0
	);

/** Runs in the page before its own scripts. */
function watch() {
	const seen = { tasks: [] as number[], painted: 0 };
	Object.assign(window, { seen });
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) seen.tasks.push(duration);
	}).observe({ type: 'longtask', buffered: true });
	const look = () => {
		if (typeof CSS !== 'undefined' && CSS.highlights.size) seen.painted = performance.now();
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

const tasks = (page: Page) =>
	page.evaluate(() => {
		const { seen } = window as unknown as { seen: { tasks: number[]; painted: number } };
		const long = Math.max(0, ...seen.tasks);
		seen.tasks = [];
		return { long, painted: seen.painted };
	});

/** From laying every highlight down once more until the next frame has been drawn, the middle one of nine. */
const repainted = (page: Page) =>
	page.evaluate(async () => {
		const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
		const taken: number[] = [];
		for (let i = 0; i < 9; i++) {
			const all = [...CSS.highlights];
			CSS.highlights.clear();
			await frame();
			const began = performance.now();
			for (const [name, ranges] of all) CSS.highlights.set(name, new Highlight(...ranges));
			await frame();
			taken.push(performance.now() - began);
		}
		return taken.sort((a, b) => a - b)[4] ?? 0;
	});

/** Typing a line into a note among 500, and into an answer beside them. */
async function typing(page: Page) {
	const line = 'Here the author leaves out who paid for it, and why.';
	const write = async (name: string) => {
		await tasks(page);
		await page.keyboard.type(line, { delay: 40 });
		await page.waitForTimeout(1500); // what was typed is sent meanwhile
		const { long } = await tasks(page);
		say(`longest task while typing ${name} with 500 notes: ${long ? `${long} ms` : 'under 50 ms'}`);
	};
	await page
		.getByRole('link', { name: /^Change the note/ })
		.first()
		.click();
	await page.getByLabel('Note', { exact: true }).last().focus();
	await write('a note');
	await page.getByRole('link', { name: /Answer$/ }).click();
	await page.locator('textarea:visible').first().focus();
	await write('an answer');
}
