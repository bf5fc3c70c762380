import { expect, reload, test, visit, work } from '../support/browser/notebook-page.ts';
import { bar, drag, painted, tool } from '../support/browser/gestures.ts';

test.use({ viewport: { width: 1366, height: 768 } });

test('selected words are labelled at once, painted exactly, and saved', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	await drag(page, 'B1.2', 'Some', 'West');
	await tool(page, 'Problem').click();
	await expect(page.getByRole('link', { name: 'B1.2', exact: true })).toBeVisible();
	expect(await painted(page, 'code-problem')).toEqual(['Some in the West']);

	await drag(page, 'B1.2', 'the West', 'writes');
	await tool(page, 'Cause').click();
	await expect.poll(() => painted(page, 'overlap')).toEqual(['the West']);
	expect(await painted(page, 'code-problem')).toEqual(['Some in ']);
	expect(await painted(page, 'code-cause')).toEqual([', he writes']);

	await reload(page);
	await expect.poll(() => painted(page, 'overlap')).toEqual(['the West']);
	expect((await work(context, home)).annotations).toMatchObject([
		{ exact: 'Some in the West', code: 'Problem' },
		{ exact: 'the West, he writes', code: 'Cause' }
	]);
});

test('sentences are labelled with the keyboard alone: arrow keys, Enter and a letter', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	await page.getByRole('region', { name: 'Text of article A' }).focus();
	for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'Enter', 'j'])
		await page.keyboard.press(key);
	await expect.poll(() => painted(page, 'code-judgement')).toHaveLength(1);
	await expect(page.locator('[id="A1.2"]')).toBeFocused();

	for (const key of ['Enter', 'Shift+ArrowDown']) await page.keyboard.press(key);
	await expect(page.getByRole('toolbar')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('toolbar')).toBeHidden();
	await expect(page.locator('[id="A1.2"]')).toBeFocused();

	for (const key of ['Enter', 'Shift+ArrowDown', 'Enter', 'h']) await page.keyboard.press(key);
	await expect.poll(async () => (await work(context, home)).annotations).toHaveLength(2);
	expect((await work(context, home)).annotations).toMatchObject([
		{ from: 'A1.2', to: 'A1.2', code: 'Judgement' },
		{ from: 'A1.2', to: 'A1.3', code: null }
	]);
});

test('a selected passage is cited in the answer where the caret was', async ({ page, home }) => {
	await visit(page, `${home}/answer?question=corroboration`);
	const answer = page.getByLabel('Your answer');
	await answer.fill('Both report it, and differ.');
	await answer.press('Home');
	for (let i = 0; i < 'Both report it'.length; i++) await answer.press('ArrowRight');
	await drag(page, 'B3.2', 'Azerbaijan', 'peacekeepers');
	await tool(page, 'Cite').click();
	await expect(answer).toHaveValue('Both report it [B3.2], and differ.');
	await expect(answer).toBeFocused();
});

test('language techniques show in the toolbar only when they are asked for', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	await drag(page, 'A1.2', 'new', 'friend');
	await expect(tool(page, 'Scare quotes')).toBeHidden();
	await tool(page, 'Techniques').click();
	await expect(tool(page, 'Problem')).toBeHidden();
	await tool(page, 'Scare quotes').click();
	await expect.poll(() => painted(page, 'code-scare-quotes')).toEqual(['new good friend']);
	await expect(bar(page)).toBeHidden();

	// techniques were asked for that selection only
	await drag(page, 'A1.2', 'help', 'Armenia');
	await expect(tool(page, 'Back to labels')).toBeHidden();
	await tool(page, 'Remedy').click();
	await expect
		.poll(async () => (await work(context, home)).annotations)
		.toMatchObject([
			{ exact: 'help for Armenia', code: 'Remedy' },
			{ exact: 'new good friend', code: 'Scare quotes' }
		]);
});

test('what a label means is in the toolbar, below the selection, and in the column', async ({
	page,
	home
}) => {
	const meaning = 'What the author says is going on that should worry us.';
	await visit(page, `${home}/read`);
	await drag(page, 'A1.2', 'new', 'friend');
	const words = await page.evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect());
	expect((await bar(page).boundingBox())?.y).toBeGreaterThan(words?.bottom ?? 0);
	await expect(bar(page)).not.toContainText(meaning);
	await tool(page, 'Problem').hover();
	await expect(bar(page)).toContainText(meaning);
	await tool(page, 'Problem').focus();
	await expect(tool(page, 'Problem')).toHaveAccessibleDescription(
		/What the author says is going on/
	);
	await page.keyboard.press('ArrowRight');
	await expect(bar(page)).toContainText(
		'Who or what the author says has brought the problem about'
	);
	await page.keyboard.press('Escape');
	await page.getByText('What the labels mean').click();
	await expect(page.locator('#meanings')).toContainText(meaning);
	await expect(page.locator('#meanings')).toContainText('Not when:');
});

test('a note is moved to other words by selecting them while it is open, which can be undone', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	await drag(page, 'A1.1', 'Conor', 'opens');
	await tool(page, 'Note').click();
	await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
	await page.keyboard.type('Who accuses whom?');
	await drag(page, 'A1.1', 'a charge', 'harder');
	await tool(page, 'Move note here').click();
	const moved = 'a charge: Washington is leaning ever harder';
	await expect.poll(() => painted(page, 'code-none')).toEqual([moved]);
	await expect(page.locator('#column blockquote')).toHaveText(moved);
	const exact = async () => (await work(context, home)).annotations;
	await expect.poll(exact).toMatchObject([{ exact: moved, note: 'Who accuses whom?' }]);

	await expect(page.getByText('Note moved to A1.1.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => painted(page, 'code-none')).toEqual(['Conor Gallagher opens']);
	await expect
		.poll(exact)
		.toMatchObject([{ exact: 'Conor Gallagher opens', note: 'Who accuses whom?' }]);
});
