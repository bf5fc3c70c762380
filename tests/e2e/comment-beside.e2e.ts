import * as reviews from '../../src/lib/server/review/reviews.ts';
import { test } from '../support/browser/course-room.ts';
import { drag, hold } from '../support/browser/gestures.ts';
import { expect, ready, reload, visit } from '../support/browser/notebook-page.ts';
import { handedIn, named, saved } from '../support/browser/review-page.ts';

test('selected words are commented on beside them, and the comment is in the review', async ({
	room
}) => {
	const { home, submitted } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await visit(page, home(0));
	const bar = page.getByRole('toolbar', { name: 'Comment on the selected words' });
	const box = (label: string) => page.getByRole('dialog', { name: `Comment on ${label}` });
	await page.keyboard.press('m');
	await expect(
		page.getByRole('status').filter({ hasText: 'Select words in an article first' })
	).toBeVisible();

	await drag(page, 'A2.2', 'less often');
	await bar.getByRole('button', { name: 'Comment' }).click();
	const field = box('A2.2').getByRole('textbox', { name: 'Comment' });
	await expect(field).toBeFocused();
	const at = await page.locator('[id="A2.2"]').boundingBox();
	const near = await box('A2.2').boundingBox();
	expect(Math.abs((near?.y ?? 9e9) - (at?.y ?? 0))).toBeLessThan(300);
	await page.keyboard.type('How much is that?');
	await box('A2.2').getByLabel('Criterion').selectOption('Fairness');
	await page.keyboard.press('Escape');
	await expect(box('A2.2')).toHaveCount(0);
	const listed = page.locator('#passages li');
	await expect(listed.getByRole('textbox')).toHaveValue('How much is that?');

	// by touch, and with a key; by keyboard from a sentence that has the focus
	await hold(page, 'B1.3', 'parents');
	await page.keyboard.press('m');
	await page.keyboard.type('Which ones?');
	await box('B1.3').getByRole('button', { name: 'Done' }).click();
	await expect(page.locator('[id="B1.3"]')).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('m');
	await page.keyboard.type('3 of them? d n');
	await saved(page);
	await page.reload();
	await ready(page);
	await named(page, 'Eli');
	await expect(listed).toHaveCount(3);
	expect(reviews.find(submitted(0)).remarks).toMatchObject([
		{ exact: 'less often', label: 'A2.2', text: 'How much is that?', criterion: 'fairness' },
		{ exact: 'parents', label: 'B1.3', text: 'Which ones?', criterion: null },
		{ label: 'B1.4', text: '3 of them? d n', criterion: null }
	]);
});

test('a comment whose field is emptied stays until Delete is pressed, and that can be undone', async ({
	room
}) => {
	const { home, submitted } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await visit(page, home(0));
	const comments = () =>
		reviews
			.find(submitted(0))
			.remarks.filter(({ erasedAt }) => erasedAt === null)
			.map(({ text }) => text);
	await drag(page, 'A2.2', 'less often');
	// m on a Russian keyboard
	await page.evaluate(() =>
		document.activeElement?.dispatchEvent(
			new KeyboardEvent('keydown', { key: 'ь', code: 'KeyM', bubbles: true, cancelable: true })
		)
	);
	const box = page.getByRole('dialog', { name: 'Comment on A2.2' });
	const beside = box.getByRole('textbox', { name: 'Comment' });
	const listed = page.locator('#passages li').getByRole('textbox');
	await beside.fill('How much is that?');
	await expect(listed).toHaveValue('How much is that?');
	await saved(page);
	for (const [field, around] of [
		[beside, box],
		[listed, page.locator('#passages')]
	] as const) {
		await field.fill('');
		await expect(around.getByRole('alert')).toContainText('An empty comment isn’t saved.');
	}
	await box.getByRole('button', { name: 'Delete' }).click();
	await expect(listed).toHaveCount(0);
	await expect.poll(comments).toEqual([]);
	await box.getByRole('button', { name: 'Undo' }).click();
	await expect(beside).toHaveValue('How much is that?');
	await expect.poll(comments).toEqual(['How much is that?']);
	await beside.fill('');
	await page.keyboard.press('Escape');
	await expect(box).toHaveCount(0);
	await reload(page);
	await expect(listed).toHaveValue('How much is that?');
});
