import type { Page } from '@playwright/test';
import * as reviews from '../../src/lib/server/review/reviews.ts';
import * as submissionAccess from '../../src/lib/server/review/submission-access.ts';
import * as submissions from '../../src/lib/server/notebook/submissions.ts';
import { learner } from '../support/factories.ts';
import { type Room, test } from '../support/browser/course-room.ts';
import { drag, hold } from '../support/browser/gestures.ts';
import { expect, ready, reload, visit } from '../support/browser/notebook-page.ts';
import { handedIn, level, named, pressed, saved } from '../support/browser/review-page.ts';

const question = (page: Page) => page.getByRole('alertdialog');
const banner = (page: Page) => page.getByRole('banner');
const told = (page: Page, words: string) =>
	expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
const zero = (page: Page, criterion: string) =>
	page
		.getByRole('group', { name: `Level: ${criterion}` })
		.getByRole('button', { name: '0 Left blank' });

/** Work in which nothing was written, handed in for the same assignment. */
function blank(room: Room, made: ReturnType<typeof handedIn>['made'], name: string) {
	const mine = room.opened(learner(room.hers, name), made);
	submissions.handIn(mine);
	return submissionAccess.findByNumber(room.dora, mine.id, 1);
}

test('a level chosen again stays; Backspace and Clear clear it, and 0 is for blank work', async ({
	room
}) => {
	const { home, made, submitted } = handedIn(room, ['Eli']);
	const empty = blank(room, made, 'Zoe');
	const page = await room.enter(room.dora);
	await visit(page, home(0));
	await page.keyboard.press('3');
	await pressed(page, 'Evidence from both sides', 3);
	await page.keyboard.press('3');
	await level(page, 'Evidence from both sides', 3).click();
	await pressed(page, 'Evidence from both sides', 3);
	await page.keyboard.press('0');
	await told(page, 'Something was written here');
	await pressed(page, 'Evidence from both sides', 3);
	await page.keyboard.press('Backspace');
	await expect(level(page, 'Evidence from both sides', 3)).toHaveAttribute('aria-pressed', 'false');
	await page.keyboard.press('2');
	await page.getByRole('button', { name: 'Clear the score: Evidence from both sides' }).click();
	await expect(level(page, 'Evidence from both sides', 2)).toHaveAttribute('aria-pressed', 'false');
	await expect(page.locator('#criterion-evidence')).toBeFocused();
	await expect(zero(page, 'Fairness')).toHaveCount(0);
	await saved(page);
	expect(reviews.find(submitted(0)).total).toMatchObject({ points: 0, missing: 2 });

	await visit(page, `/submissions/${empty.attemptId}/review`);
	await page.keyboard.press('0');
	await expect(zero(page, 'Evidence from both sides')).toHaveAttribute('aria-pressed', 'true');
	await expect(banner(page)).toContainText('Draft 0 of 8 marks 1 not scored');
	await zero(page, 'Fairness').click();
	await expect(banner(page)).toContainText('0 of 8');
	await page.keyboard.press('d');
	await expect(banner(page)).toContainText('Finished ✓ 0 of 8 marks');
	await expect(question(page)).toHaveCount(0);
	await saved(page);
	expect(reviews.find(empty)).toMatchObject({ total: { points: 0, missing: 0 } });
});

test('on a phone the tabs are at the bottom, also while a question is open', async ({ room }) => {
	const { home } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await page.setViewportSize({ width: 390, height: 844 });
	await visit(page, home(0));
	const tabs = page.getByRole('navigation', { name: 'Parts of this page' });
	const bottom = async () => {
		const { y = 0, height = 0 } = (await tabs.boundingBox()) ?? {};
		return Math.round(y + height);
	};
	expect(await bottom()).toBe(844);
	await page.getByRole('button', { name: 'Mark as finished' }).click();
	await expect(question(page)).toBeInViewport();
	expect(await bottom()).toBe(844);
});

