import { answered, expect, reload, test, visit, work } from '../support/browser/notebook-page.ts';
import {
	bar,
	focused,
	hold,
	notes,
	painted,
	placeOf,
	sentence,
	tool
} from '../support/browser/gestures.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('words selected by touch get a toolbar at the bottom, above the tabs, with large buttons', async ({
	page,
	home
}) => {
	await visit(page, `${home}/read`);
	await hold(page, 'A1.2', 'new good friend');
	await expect(bar(page)).toBeVisible();
	const tabs = await page.getByRole('navigation', { name: 'Parts of this page' }).boundingBox();
	const box = await bar(page).boundingBox();
	if (!tabs || !box) throw new Error('The toolbar or the tabs are not there.');
	expect(box.y + box.height).toBeLessThanOrEqual(tabs.y);
	expect(box.y + box.height).toBeGreaterThan(tabs.y - 24);
	for (const button of await bar(page).getByRole('button').all()) {
		const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
		expect([await button.innerText(), height >= 44, width >= 44]).toEqual([
			await button.innerText(),
			true,
			true
		]);
	}
	await tool(page, 'Judgement').tap();
	await expect.poll(() => painted(page, 'code-judgement')).toEqual(['new good friend']);
	await expect(bar(page)).toBeHidden();
	await expect(page.locator('#pane-a')).toBeVisible();
});

test('a note that is started by touch opens for writing, with the caret in it', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	await hold(page, 'A1.2', 'cover story');
	await tool(page, 'Note').tap();
	await expect(page.locator('#column')).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
	await focused(page);
	await page.keyboard.type('A cover for what?');
	await page.getByRole('link', { name: 'Done' }).tap();
	await expect(notes(page)).toContainText(['A cover for what?']);
	await expect
		.poll(async () => (await work(context, home)).annotations)
		.toMatchObject([{ exact: 'cover story', note: 'A cover for what?' }]);

	// a tap on the passage lists the note, and nothing covers the list
	await page.getByRole('link', { name: 'A', exact: true }).tap();
	const here = page.getByRole('dialog', { name: 'Notes here' });
	// the pane may still be scrolling to where it was
	await expect(async () => {
		const { x, y } = await placeOf(page, 'A1.2', 'story');
		await page.touchscreen.tap(x + 4, y);
		await expect(here).toContainText('A cover for what?', { timeout: 1000 });
	}).toPass();
	for (const name of ['Edit', 'Delete'])
		expect((await here.getByRole('button', { name }).boundingBox())?.height).toBeGreaterThanOrEqual(
			44
		);
	await hold(page, 'A1.1', 'a charge');
	await expect(bar(page)).toBeVisible();
	await expect(here).toBeHidden();
});

test('“Cite from A” shows A, cites the sentence that is tapped and returns to the caret', async ({
	page,
	home
}) => {
	await visit(page, `${home}/answer?question=evidence`);
	const answer = page.getByLabel('Your answer');
	await answer.tap();
	await page.keyboard.type('He says so, and she does not.');
	for (let i = 0; i < ', and she does not.'.length; i += 1) await page.keyboard.press('ArrowLeft');
	await page.getByRole('button', { name: 'Cite from A' }).tap();
	await expect(page.locator('#pane-a')).toBeVisible();
	await expect(page.locator('#column')).toBeHidden();
	await expect(page.getByText('Tap a sentence to cite it.')).toBeVisible();
	const { x, y } = await placeOf(page, 'A1.3', 'machinations');
	await page.touchscreen.tap(x + 4, y);
	await expect(page.locator('#pane-a')).toBeHidden();
	await expect(answer).toHaveValue('He says so [A1.3], and she does not.');
	await expect(answer).toBeFocused();
	await page.keyboard.type('!');
	await expect(answer).toHaveValue('He says so [A1.3]!, and she does not.');
	await expect(page.locator('.chip')).toHaveText(['A1.3']);

	await page.getByRole('button', { name: 'Cite from B' }).tap();
	await expect(page.locator('#pane-b')).toBeVisible();
	const cancel = page.getByRole('button', { name: 'Cancel' });
	expect((await cancel.boundingBox())?.height).toBeGreaterThanOrEqual(44);
	await cancel.tap();
	await expect(page.locator('#pane-b')).toBeHidden();
	await expect(answer).toBeFocused();
	await expect(page.getByText('Tap a sentence to cite it.')).toBeHidden();
	await expect(answer).toHaveValue('He says so [A1.3]!, and she does not.');
});

test('a citation goes to the end of an answer that never had the caret', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/answer?question=evidence`);
	const answer = page.getByLabel('Your answer');
	await answer.fill('So it is.');
	await answered(context, home, 'So it is.');
	await expect(page.getByText(/^Saved/)).toBeVisible();
	await reload(page);
	await expect(answer).toHaveValue('So it is.');
	await page.getByRole('button', { name: 'Cite from A' }).tap();
	await expect(sentence(page, 'A1.1')).toBeVisible();
	const { x, y } = await placeOf(page, 'A1.1', 'charge');
	await page.touchscreen.tap(x + 4, y);
	await expect(answer).toHaveValue('So it is. [A1.1]');
});
