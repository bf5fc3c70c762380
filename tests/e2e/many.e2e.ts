import type { BrowserContext, Page } from '@playwright/test';
import { uid } from '../../src/lib/uid.ts';
import { expect, test } from '../support/browser/notebook-page.ts';
import { notes } from '../support/browser/gestures.ts';

test.use({ viewport: { width: 1366, height: 768 } });

/** Lays so many notes on one text, many of them on one another. */
async function covered({ request }: BrowserContext, origin: string, home: string, many: number) {
	const codes = ['problem', 'cause', 'judgement', 'remedy', ''];
	const headers = { origin };
	for (let i = 0; i < many; i += 1) {
		const start = (i * 37) % 4000;
		const data = {
			...{ kind: 'annotate', uid: uid(), side: 'a', start, end: start + 20 + (i % 60) },
			...{ code: codes[i % 5], note: i % 10 ? '' : `Every tenth says something: ${i}.` }
		};
		const reply = await request.post(`${home}/commands`, { data, headers });
		expect(reply.status()).toBe(200);
	}
}

/** Has the page remember every stretch of work longer than 50 ms; returns the longest since it was last asked. */
async function longest(page: Page) {
	await page.evaluate(() => {
		const list: number[] = [];
		new PerformanceObserver((seen) => {
			list.push(...seen.getEntries().map(({ duration }) => duration));
		}).observe({ type: 'longtask' });
		Object.assign(window, { tasks: list });
	});
	return () =>
		page.evaluate(() => {
			const { tasks } = window as unknown as { tasks: number[] };
			return Math.max(0, ...tasks.splice(0));
		});
}

test('with five hundred notes on one text, everything comes up and writing does not stutter', async ({
	page,
	context,
	baseURL,
	home
}) => {
	await covered(context, String(baseURL), home, 500);
	await page.goto(`${home}/read`, { waitUntil: 'networkidle' });
	await expect(page.getByText('500', { exact: true })).toBeVisible();
	await expect(notes(page)).toHaveCount(500);
	const all = () =>
		page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
	await expect.poll(all).toBeGreaterThan(500);

	const filtering = await longest(page);
	await page.getByRole('searchbox', { name: 'Words' }).pressSequentially('tenth');
	await expect(notes(page)).toHaveCount(50);
	await page.getByRole('searchbox', { name: 'Words' }).fill('');
	await expect(notes(page)).toHaveCount(500);
	const filter = await filtering();

	await page.goto(`${home}/answer?question=evidence`, { waitUntil: 'networkidle' });
	await expect.poll(all).toBeGreaterThan(500);
	await page.getByLabel('Your answer').focus();
	const writing = await longest(page);
	await page.keyboard.type('Both authors describe it, each for their own moment [A1.1]. ', {
		delay: 30
	});
	await page.keyboard.type('So both could be right: [B1.2], [A2.2].', { delay: 30 });
	await expect(page.getByText(/^Saved/)).toBeVisible();
	const write = await writing();
	test.info().annotations.push({
		type: 'longest task',
		description: `filtering ${filter} ms, writing ${write} ms`
	});
});
