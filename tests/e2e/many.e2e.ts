import type { BrowserContext, Page } from '@playwright/test';
import * as annotations from '../../src/lib/server/notebook/annotations.ts';
import { transact } from '../../src/lib/server/db/index.ts';
import * as notebooks from '../../src/lib/server/notebook/notebooks.ts';
import * as users from '../../src/lib/server/account/users.ts';
import { expect, test, visit } from '../support/browser/notebook-page.ts';
import { notes } from '../support/browser/gestures.ts';

test.use({ viewport: { width: 1366, height: 768 } });

/** Adds this many notes to article A of a notebook of this browser, many of them overlapping. */
async function cover(context: BrowserContext, home: string, many: number) {
	const cookies = await context.cookies();
	const session = cookies.find(({ name }) => name === 'parallax_session');
	const who = users.bySession(session?.value ?? '');
	if (!who) throw new Error('Nobody is at this browser.');
	const notebook = notebooks.findOpen(who, Number(home.replace('/notebooks/', '')));
	const codes = ['problem', 'cause', 'judgement', 'remedy', null];
	transact(() => {
		for (let i = 0; i < many; i += 1) {
			const start = (i * 37) % 4000;
			annotations.add(notebook, `note-${i}`, {
				side: 'a',
				start,
				end: start + 20 + (i % 60),
				code: codes[i % 5] ?? null,
				note: i % 10 ? '' : `Every tenth says something: ${i}.`
			});
		}
	});
}

/** Has the page record every task longer than 50 ms; the function returned gives the longest since its last call. */
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

test('with five hundred notes on one article, all are shown, and filtering and writing work', async ({
	page,
	context,
	home
}) => {
	await cover(context, home, 500);
	await visit(page, `${home}/read`);
	await expect(page.getByText('500', { exact: true })).toBeVisible();
	await expect(notes(page)).toHaveCount(500);
	const all = () =>
		page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
	await expect.poll(all).toBeGreaterThan(500);

	const filtering = await longest(page);
	await page.getByRole('searchbox', { name: 'Search my notes' }).pressSequentially('tenth');
	await expect(notes(page)).toHaveCount(50);
	await page.getByRole('searchbox', { name: 'Search my notes' }).fill('');
	await expect(notes(page)).toHaveCount(500);
	const filter = await filtering();

	await visit(page, `${home}/answer?question=evidence`);
	await expect.poll(all).toBeGreaterThan(500);
	await page.getByLabel('Your answer').focus();
	const writing = await longest(page);
	await page.keyboard.type('Both authors describe it, each for their own moment [A1.1]. ', {
		delay: 10
	});
	await page.keyboard.type('So both could be right: [B1.2], [A2.2].', { delay: 10 });
	await expect(page.getByText(/^Saved/)).toBeVisible();
	const write = await writing();
	test.info().annotations.push({
		type: 'longest task',
		description: `filtering ${filter} ms, writing ${write} ms`
	});
});