test('d says at the top what is not scored and asks; then the state and the total are there', async ({
	room
}) => {
	const { home, submitted } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await visit(page, home(0));
	await page.keyboard.press('4');
	await page.keyboard.press('d');
	await expect(question(page)).toContainText('Fairness is not scored. Finish anyway?');
	await expect(question(page)).toBeInViewport();
	await expect(question(page).getByRole('button')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(question(page)).toHaveCount(0);
	await expect(page.locator('#criterion-evidence')).toBeFocused();
	await expect(banner(page)).toContainText('Draft 4 of 8 marks 1 not scored');
	await saved(page);
	expect(reviews.find(submitted(0)).doneAt).toBeNull();

	await page.keyboard.press('d');
	await page.keyboard.press('Enter');
	await expect(banner(page)).toContainText('Finished ✓ 4 of 8 marks 1 not scored');
	await told(page, 'Finished: 4 of 8 marks.');
	await saved(page);
	expect(reviews.find(submitted(0)).doneAt).not.toBeNull();
	await page.getByRole('button', { name: 'Release to student' }).click();
	await expect(question(page)).toContainText('Fairness is not scored. Release anyway?');
	await question(page).getByRole('button', { name: 'Release anyway' }).click();
	await expect(banner(page)).toContainText('Released ✓');
	await ready(page);
	await page.keyboard.press('1');
	await told(page, 'Hide it from them to change it.');
});

test('keys give no score behind a question that has the focus', async ({ room }) => {
	const { home } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await visit(page, home(0));
	await page.keyboard.press('4');
	await page.keyboard.press('d');
	await expect(question(page).getByRole('button')).toBeFocused();
	for (const key of ['2', 'Backspace', 'j', 'r']) await page.keyboard.press(key);
	await expect(question(page).getByRole('button')).toBeFocused();
	await pressed(page, 'Evidence from both sides', 4);
	await page.keyboard.press('Escape');
	await expect(question(page)).toHaveCount(0);
	await page.keyboard.press('2');
	await pressed(page, 'Evidence from both sides', 2);
});

test('n goes to the next that waits, at its first criterion without a score, and says when there is none', async ({
	room
}) => {
	const { list, submitted } = handedIn(room, ['Eli', 'Gus', 'Hal', 'Ida']);
	reviews.saveScore(submitted(1), 'evidence', 0, { level: 0, remark: '' });
	reviews.finish(submitted(1), true, { unscored: true });
	reviews.saveScore(submitted(2), 'evidence', 0, { level: 0, remark: '' });
	const page = await room.enter(room.dora);
	await page.goto(list);
	await page.getByRole('link', { name: 'Start reviewing (3)' }).click();
	await ready(page);
	await named(page, 'Eli');
	await expect(banner(page)).toContainText('1 of 4, 3 to finish');
	for (const key of ['1', 'j', '1']) await page.keyboard.press(key);
	await page.keyboard.press('j');
	await told(page, 'This is the last criterion.');
	for (const key of ['d', 'n']) await page.keyboard.press(key);
	await named(page, 'Hal');
	await expect(page.locator('#criterion-fairness')).toBeFocused();
	await page.keyboard.press('n');
	await named(page, 'Ida');
	await expect(page.locator('#criterion-evidence')).toBeFocused();
	for (const key of ['2', 'j', '2', 'd', 'n']) await page.keyboard.press(key);
	// back to the one that was passed over
	await named(page, 'Hal');
	for (const key of ['3', 'd']) await page.keyboard.press(key);
	await expect(banner(page)).toContainText('3 of 4, 0 to finish');
	await page.keyboard.press('n');
	await told(page, 'No other review is left to finish.');
	await page.keyboard.press('p');
	await named(page, 'Gus');
	await saved(page);
	expect(reviews.find(submitted(2)).scores).toMatchObject([{ level: 0 }, { level: 2 }]);
});

test('selected words are commented on beside them, and the comment is in the review', async ({
	room
}) => {
	const { home, submitted } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await visit(page, home(0));
	const bar = page.getByRole('toolbar', { name: 'Comment on the selected words' });
	const box = (label: string) => page.getByRole('dialog', { name: `Comment on ${label}` });
	await page.keyboard.press('m');
	await told(page, 'Select words in an article first');

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
