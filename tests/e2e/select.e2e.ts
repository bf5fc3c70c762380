import type { Page } from '@playwright/test';
import { expect, test, work } from './desk.ts';

test.use({ viewport: { width: 1366, height: 768 } });

/** Drags over words of a sentence, from the left edge of the first letter to the right edge of the last. */
async function drag(page: Page, label: string, from: string, to: string) {
	const box = await page.evaluate(
		([label = '', from = '', to = '']) => {
			const sentence = document.getElementById(label);
			if (!sentence) throw new Error(`There is no ${label}.`);
			sentence.scrollIntoView({ block: 'center' });
			const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
			const node = walker.nextNode() as Text;
			const at = (i: number) => {
				const range = document.createRange();
				range.setStart(node, i);
				range.setEnd(node, i + 1);
				return range.getBoundingClientRect();
			};
			const first = at(node.data.indexOf(from));
			const last = at(node.data.indexOf(to) + to.length - 1);
			return { x: first.left + 1, y: first.y + 9, toX: last.right, toY: last.y + 9 };
		},
		[label, from, to]
	);
	await page.mouse.move(box.x, box.y);
	await page.mouse.down();
	await page.mouse.move(box.toX, box.toY, { steps: 8 });
	await page.mouse.up();
}

/** The words that are painted in the style of a code. */
const painted = (page: Page, style: string) =>
	page.evaluate(
		(name) => [...(CSS.highlights.get(name) ?? [])].map((range) => String(range)),
		style
	);

const tool = (page: Page, name: string) =>
	page.getByRole('toolbar').getByRole('button', { name, exact: true });

test('selected words are coded at once, painted to the letter, and kept', async ({
	page,
	context,
	home
}) => {
	await page.goto(`${home}/read`, { waitUntil: 'networkidle' });
	await drag(page, 'B1.2', 'Some', 'West');
	await tool(page, 'Problem').click();
	await expect(page.getByRole('link', { name: 'B1.2', exact: true })).toBeVisible();
	expect(await painted(page, 'code-problem')).toEqual(['Some in the West']);

	await drag(page, 'B1.2', 'the West', 'writes');
	await tool(page, 'Cause').click();
	await expect.poll(() => painted(page, 'overlap')).toEqual(['the West']);
	expect(await painted(page, 'code-problem')).toEqual(['Some in ']);
	expect(await painted(page, 'code-cause')).toEqual([', he writes']);

	await page.reload({ waitUntil: 'networkidle' });
	await expect.poll(() => painted(page, 'overlap')).toEqual(['the West']);
	expect((await work(context, home)).annotations).toMatchObject([
		{ exact: 'Some in the West', code: 'Problem' },
		{ exact: 'the West, he writes', code: 'Cause' }
	]);
});

test('with the keyboard alone: arrows to a sentence, Enter, a letter, and on from there', async ({
	page,
	context,
	home
}) => {
	await page.goto(`${home}/read`, { waitUntil: 'networkidle' });
	await page.getByRole('region', { name: 'Text A' }).focus();
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
	await page.goto(`${home}/answer?question=corroboration`, { waitUntil: 'networkidle' });
	const answer = page.getByLabel('Your answer');
	await answer.fill('Both report it, and differ.');
	await answer.press('Home');
	for (let i = 0; i < 'Both report it'.length; i++) await answer.press('ArrowRight');
	await drag(page, 'B3.2', 'Azerbaijan', 'peacekeepers');
	await tool(page, 'Cite').click();
	await expect(answer).toHaveValue('Both report it [B3.2], and differ.');
	await expect(answer).toBeFocused();
});

test('a selection that was not saved is selected again, and says so', async ({ page, home }) => {
	await page.goto(`${home}/read`, { waitUntil: 'networkidle' });
	await page.route('**/read?/annotate', (route) => route.abort());
	await drag(page, 'A1.1', 'Conor', 'charge');
	await tool(page, 'Remedy').click();
	await expect(page.getByRole('alert')).toContainText('Not saved: the server cannot be reached.');
	expect(await page.evaluate(() => String(getSelection()))).toBe(
		'Conor Gallagher opens with a charge'
	);
	await page.unroute('**/read?/annotate');
	await tool(page, 'Remedy').click();
	await expect.poll(() => painted(page, 'code-remedy')).toHaveLength(1);
});

test('a form that cannot be sent keeps what was typed, says so, and is sent when it can be', async ({
	page,
	context,
	home
}) => {
	await page.goto(`${home}/answer?question=synthesis`, { waitUntil: 'networkidle' });
	await page.getByLabel('Your answer').fill('Typed in a tunnel.');
	await page.route('**/answer?/save**', (route) => route.abort());
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Not saved: the server cannot be reached.');
	await expect(page.getByLabel('Your answer')).toHaveValue('Typed in a tunnel.');

	page.once('dialog', (dialog) => dialog.dismiss());
	await page.getByRole('link', { name: '1 Read' }).click();
	await expect(page.getByLabel('Your answer')).toHaveValue('Typed in a tunnel.');

	await page.unroute('**/answer?/save**');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('alert')).toBeHidden();
	await expect
		.poll(async () => (await work(context, home)).answers)
		.toMatchObject([{ text: 'Typed in a tunnel.' }]);
});
