import type { Page } from '@playwright/test';
import * as reviews from '../../src/lib/server/review/reviews.ts';
import * as submissionAccess from '../../src/lib/server/review/submission-access.ts';
import * as submissions from '../../src/lib/server/notebook/submissions.ts';
import { learner } from '../support/factories.ts';
import { type Room, test } from '../support/browser/course-room.ts';
import { expect, ready, visit } from '../support/browser/notebook-page.ts';
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
