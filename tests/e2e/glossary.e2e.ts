import { expect, test, visit } from '../support/browser/notebook-page.ts';

test.use({ viewport: { width: 1366, height: 768 } });

test('a click on a glossary word opens its entry, and a click elsewhere closes it', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	const glossary = page.getByRole('dialog', { name: 'Glossary' });
	await page.locator('#pane-a dfn', { hasText: 'Government Accountability Office' }).click();
	await expect(glossary).toContainText('audits the US government’s spending');
	await expect(glossary).toBeInViewport({ ratio: 1 });
	await page.locator('#pane-b .sentence').first().click();
	await expect(glossary).toBeHidden();
	// each word is marked where it occurs first only
	const named = await page
		.locator('#pane-a dfn')
		.evaluateAll((all) => all.map((one) => one.getAttribute('title')));
	expect(new Set(named).size).toBe(named.length);
});

test('with the keyboard, W on a sentence opens its glossary words, and Escape returns to it', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	const sentence = page.locator('#pane-a .sentence', { has: page.locator('dfn') }).first();
	await sentence.focus();
	await page.keyboard.press('w');
	const glossary = page.getByRole('dialog', { name: 'Glossary' });
	await expect(glossary).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(glossary).toBeHidden();
	await expect(sentence).toBeFocused();
});
