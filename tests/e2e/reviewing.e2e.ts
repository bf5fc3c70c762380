import * as accounts from '../../src/lib/server/account/accounts.ts';
import * as members from '../../src/lib/server/course/members.ts';
import { account } from '../support/factories.ts';
import { test } from '../support/browser/course-room.ts';
import { expect, ready, reload, visit } from '../support/browser/notebook-page.ts';
import { handedIn, level, named, pressed, saved } from '../support/browser/review-page.ts';

test('thirty submissions are reviewed by keyboard alone, released, sent back, and reviewed again', async ({
	room
}) => {
	const names = ['Eli', ...Array.from({ length: 29 }, (_, n) => `Learner ${String(n + 10)}`)];
	const { list, notebook } = handedIn(room, names);
	const page = await room.enter(room.dora);
	await page.goto('/');
	await expect(page.getByText('History · 30 to review')).toBeVisible();
	await page.getByRole('link', { name: 'The bell', exact: true }).click();
	await page.waitForURL(`**${list}`);
	await page.getByRole('link', { name: /^Start reviewing/ }).click();
	// from here on the page is not loaded again
	await ready(page);
	for (const [n, name] of names.entries()) {
		await named(page, name);
		await expect(page.getByRole('navigation', { name: 'Submissions' })).toContainText(
			`${n + 1} of 30, ${30 - n} to finish`
		);
		await page.keyboard.press('3');
		await pressed(page, 'Evidence from both sides', 3);
		await page.keyboard.press('j');
		await page.keyboard.press('2');
		await pressed(page, 'Fairness', 2);
		await page.keyboard.press('r');
		await page.keyboard.type(`Say more, ${n}.`);
		await page.keyboard.press('Escape');
		await page.keyboard.press('d');
		await page.keyboard.press('n');
	}
	await saved(page);
	await page.getByRole('link', { name: /^All\ssubmissions/ }).click();
	await page.getByRole('button', { name: 'Release finished reviews (30)' }).click();
	await expect(page.getByRole('status')).toContainText('30 reviews released');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('status')).toContainText('30 reviews hidden from students again');
	await expect(page.getByRole('button', { name: 'Release selected' })).toBeDisabled();
	await page.getByRole('link', { name: 'Select all 30' }).click();
	await page.getByRole('button', { name: 'Release selected (30)' }).click();
	await expect(page.getByRole('status')).toContainText('30 reviews released');

	const desk = await room.enter(room.dora);
	await desk.goto('/');
	await expect(desk.getByRole('heading', { name: 'My classes' })).toBeVisible();
	await expect(desk.getByText('To review')).toHaveCount(0);

	const eli = await room.enter(room.eli);
	await eli.goto('/');
	await eli.getByRole('link', { name: 'New feedback' }).click();
	await expect(eli.getByText('5 of 8')).toBeVisible();
	await expect(eli.getByText('Say more, 0.')).toBeVisible();
	await eli.goto('/');
	await expect(eli.getByRole('link', { name: 'New feedback' })).toHaveCount(0);

	await page.getByRole('link', { name: 'Eli' }).click();
	await page.getByText('Send back for changes').click();
	await page.getByLabel('Message: what should they change?').fill('Cite B, too.');
	await page.getByRole('button', { name: 'Send back', exact: true }).click();
	await expect(page.getByText(/^Sent back for changes .*: Cite B, too\./)).toBeVisible();
	await eli.goto(`${notebook(0)}/after`);
	await expect(eli.getByRole('link', { name: 'Feedback' })).toBeVisible();
	const handIn = eli.getByRole('button', { name: 'Hand in', exact: true });
	await handIn.click();
	await expect(handIn).toHaveCount(0);
	await desk.goto(`/courses/${room.hers.id}`);
	await expect(desk.getByRole('link', { name: '1 to review' })).toBeVisible();
	await page.goto(list);
	await page.getByRole('link', { name: 'Handed in again 1' }).click();
	await page.getByRole('link', { name: 'Eli' }).click();
	await expect(page.getByText('Cite B, too.')).toBeVisible();
	await expect(page.getByText('Previously: level 3')).toBeVisible();
	await level(page, 'Fairness', 4).click();
	await pressed(page, 'Fairness', 4);
	await saved(page);
});

