import type { Page } from '@playwright/test';
import { axe, colours, tags, wrong } from '../support/browser/axe.ts';
import { expect, handedIn, type Send, test, worked } from '../support/browser/notebook-page.ts';

/** On a narrow screen a step shows one part at a time, and the address says which. */
const parts = ['', '#pane-a', '#pane-b', '#column'];

async function opened(page: Page, address: string) {
	await page.goto(address);
	await page
		.locator('main details')
		.evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
}

/** Before the work is handed in, and after: what was done, and the addresses at which it shows. */
const stages: [string, (send: Send, home: string) => Promise<Record<string, string>>][] = [
	['', async (send, home) => ({ ...(await worked(send, home)), ...around(home) })],
	[' once the work is handed in', handedIn]
];
/** What lies around the reading, with nothing in it yet. */
const around = (home: string) => ({
	'what is expected': `${home}/before`,
	'an empty frame': `${home}/compare?view=frame`,
	'nothing found': `${home}/compare?view=found`,
	'after reading': `${home}/after`,
	'the desk': '/'
});

const cases = [390, 1024, 1366].flatMap((width) =>
	stages.map(([stage, done]) => ({ width, stage, done }))
);
for (const { width, stage, done } of cases) {
	test(`every page${stage} meets WCAG 2.2 AA as far as axe can tell, light and dark, ${width} px wide`, async ({
		page,
		send,
		home
	}) => {
		// so high that no link lies beneath the tabs, from where one would scroll it
		await page.setViewportSize({ width, height: width < 1024 ? 8000 : 768 });
		const found: string[] = [];
		for (const [what, address] of Object.entries(await done(send, home))) {
			const narrow =
				width < 1024 && ['notes', 'a point once judged', 'the author’s notes'].includes(what);
			for (const part of narrow ? parts : ['']) {
				await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
				await opened(page, address + part);
				const light = await axe(page).withTags(tags).analyze();
				await page.emulateMedia({ colorScheme: 'dark' });
				const dark = await axe(page).withRules(colours).analyze();
				found.push(...wrong(what + part, light, dark));
			}
		}
		expect(found).toEqual([]);
	});
}

test('the menu of a notebook, and a form that was refused, meet WCAG 2.2 AA too', async ({
	page,
	home
}) => {
	await page.goto(`${home}/read`, { waitUntil: 'networkidle' });
	await page.getByText('My work', { exact: true }).click();
	const menu = await axe(page).withTags(tags).include('header').analyze();
	expect(menu.violations).toEqual([]);
	await page.goto(`${home}/read`, { waitUntil: 'networkidle' });
	await page.getByText('Add a note by').click();
	await page.getByLabel('Sentence').fill('Z1.1');
	await page.getByRole('button', { name: 'Add' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	const refused = await axe(page).withTags(tags).analyze();
	expect(refused.violations).toEqual([]);
});

for (const [stage, done] of stages)
	test(`no page${stage} is wider than a screen of 320 px`, async ({ page, send, home }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		for (const [what, address] of Object.entries(await done(send, home)))
			for (const part of parts) {
				await page.goto(address + part);
				const width = await page.evaluate(() => document.documentElement.scrollWidth);
				expect([what, part, width]).toEqual([what, part, 320]);
			}
	});
