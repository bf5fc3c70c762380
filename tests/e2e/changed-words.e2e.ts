import type { Page } from '@playwright/test';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import { test } from '../support/browser/course-room.ts';
import { changePage, showOriginal } from '../support/browser/changed-page.ts';
import { bar, click, drag, notes, panel, tool } from '../support/browser/gestures.ts';
import {
	answered,
	expect,
	holdBack,
	kept,
	status,
	visit,
	work
} from '../support/browser/notebook-page.ts';
import { keepRows, nameTab, oldRows } from '../support/browser/old-queue.ts';
import { commentBeside, commentButton, handedIn } from '../support/browser/review-page.ts';

// A browser's translation and other extensions change the words of a page. Then a selection's place in it is another
// one in the article.

test.use({ viewport: { width: 1366, height: 768 } });

const changed = 'Your browser changed this article’s words. Show the original to highlight.';
const said = (page: Page) => page.getByRole('status').filter({ hasText: changed });

test('in a translated article nothing is highlighted, the page says why, and the original can be', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	await drag(page, 'B1.2', 'Some', 'West');
	await tool(page, 'Problem').click();
	await expect(notes(page)).toHaveCount(1);
	await changePage(page, 'translated');
	await drag(page, 'B2.2', 'mots');
	await expect(said(page)).toBeVisible();
	await expect(bar(page)).toBeHidden();
	await page.keyboard.press('p');
	await click(page, 'B1.2', 'mots');
	await expect(said(page)).toHaveCount(0);
	await expect(panel(page)).toHaveCount(0);
	// scrolling paints notes anew, which fails where a note lies beyond the end of a shorter text
	await page
		.locator('#pane-b .scroll')
		.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight }));

	await showOriginal(page);
	const [first = ''] = await page.locator('[id="B2.2"]').allTextContents();
	const word = first.trim().split(' ')[0] ?? '';
	await drag(page, 'B2.2', word);
	await tool(page, 'Highlight').click();
	await expect
		.poll(async () => (await work(context, home)).annotations)
		.toMatchObject([{ exact: 'Some in the West' }, { exact: word, from: 'B2.2' }]);
});

test('in a translated article no sentence can be cited by selecting it', async ({ page, home }) => {
	await visit(page, `${home}/answer?question=corroboration`);
	await changePage(page, 'translated');
	await click(page, 'B3.2', 'mots');
	await expect(said(page)).toBeVisible();
	await expect(bar(page)).toBeHidden();
});

test('counts and the state of saving stay true in a translated page', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/answer?question=corroboration`);
	await changePage(page, 'translated');
	const release = await holdBack(page, '**/commands');
	await page.locator('textarea[name="text"]').fill('Both say so [A1.2].');
	await expect(page.getByText('3 words', { exact: true })).toBeVisible();
	await expect(page.getByText('1 of 1 from A,')).toBeVisible();
	await expect(status(page)).toHaveText('Saving …');
	release();
	await answered(context, home, 'Both say so [A1.2].');
	await expect(status(page)).toHaveText(/^Saved/);
});

test('the words that were selected are stored where an extension only put elements around them', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	await changePage(page, 'wrapped');
	await drag(page, 'B1.2', 'the West', 'writes');
	await tool(page, 'Cause').click();
	await expect
		.poll(async () => (await work(context, home)).annotations)
		.toMatchObject([{ exact: 'the West, he writes', code: 'Cause' }]);
	await drag(page, 'A1.2', 'new', 'friend');
	await expect(tool(page, 'Problem')).toBeVisible();
	await expect(said(page)).toHaveCount(0);
});

test('a reviewer’s comment is never put at other words than were selected', async ({ room }) => {
	const { home, submitted } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora);
	await visit(page, home(0));
	await drag(page, 'A1.1', 'Teenagers');
	await expect(commentButton(page)).toBeVisible();
	await changePage(page, 'translated');
	await drag(page, 'A1.2', 'mots');
	await expect(said(page)).toBeVisible();
	await expect(commentButton(page)).toHaveCount(0);
	await showOriginal(page);
	await drag(page, 'A1.2', 'sleep', 'hormone');
	const field = await commentBeside(page, 'A1.2');
	await field.fill('Which one?');
	await expect
		.poll(() => reviews.find(submitted(0)).remarks)
		.toMatchObject([{ exact: 'sleep hormone', label: 'A1.2', text: 'Which one?' }]);
});

test('a note at words that the article doesn’t have is refused, and what was typed is shown', async ({
	room
}) => {
	const made = room.assign();
	const his = room.opened(room.eli, made);
	const page = await room.enter(room.eli);
	await page.goto('/lessons');
	await nameTab(page, 'theTab');
	const place = { owner: room.eli.id, notebook: his.id, uid: his.uid, tab: 'theTab' };
	const note = { kind: 'annotate', uid: 'note-one', side: 'a', start: 0, end: 9, code: '' };
	await keepRows(page, oldRows([{ ...note, exact: 'Jugendlic', note: 'Typed with care.' }], place));
	await visit(page, `/notebooks/${his.id}/read`);
	const refused = page.locator('#column').getByRole('alert');
	await expect(refused).toContainText('The words you selected aren’t the article’s own.');
	await expect(refused).toContainText('Jugendlic');
	await expect(refused).toContainText('Typed with care.');
	await expect(status(page)).toContainText('Not saved');
	expect(annotations.of(his)).toEqual([]);
	await refused.getByRole('button', { name: 'Discard this note' }).click();
	await expect(refused).toHaveCount(0);
	await expect(status(page)).toContainText(/^\s*Saved/);
	expect(await kept(page)).toBe(0);
});
