import type { Page } from '@playwright/test';
import { expect, noting, test, visit } from '../support/browser/notebook-page.ts';
import { hold, notes, sentence, tool } from '../support/browser/gestures.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Taps on a tab. Playwright’s own tap can scroll the page first, which a finger doesn’t. */
async function tab(page: Page, name: string) {
	const tabs = page.getByRole('navigation', { name: 'Parts of this page' });
	const box = await tabs.getByRole('link', { name, exact: true }).boundingBox();
	if (box) await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}
const top = (page: Page, label: string) =>
	sentence(page, label).evaluate((element) => Math.round(element.getBoundingClientRect().top));

/** Scrolls as a finger does, until this sentence is in the middle. */
const readOn = (page: Page, label: string) =>
	sentence(page, label).evaluate((element) =>
		element.scrollIntoView({ block: 'center', behavior: 'instant' })
	);

test('each tab keeps its place while others are shown', async ({ page, home }) => {
	await visit(page, `${home}/read`);
	await readOn(page, 'A9.2');
	const a = await top(page, 'A9.2');
	await tab(page, 'B');
	await expect(page.locator('#pane-b')).toBeVisible();
	await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(100);
	await readOn(page, 'B7.1');
	const b = await top(page, 'B7.1');
	await tab(page, 'Notes');
	await tab(page, 'A');
	await expect.poll(() => top(page, 'A9.2')).toBe(a);
	await tab(page, 'B');
	await expect.poll(() => top(page, 'B7.1')).toBe(b);
	// also over a step without articles
	await page.getByRole('link', { name: '5 After' }).tap();
	await page.getByRole('link', { name: '2 Read' }).tap();
	await expect.poll(() => top(page, 'A9.2')).toBe(a);
});

test('Done returns to the sentence that the note is on', async ({ page, home }) => {
	await visit(page, `${home}/read`);
	await readOn(page, 'A9.2');
	const before = await top(page, 'A9.2');
	await hold(page, 'A9.2', (await words(page, 'A9.2')).trim());
	const held = await top(page, 'A9.2');
	await tool(page, 'Note').tap();
	await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
	await page.keyboard.type('Here.');
	await page.getByRole('link', { name: 'Done' }).tap();
	await expect(page.locator('#pane-a')).toBeVisible();
	await expect.poll(() => top(page, 'A9.2')).toBe(held);
	expect(Math.abs(before - held)).toBeLessThan(30);
	await expect(sentence(page, 'A9.2')).toBeFocused();

	// a note that is opened from the list returns to the list
	await tab(page, 'Notes');
	await page.getByRole('link', { name: 'Edit the note on A9.2' }).tap();
	await page.getByRole('link', { name: 'Done' }).tap();
	await expect(page.locator('#column')).toBeVisible();
	await expect(notes(page).first()).toBeVisible();
});

/** The first words of a sentence. */
const words = (page: Page, label: string) =>
	sentence(page, label).evaluate((element) => {
		const { data } = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
		return data.split(' ').slice(0, 3).join(' ');
	});

test('a link to a sentence keeps the place if it is in view, and otherwise moves to it', async ({
	page,
	send,
	home
}) => {
	for (const from of ['A9.2', 'A1.1']) await noting(send, home)({ from });
	await visit(page, `${home}/read`);
	await readOn(page, 'A9.1');
	const then = await top(page, 'A9.2');
	await tab(page, 'Notes');
	await notes(page).getByRole('link', { name: 'A9.2', exact: true }).tap();
	await expect.poll(() => top(page, 'A9.2')).toBe(then);
	await tab(page, 'Notes');
	await notes(page).getByRole('link', { name: 'A1.1', exact: true }).tap();
	await expect(sentence(page, 'A1.1')).toBeInViewport();
	await expect(sentence(page, 'A1.1')).toBeFocused();
});

test('at a point, an article opens at its passage', async ({ page, home }) => {
	await visit(page, `${home}/compare?point=policy`);
	await tab(page, 'A');
	await expect(page.locator('#pane-a .in-focus').first()).toBeInViewport();
});

test('a filter says on each tab that it hides notes, with one link to show all', async ({
	page,
	send,
	home
}) => {
	await noting(send, home)({ from: 'A1.1', note: 'Mine.' });
	await visit(page, `${home}/read?words=nothing#column`);
	const all = page.getByRole('link', { name: 'Show all notes' });
	await expect(page.getByText('Only these notes are highlighted in the articles.')).toBeVisible();
	await expect(all.filter({ visible: true })).toHaveCount(1);
	await tab(page, 'A');
	await expect(page.getByText('Filtered: 0 notes are highlighted.').first()).toBeVisible();
	await all.filter({ visible: true }).tap();
	await expect(page.locator('#pane-a')).toBeVisible();
	await expect(page.getByText('Filtered:').first()).toBeHidden();
	await expect(sentence(page, 'A1.1')).toBeVisible();
});

test('an address whose part can’t be read opens the notebook all the same', async ({
	page,
	home
}) => {
	for (const width of [390, 1366]) {
		await page.setViewportSize({ width, height: 844 });
		await visit(page, `${home}/read#%E0%A4`);
		await page.evaluate(() => (location.hash = '#%E0%A4%A'));
		const steps = page.getByRole('navigation', { name: 'Steps' });
		await steps.getByRole('link', { name: /Compare/ }).click();
		await expect(page).toHaveURL(/compare/);
	}
});
