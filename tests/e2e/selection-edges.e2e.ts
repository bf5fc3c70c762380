import type { Page } from '@playwright/test';
import * as reviews from '#lib/server/review/reviews.ts';
import { test } from '../support/browser/course-room.ts';
import { bar, placeOf, tool } from '../support/browser/gestures.ts';
import { expect, noting, visit, work } from '../support/browser/notebook-page.ts';
import { commentBeside, handedIn } from '../support/browser/review-page.ts';

// Selections that begin, end or slip outside of an article.

test.use({ viewport: { width: 1366, height: 768 } });

type Point = [x: number, y: number];

/** Drags through these points of the window. */
async function dragThrough(page: Page, [first, ...others]: [Point, ...Point[]]) {
	await page.mouse.move(...first);
	await page.mouse.down();
	for (const point of others) await page.mouse.move(...point);
	await page.mouse.up();
}

/** The places of the first and last letter of a sentence's words, without scrolling in between. */
async function ends(page: Page, label: string, words: string): Promise<{ from: Point; to: Point }> {
	const { x, y, toX, toY } = await placeOf(page, label, words);
	return { from: [x, y], to: [toX, toY] };
}

async function middleOf(page: Page, selector: string): Promise<Point> {
	const box = await page.locator(selector).first().boundingBox();
	if (!box) throw new Error(`${selector} has no place.`);
	return [box.x + box.width / 2, box.y + box.height / 2];
}

const selectedWords = (page: Page) => page.evaluate(() => String(getSelection()));

test('a drag that slips into the other article keeps the words up to where it left its own', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	const words = 'Some in the West';
	const { from, to } = await ends(page, 'B1.2', words);
	const other = await middleOf(page, '#pane-a .scroll');
	await dragThrough(page, [from, to, other]);
	await expect(bar(page)).toBeVisible();
	expect(await selectedWords(page)).toBe(words);
	await tool(page, 'Remedy').click();
	await expect
		.poll(async () => (await work(context, home)).annotations)
		.toMatchObject([{ exact: words, from: 'B1.2', to: 'B1.2' }]);

	const first = await ends(page, 'A1.2', 'new good friend');
	const across = await middleOf(page, '#pane-b .scroll');
	await dragThrough(page, [first.from, first.to, across]);
	await tool(page, 'Cause').click();
	await expect
		.poll(async () => (await work(context, home)).annotations)
		.toMatchObject([{ exact: 'new good friend' }, { exact: words }]);
});

test('a drag that slips into the column beside the articles doesn’t take the rest of the article', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	const { from, to } = await ends(page, 'B1.2', 'Some in the West');
	await dragThrough(page, [from, to, await middleOf(page, '#column h2')]);
	await expect(bar(page)).toBeVisible();
	expect(await selectedWords(page)).toBe('Some in the West');
});

test('a drag from one article straight into the other selects nothing', async ({ page, home }) => {
	await visit(page, `${home}/read`);
	const { from } = await ends(page, 'A1.2', 'new good friend');
	await dragThrough(page, [from, await middleOf(page, '#pane-b .scroll')]);
	await expect(bar(page)).toBeHidden();
});

test('a drag that begins in the column beside the articles selects nothing of them', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	const { from, to } = await ends(page, 'B1.2', 'Some in the West');
	await dragThrough(page, [await middleOf(page, '#column h2'), to, from]);
	await expect.poll(() => selectedWords(page)).toContain('Some in the West');
	await expect(bar(page)).toBeHidden();
});

test('a drag that begins in the head of an article, or in its margin, selects the words it covers', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	const stored = async () => (await work(context, home)).annotations;
	const b = await ends(page, 'B1.1', 'Eldar Mamedov');
	await dragThrough(page, [await middleOf(page, '#pane-b :is(h2, p)'), b.to]);
	await tool(page, 'Highlight').click();
	await expect.poll(stored).toMatchObject([{ exact: 'Eldar Mamedov', from: 'B1.1' }]);

	const a = await ends(page, 'A1.1', 'Conor Gallagher');
	await dragThrough(page, [[a.from[0] - 20, a.from[1]], a.to]);
	await tool(page, 'Highlight').click();
	await expect
		.poll(stored)
		.toMatchObject([{ exact: 'Conor Gallagher', from: 'A1.1' }, { exact: 'Eldar Mamedov' }]);
});

test('three clicks in the last paragraph of an article select words of it', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	for (const pane of ['#pane-a', '#pane-b']) {
		const paragraph = page.locator(`${pane} .block`).last();
		const sentence = paragraph.locator('.sentence').first();
		await sentence.click({ clickCount: 3, position: { x: 8, y: 8 } });
		await expect(bar(page)).toBeVisible();
		expect(await paragraph.textContent()).toContain((await selectedWords(page)).trim());
		await page.keyboard.press('Escape');
	}
});

test('an article that was selected whole by assistive software can be highlighted', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	const text = await page.locator('#pane-b article').textContent();
	for (const what of ['article', '.scroll', '.pane'] as const) {
		await page.evaluate((what) => {
			const article = document.querySelector('#pane-b article');
			const range = document.createRange();
			range.selectNode(article?.closest(what) as Element);
			getSelection()?.removeAllRanges();
			getSelection()?.addRange(range);
		}, what);
		await tool(page, 'Highlight').click();
		await expect(bar(page)).toBeHidden();
	}
	await expect
		.poll(async () => (await work(context, home)).annotations)
		.toMatchObject(Array.from({ length: 3 }, () => ({ exact: text })));
});

test('selecting the whole page offers nothing, because it means neither article', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	await page.keyboard.press('Control+a');
	expect((await selectedWords(page)).length).toBeGreaterThan(5000);
	await expect(bar(page)).toBeHidden();
});

test('a reviewer’s selection that slips into the other article keeps the words up to there', async ({
	room
}) => {
	const { home, submitted } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await visit(page, home(0));
	const { from, to } = await ends(page, 'A1.1', 'Teenagers');
	await dragThrough(page, [from, to, await middleOf(page, '#pane-b .block')]);
	const field = await commentBeside(page, 'A1.1');
	await field.fill('Who?');
	await expect
		.poll(() => reviews.find(submitted(0)).remarks)
		.toMatchObject([{ exact: 'Teenagers', label: 'A1.1' }]);
});

test('the message about a deleted note names its whole passage', async ({ page, home, send }) => {
	await noting(send, home)({ from: 'A1.1', to: 'A1.3' });
	await visit(page, `${home}/read`);
	await page.getByRole('button', { name: 'Delete the note on A1.1–A1.3' }).click();
	await expect(page.getByText('Note on A1.1–A1.3 deleted.')).toBeVisible();
});
