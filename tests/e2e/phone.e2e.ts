import { expect, test } from '../support/browser/notebook-page.ts';

test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

test('on a phone the page shows one part at a time: the one that the address points to', async ({
	page,
	home
}) => {
	const shown = async (what: string) => {
		for (const part of ['#pane-a', '#pane-b', '#column'])
			await expect(page.locator(part)).toBeVisible({ visible: part === what });
	};
	await page.goto(`${home}/read`);
	await shown('#pane-a');
	await page.getByRole('link', { name: 'Notes', exact: true }).click();
	await shown('#column');
	await page.getByLabel('Sentence').fill('B1.2');
	await page.getByRole('button', { name: 'Add' }).click();
	await shown('#column');
	await page.locator('#column').getByRole('link', { name: 'B1.2', exact: true }).click();
	await shown('#pane-b');

	await page.getByRole('link', { name: '3 Compare' }).click();
	await shown('#column');
	await page.getByLabel('They conflict').check();
	await page.getByRole('button', { name: 'Lock my judgement' }).click();
	await expect(page.getByRole('heading', { name: 'The lesson’s view' })).toBeVisible();
	await shown('#column');
	await page.getByRole('link', { name: 'A', exact: true }).click();
	await shown('#pane-a');
});

test('on a phone the steps without articles have no tabs', async ({ page, home }) => {
	const tabs = page.getByRole('navigation', { name: 'Parts of this page' });
	await page.goto(`${home}/read`);
	await expect(tabs).toBeVisible();
	for (const step of ['Before', 'After']) {
		await page.getByRole('link', { name: step }).click();
		const heading = page.getByRole('heading', { name: `${step} you read`, exact: true });
		await expect(heading).toBeVisible();
		await expect(tabs).toBeHidden();
	}
});

test('a sentence’s number is always on the same line as its first word', async ({ page, home }) => {
	for (const width of [320, 390, 768, 1024, 1366]) {
		await page.setViewportSize({ width, height: 844 });
		await page.goto(`${home}/read`);
		const apart = await page.locator('.number:visible').evaluateAll((numbers) =>
			numbers.map((number) => {
				const first = document.createRange();
				first.selectNodeContents(number.parentElement ?? number);
				first.setStartAfter(number);
				const [its] = number.getClientRects();
				const word = [...first.getClientRects()].find(({ width }) => width > 0);
				return Math.abs((its?.bottom ?? 0) - (word?.bottom ?? 0));
			})
		);
		expect(apart.length).toBeGreaterThan(20);
		expect(Math.max(...apart)).toBeLessThan(14);
	}
});
