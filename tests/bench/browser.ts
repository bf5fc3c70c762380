import { gzipSync } from 'node:zlib';
import { chromium, type Page, type Response } from '@playwright/test';
import { findChromium, flags } from '../support/chromium.js';
import { heading, say } from './figures.ts';
import type { Prepared } from './prepare.ts';

/** What only a browser knows: how much script a page loads, how long painting and typing hold it up. */
export async function inBrowser(url: string, books: Record<'ten' | 'typing', Prepared>) {
	heading('In the browser');
	const executablePath = findChromium();
	if (!executablePath) return say('left out: there is no Chromium; name one in CHROMIUM_PATH');
	const browser = await chromium.launch({ executablePath, args: flags });
	const open = async ({ id, token }: Prepared, step = 'read') => {
		const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
		await context.addCookies([{ name: 'parallax_session', value: token, url }]);
		const page = await context.newPage();
		page.setDefaultTimeout(120_000); // hundreds of notes take a slow machine a while
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
		for (const count of [1000, 5000])
			say(
				`painting ${count.toLocaleString('en')} highlights: ${(await painting(page, count)).toFixed(0)} ms`
			);
		await page.context().close();
		const full = await open(books.typing);
		const { long, painted } = await tasks(full.page);
		say(
			`opening 500 notes: painted after ${painted.toFixed(0)} ms, longest task ${long.toFixed(0)} ms`
		);
		await typing(full.page);
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

/** From laying down so many highlights of a line each until the next frame has been drawn; the middle of nine. */
const painting = (page: Page, count: number) =>
	page.evaluate(async (count) => {
		const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
		const names = [...CSS.highlights.keys()];
		const runs = [...document.querySelectorAll('article .sentence')]
			.flatMap(({ childNodes }) => [...childNodes])
			.filter((node) => node instanceof Text && node.length > 80);
		const taken: number[] = [];
		for (let turn = 0; turn < 9; turn++) {
			CSS.highlights.clear();
			await frame();
			const began = performance.now();
			for (let i = 0; i < count; i++) {
				const run = runs[i % runs.length];
				const name = names[i % names.length] ?? '';
				const range = new Range();
				if (!run) throw new Error('There is no text to paint.');
				range.setStart(run, i % 20);
				range.setEnd(run, 20 + (i % 60));
				CSS.highlights.set(name, (CSS.highlights.get(name) ?? new Highlight()).add(range));
			}
			await frame();
			taken.push(performance.now() - began);
		}
		return taken.sort((a, b) => a - b)[4] ?? 0;
	}, count);

/** Typing a line into a note among 500, and into an answer beside them. */
async function typing(page: Page) {
	const line = 'Here the author leaves out who paid for it, and why.';
	const write = async (name: string) => {
		// what led here is over, and has been told
		await page.waitForTimeout(3000);
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