test('of two teachers who review at once the second sees what the first one chose, and decides', async ({
	room
}) => {
	const otto = account('Otto');
	members.addInstructor(room.hers, accounts.loginOf(otto));
	const { home } = handedIn(room, ['Eli']);
	const one = await room.enter(room.dora);
	const two = await room.enter(otto);
	await visit(one, home(0));
	await visit(two, home(0));
	await level(one, 'Fairness', 4).click();
	await saved(one);
	await level(two, 'Fairness', 1).click();
	const alert = two.getByRole('alert', { name: 'Changed by two people' });
	await expect(alert).toContainText('Dora changed this at the same time');
	await expect(alert).toContainText('Level 4');
	await alert.getByRole('button', { name: 'Take theirs' }).click();
	await expect(alert).toHaveCount(0);
	await pressed(two, 'Fairness', 4);
	await level(one, 'Fairness', 3).click();
	await saved(one);
	await level(two, 'Fairness', 2).click();
	await alert.getByRole('button', { name: 'Keep mine' }).click();
	await expect(alert).toHaveCount(0);
	await saved(two);
	await one.reload();
	await pressed(one, 'Fairness', 2);
});

test('a level given without a network is kept, and sent later, even with another submission open', async ({
	room
}) => {
	const { home } = handedIn(room, ['Eli', 'Gus']);
	const page = await room.enter(room.dora);
	await visit(page, home(0));
	const commands = '**/commands';
	await page.route(commands, (route) => route.abort());
	await level(page, 'Fairness', 2).click();
	await expect(page.getByRole('banner').getByRole('status')).toContainText('Not saved');
	await page.getByRole('link', { name: 'Next' }).click();
	await named(page, 'Gus');
	await page.unroute(commands);
	await saved(page);
	await page.goto(home(0));
	await pressed(page, 'Fairness', 2);
});

test('shortcuts do nothing in a text field, saved comments can be inserted, and a passage lights up', async ({
	room
}) => {
	const { home } = handedIn(room, ['Eli', 'Gus']);
	const page = await room.enter(room.dora);
	await page.goto('/phrases');
	await page.getByLabel('New comment').fill('Say where it stands.');
	await page.getByRole('button', { name: 'Save comment' }).click();
	await expect(page.getByRole('listitem')).toContainText('Say where it stands.');
	await visit(page, home(0));
	const remark = page.getByRole('textbox', { name: 'Comment: Fairness' });
	await remark.fill('');
	await remark.pressSequentially('n 1 ? d');
	await named(page, 'Eli');
	await remark.fill('');
	await remark.pressSequentially('where');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(remark).toHaveValue('Say where it stands.');
	await page.keyboard.press('Escape');
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
	await page.keyboard.press('Escape');
	await page.getByText('Add a comment').first().click();
	await page.getByRole('textbox', { name: 'Comment', exact: true }).first().fill('Why?');
	const about = page.getByRole('listitem').filter({ hasText: 'Criterion' }).getByLabel('Criterion');
	await expect(about).toHaveValue('');
	await about.selectOption('Fairness');
	await saved(page);
	await page.getByRole('link', { name: 'A2.2' }).first().click();
	await expect(page.locator('.lit')).toHaveText(/34 minutes/);
	const line = page.getByRole('separator');
	await line.focus();
	await page.keyboard.press('Home');
	await expect(line).toHaveAttribute('aria-valuenow', '60');
	await reload(page);
	await expect(line).toHaveAttribute('aria-valuenow', '60');
	await expect(about).toHaveValue('fairness');
});

test('a review can be written without a script, too', async ({ room }) => {
	const { home } = handedIn(room, ['Eli']);
	const page = await room.enter(room.dora, false);
	await page.goto(home(0));
	await level(page, 'Fairness', 4).click();
	await pressed(page, 'Fairness', 4);
	await page.getByRole('textbox', { name: 'Overall comment' }).fill('Well read.');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByRole('button', { name: 'Release to student' }).click();
	await expect(page.getByText('Evidence from both sides is not scored.')).toBeVisible();
	await page.getByRole('button', { name: 'Release anyway' }).click();
	await expect(page.getByText('The student can see it.')).toBeVisible();
});
