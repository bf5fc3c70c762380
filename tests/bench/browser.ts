import { gzipSync } from 'node:zlib';
import { chromium, type Locator, type Page, type Response } from '@playwright/test';
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

/** What a page keeps of its own tasks. */
type Seen = {
	/** how long each task over 50 ms took, as far as the browser has told */
	tasks: number[];
	/** when the last of them ended */
	lastEnd: number;
	/** when the first note was painted */
	painted: number;
	/** takes in what the browser has not told yet */
	flush(): void;
};

/** Runs in the page before its own scripts. */
function watch() {
	const seen: Seen = { tasks: [], lastEnd: 0, painted: 0, flush: () => {} };
	const add = (entries: PerformanceEntryList) => {
		for (const { startTime, duration } of entries) {
			seen.tasks.push(duration);
			seen.lastEnd = startTime + duration;
		}
	};
	const observer = new PerformanceObserver((list) => add(list.getEntries()));
	observer.observe({ type: 'longtask', buffered: true });
	seen.flush = () => add(observer.takeRecords());
	Object.assign(window, { seen });
	const look = () => {
		if (typeof CSS !== 'undefined' && CSS.highlights.size) seen.painted = performance.now();
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

const tasks = (page: Page) =>
	page.evaluate(() => {
		const { seen } = window as unknown as { seen: Seen };
		seen.flush();
		const long = Math.max(0, ...seen.tasks);
		seen.tasks = [];
		return { long, painted: seen.painted };
	});

/** Waits until a notebook says that all is saved, and no long task has ended for half a second. */
const calm = (page: Page) =>
	page.waitForFunction(() => {
		const { seen } = window as unknown as { seen: Seen };
		seen.flush();
		return document.querySelector('header .saved time') && performance.now() - seen.lastEnd > 500;
	});

/** From laying down so many highlights of a line each until the next frame has been drawn; the middle of nine. */
const painting = (page: Page, count: number) =>
	page.evaluate(async (count) => {
		const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
		const names = [...CSS.highlights.keys()];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const runs: Text[] = [];
		// wherever they are in a sentence: it has elements for its number, its words and its terms
		for (let node = walker.nextNode(); node; node = walker.nextNode())
			if (
				node instanceof Text &&
				node.length > 80 &&
				node.parentElement?.closest('article .sentence')
			)
				runs.push(node);
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
	const write = async (name: string, field: Locator) => {
		await field.focus();
		await calm(page);
		await tasks(page); // those of what led here do not count
		await page.keyboard.type(line, { delay: 40 });
		await calm(page);
		const { long } = await tasks(page);
		if (!(await field.inputValue()).includes(line))
			throw new Error(`Nothing was typed into ${name}.`);
		say(`longest task while typing ${name} with 500 notes: ${long ? `${long} ms` : 'under 50 ms'}`);
	};
	await page
		.getByRole('link', { name: /^Change the note/ })
		.first()
		.click();
	await write('a note', page.getByLabel('Note', { exact: true }).last());
	await page.getByRole('link', { name: /Answer$/ }).click();
	await write('an answer', page.locator('textarea[name="text"]').first());
}
