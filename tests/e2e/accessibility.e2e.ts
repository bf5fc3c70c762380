import AxeBuilder from '@axe-core/playwright';
import { expect, test, worked } from './desk.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** On a narrow screen a step shows one part at a time, and the address says which. */
const parts = ['#pane-a', '#pane-b', '#column'];

for (const colorScheme of ['light', 'dark'] as const)
	for (const width of [390, 1024, 1366]) {
		test(`every page meets WCAG 2.2 AA as far as axe can tell, ${colorScheme}, ${width} px wide`, async ({
			page,
			send,
			home
		}) => {
			test.slow();
			await page.setViewportSize({ width, height: 768 });
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			const found: string[] = [];
			for (const [what, address] of Object.entries(await worked(send, home)))
				for (const part of width < 1024 && /read|compare|answer/.test(address) ? parts : ['']) {
					await page.goto(address + part);
					for (const closed of await page.locator('main details:not([open]) > summary').all())
						await closed.click();
					const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
					for (const { id, nodes } of violations)
						found.push(
							...nodes.map(({ target }) => `${what}${part}: ${id} at ${target.join(' ')}`)
						);
				}
			expect(found).toEqual([]);
		});
	}

test('the menu of a notebook, and a form that was refused, meet WCAG 2.2 AA too', async ({
	page,
	home
}) => {
	await page.goto(`${home}/read`);
	await page.getByText('My work').click();
	const menu = await new AxeBuilder({ page }).withTags(tags).include('header').analyze();
	expect(menu.violations).toEqual([]);
	await page.goto(`${home}/read`);
	await page.getByLabel('Sentence').fill('Z1.1');
	await page.getByRole('button', { name: 'Add' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	const refused = await new AxeBuilder({ page }).withTags(tags).analyze();
	expect(refused.violations).toEqual([]);
});

test('no page is wider than a screen of 320 px', async ({ page, send, home }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	for (const [what, address] of Object.entries(await worked(send, home)))
		for (const part of ['', ...parts]) {
			await page.goto(address + part);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			expect([what, part, width]).toEqual([what, part, 320]);
		}
});
