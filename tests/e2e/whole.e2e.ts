import type { Page } from '@playwright/test';
import { atQuestion, expect, test, visit, work } from '../support/browser/notebook-page.ts';
import {
	click,
	drag,
	focused,
	notes,
	painted,
	sentence,
	tool
} from '../support/browser/gestures.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const finished = {
	annotations: [
		{ exact: 'a charge', code: 'Problem', note: 'Of what?' },
		{ from: 'B1.2', code: 'Judgement' }
	],
	judgements: [{ relation: 'conflict', reason: 'Squeeze or embrace.' }],
	answers: [{ question: 'corroboration', lockedText: 'Both report it [A12.3] [B3.2].' }]
};

test('a student annotates, compares, cites and locks with the mouse, and the page never scrolls', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	await drag(page, 'A1.1', 'a charge');
	await tool(page, 'Problem').click();
	await page.getByRole('link', { name: 'Edit the note on A1.1' }).click();
	await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
	await page.keyboard.type('Of what?');
	await page.getByRole('link', { name: 'Done' }).click();
	await expect(notes(page)).toContainText(['Of what?']);
	await expect(page).not.toHaveURL(/edit=/);
	await drag(page, 'B1.2', 'Some in', 'defence.');
	await tool(page, 'Judgement').click();
	await expect(notes(page)).toHaveCount(2);

	await page.getByRole('link', { name: '3 Compare' }).click();
	await page.getByRole('link', { name: 'Point 2: Who is it really aimed at?' }).click();
	await expect(page.getByRole('heading', { name: 'Who is it really aimed at?' })).toBeVisible();
	await page.getByRole('link', { name: /^Point 1:/ }).click();
	await page.getByLabel('They conflict').click();
	await page.getByLabel('Why?').click();
	await page.keyboard.type('Squeeze or embrace.');
	await page.getByRole('button', { name: 'Lock my judgement' }).click();
	await expect(page.getByRole('heading', { name: 'The lesson’s view' })).toBeInViewport();
	await focused(page);

	await page.getByRole('link', { name: '4 Answer' }).click();
	await page.getByRole('link', { name: 'Corroboration' }).last().click();
	await atQuestion(page, 'corroboration');
	const answer = page.getByLabel('Your answer');
	await answer.click();
	await page.keyboard.type('Both report it.');
	await page.keyboard.press('ArrowLeft');
	for (const [label, words] of [
		['A12.3', 'takeover'],
		['B3.2', 'peacekeepers']
	] as const) {
		await click(page, label, words);
		await tool(page, 'Cite').click();
		await expect(answer).toBeFocused();
	}
	await expect(answer).toHaveValue('Both report it [A12.3] [B3.2].');
	await page.getByRole('button', { name: 'Lock my answer' }).click();
	await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible();
	await focused(page);
	// only the panes and the column scroll, also once the model answer has made the column longer
	expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(
		true
	);
	expect(await work(context, home)).toMatchObject(finished);
});

/** Presses keys one after the other; after each the focus must be somewhere in sight. */
async function press(page: Page, ...keys: string[]) {
	for (const key of keys) {
		await page.keyboard.press(key);
		await focused(page);
	}
}

/** Presses Tab until the element in focus has this name. */
async function tabTo(page: Page, name: RegExp) {
	for (let i = 0; i < 40; i += 1) {
		if (name.test(await focused(page))) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`The focus never came to ${name}.`);
}

/** Waits until the scripts react to keys, which on a busy machine is some time after they have loaded. */
const awake = (page: Page) => expect(sentence(page, 'A1.1')).toHaveAttribute('tabindex', '-1');

test('a student does the same with the keyboard alone, and the focus is always in view', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	await awake(page);
	await press(page, 'F6', 'ArrowDown');
	await expect(sentence(page, 'A1.1')).toBeFocused();
	// word by word: Conor Gallagher opens with | a charge
	for (const key of ['Shift+ArrowRight', 'Enter', 'p']) await page.keyboard.press(key);
	await expect.poll(() => painted(page, 'code-problem')).toHaveLength(1);
	await expect(sentence(page, 'A1.1')).toBeFocused();
	await press(page, 'F6', 'ArrowDown', 'ArrowDown', 'Enter', 'Enter', 'j');
	await expect(sentence(page, 'B1.2')).toBeFocused();
	await expect(notes(page)).toHaveCount(2);

	await press(page, 'F6');
	await tabTo(page, /^a Edit the note on B1.2/);
	await press(page, 'Enter');
	await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
	await page.keyboard.type('He judges.');
	await tabTo(page, /^a Done/);
	await press(page, 'Enter');
	await expect(page.getByRole('textbox', { name: 'Note' })).toBeHidden();
	await focused(page);

	await press(page, 'Shift+F6', 'Shift+F6', 'Shift+F6');
	await visit(page, `${home}/compare`);
	await awake(page);
	await press(page, 'F6', ']');
	await expect(page).toHaveURL(/point=target/);
	await focused(page);
	await press(page, '[');
	await expect(page).toHaveURL(/point=policy/);
	await press(page, 'Shift+F6');
	await tabTo(page, /^input/);
	await press(page, 'Space', 'ArrowDown', 'Tab');
	await page.keyboard.type('Squeeze [or] embrace.');
	await press(page, 'Tab', 'Enter');
	await expect(page.getByRole('heading', { name: 'The lesson’s view' })).toBeVisible();
	await focused(page);
	await expect(page.getByLabel('They conflict')).toBeChecked();

	await visit(page, `${home}/answer?question=contextualization`);
	await awake(page);
	await press(page, 'F6', ']');
	await expect(page).toHaveURL(/question=corroboration/);
	await press(page, 'Shift+F6');
	const answer = page.getByLabel('Your answer');
	await tabTo(page, /^textarea/);
	await page.keyboard.type('Both report it.');
	await press(page, 'ArrowLeft', 'F6', 'ArrowDown', 'ArrowDown', 'c');
	await expect(answer).toBeFocused();
	await press(page, 'F6', 'F6', 'ArrowDown', 'c');
	await expect(answer).toHaveValue('Both report it [A1.2] [B1.1].');
	await tabTo(page, /^button Lock/);
	await press(page, 'Enter');
	await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible();
	await focused(page);
	expect(await work(context, home)).toMatchObject({
		judgements: [{ relation: 'conflict', reason: 'Squeeze [or] embrace.' }],
		answers: [{ lockedText: 'Both report it [A1.2] [B1.1].' }]
	});
});
