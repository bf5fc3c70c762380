import type { Page } from '@playwright/test';
import {
	expect,
	noting,
	type Send,
	status,
	test,
	visit
} from '../support/browser/notebook-page.ts';
import { click, hold, placeOf, sentence } from '../support/browser/gestures.ts';
import { uid } from '../../src/lib/uid.ts';

/** Every field that asks for citations beside the articles: its page, its label, and how it takes A1.2. */
const fields = [
	['a reason for a judgement', 'compare', 'Why?', '[A1.2]'],
	['where an own point is in A', 'compare?view=found', 'Where in A?', 'A1.2'],
	['what one article leaves out', 'compare?view=found', 'Sentence that mentions it', 'A1.2'],
	['where it is after all', 'compare?view=found', 'Did you find it in A after all?', 'A1.2'],
	['an answer', 'answer?question=evidence', 'Your answer', '[A1.2]']
] as const;

/** A notebook with a silence, which has a field of its own. */
async function begun(send: Send, home: string) {
	const silence = { uid: uid(), revision: '0', silentSide: 'a', code: '', text: 'Of note.' };
	await send(`${home}/compare?/silence`, { ...silence, about: 'B1.2', contested: '' });
}
const cite = (page: Page) => page.getByRole('toolbar').getByRole('button', { name: 'Cite' });

test.describe('beside the articles', () => {
	test.use({ viewport: { width: 1366, height: 768 } });

	test('every field that asks for citations takes them by mouse and by key', async ({
		page,
		send,
		home
	}) => {
		await begun(send, home);
		for (const [what, path, label, cited] of fields) {
			await test.step(what, async () => {
				await visit(page, `${home}/${path}`);
				const field = page.locator('#column').getByLabel(label);
				await field.click();
				await click(page, 'A1.2', 'cover');
				await cite(page).click();
				await expect(field).toHaveValue(cited);
				await expect(field).toBeFocused();
				// the key C, on the sentence where the arrow keys are
				await field.fill('');
				await sentence(page, 'A1.1').focus();
				await page.keyboard.press('ArrowDown');
				await page.keyboard.press('c');
				await expect(field).toHaveValue(cited);
				await expect(field).toBeFocused();
			});
		}
		await expect(status(page)).toContainText(/Saved|Kept/);
	});

	test('a sentence of B goes into the field for B, whichever of the two was focused', async ({
		page,
		home
	}) => {
		await visit(page, `${home}/compare?view=found`);
		await page.getByLabel('Where in A?').click();
		await click(page, 'B1.2', 'Some');
		await cite(page).click();
		await expect(page.getByLabel('Where in B?')).toHaveValue('B1.2');
		await expect(page.getByLabel('Where in A?')).toHaveValue('');
	});

	test('before a field was focused, nothing is cited where there are several', async ({
		page,
		home
	}) => {
		await visit(page, `${home}/compare?view=found`);
		await sentence(page, 'A1.2').focus();
		await page.keyboard.press('Enter');
		await expect(
			page.getByRole('toolbar').getByRole('button', { name: 'Highlight' })
		).toBeVisible();
		await expect(cite(page)).toHaveCount(0);
		await page.getByLabel('Where in A?').focus();
		await sentence(page, 'A1.2').focus();
		await page.keyboard.press('Enter');
		await expect(cite(page)).toBeVisible();
		// at a point the toolbar only cites
		await visit(page, `${home}/compare`);
		await click(page, 'A1.2', 'cover');
		await expect(cite(page)).toBeVisible();
		await expect(page.getByRole('toolbar').getByRole('button')).toHaveCount(1);
	});
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test('every field that asks for citations takes them by touch', async ({ page, send, home }) => {
		await begun(send, home);
		for (const [what, path, label, cited] of fields) {
			await test.step(what, async () => {
				await visit(page, `${home}/${path}`);
				const field = page.locator('#column').getByLabel(label);
				await expect(field).toBeVisible();
				const own = page.locator('.citing', { has: page.getByLabel(label) });
				await own.getByRole('button', { name: 'Cite from A' }).tap();
				await expect(page.getByText('Tap a sentence to cite it.')).toBeVisible();
				const { x, y } = await placeOf(page, 'A1.2', 'cover');
				await page.touchscreen.tap(x + 4, y);
				await expect(page.locator('#pane-a')).toBeHidden();
				await expect(field).toHaveValue(cited);
				await expect(field).toBeFocused();
				// by the toolbar of a selection, from the other tab
				await field.fill('');
				await page.getByRole('link', { name: 'A', exact: true }).tap();
				await hold(page, 'A1.2', 'cover story');
				await cite(page).tap();
				await expect(field).toHaveValue(cited);
				await expect(page.locator('#column')).toBeVisible();
			});
		}
	});
});

for (const [name, use] of Object.entries({
	'on a phone': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
	'on a laptop': { viewport: { width: 1366, height: 768 } }
}))
	test.describe(`after reading, ${name}`, () => {
		test.use(use);

		test('sentences are picked from a list, the reader’s own notes first', async ({
			page,
			send,
			home
		}) => {
			await noting(send, home)({ from: 'B2.1', note: 'So they say.' });
			await visit(page, `${home}/after`);
			const reason = page.getByLabel('What changed');
			const list = page.getByLabel('Cite a sentence or one of your notes');
			await expect(list.locator('optgroup').first()).toHaveAttribute('label', 'Your notes');
			await expect(list.locator('optgroup').first()).toContainText('So they say.');
			const add = page.getByRole('button', { name: 'Cite this' });
			await expect(add).toBeDisabled();
			await page.getByLabel('3 of 7').check();
			await reason.fill('This one');
			// the keyboard changes the choice with every key, and cites only by the button
			await list.focus();
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('ArrowDown');
			await expect(reason).toHaveValue('This one');
			await list.selectOption('B2.1');
			await add.press('Enter');
			await expect(reason).toHaveValue('This one [B2.1]');
			await list.selectOption('A1.2');
			await add.click();
			await expect(reason).toHaveValue('This one [B2.1] [A1.2]');
			await expect(status(page)).toContainText('Saved');
			await page.reload();
			await expect(reason).toHaveValue('This one [B2.1] [A1.2]');
		});
	});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 1366, height: 768 } });

	test('the list works with the form, and no hint names what is not there', async ({
		page,
		home
	}) => {
		await page.goto(`${home}/after`);
		await page.getByLabel('3 of 7').check();
		await page.getByLabel('What changed').fill('This one.');
		await page.getByLabel('Cite a sentence or one of your notes').selectOption('A1.2');
		await page.locator('form[action*="stance"]').getByRole('button', { name: 'Save' }).click();
		await expect(page.getByLabel('What changed')).toHaveValue('This one. [A1.2]');
		for (const [, path] of fields) {
			await page.goto(`${home}/${path}`);
			await expect(page.getByText('press Cite').filter({ visible: true })).toHaveCount(0);
			await expect(
				page.getByText('type a sentence’s number, like').filter({ visible: true })
			).not.toHaveCount(0);
		}
	});
});

test('more citations than are needed are counted in words that read right', async ({
	page,
	home
}) => {
	await visit(page, `${home}/answer?question=corroboration`);
	const counts = page.getByText('Cited:').locator('..');
	for (const [answer, words] of [
		['One says so [A1.2].', /Cited: 1 of 1 from A,\s*0 of 1 from B/],
		['It says so [A1.1; A1.2; A1.3].', /Cited: 3 from A \(1 needed\),\s*0 of 1 from B/]
	] as const) {
		await page.getByLabel('Your answer').fill(answer);
		await expect(counts).toContainText(words);
	}
});
