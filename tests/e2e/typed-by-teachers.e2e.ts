import type { Page } from '@playwright/test';
import * as accounts from '../../src/lib/server/account/accounts.ts';
import * as users from '../../src/lib/server/account/users.ts';
import * as members from '../../src/lib/server/course/members.ts';
import * as prompts from '../../src/lib/server/classroom/prompts.ts';
import * as submissions from '../../src/lib/server/notebook/submissions.ts';
import * as annotations from '../../src/lib/server/notebook/annotations.ts';
import * as commentBank from '../../src/lib/server/review/comment-bank.ts';
import { test } from '../support/browser/course-room.ts';
import { expect, ready, reload, visit } from '../support/browser/notebook-page.ts';
import { handedIn } from '../support/browser/review-page.ts';
import { keptForms } from '../support/browser/typed-forms.ts';
import { account, learner } from '../support/factories.ts';

// What a teacher types into a form with a button is still there after moving within the page, reloading and closing it,
// and the page says that it is only kept on this device.
const kept = (page: Page) => page.getByText('Kept on this device', { exact: true });
const left = (page: Page) => page.getByRole('region', { name: 'Kept on this device' });
const fresh = (page: Page) => page.getByRole('form', { name: 'New prompt' });
const back = async (page: Page) => {
	const address = page.url();
	await page.close();
	const another = await page.context().newPage();
	await visit(another, address);
	return another;
};

test('a prompt, its change and a reply are kept until they are sent, also without a network', async ({
	room
}) => {
	const made = room.assign({ sharing: 'start' });
	prompts.add(made, { from: 'A1.2' }, 'Who says so?');
	const id = prompts.taught(made)[0]?.id ?? 0;
	const his = room.opened(room.eli, made);
	annotations.add(his, 'elis-note', { from: 'A1.2', code: 'cause', note: 'A hormone.' });
	let page = await room.enter(room.dora);
	const margin = `/assignments/${made.id}/margin`;
	await visit(page, `${margin}?show=all`);
	await fresh(page).getByLabel('Prompt text').fill('What does B');
	await page.getByText('Reply to the note').click();
	await page.getByLabel('Your reply').fill('Which one');
	await page.getByRole('link', { name: 'Edit the prompt on A1.2' }).click();
	const changing = page.getByRole('form', { name: 'Edit the prompt on A1.2' });
	await changing.getByLabel('Prompt text').fill('Who says so, and');
	await page.getByRole('link', { name: 'With replies' }).click();
	await expect(kept(page)).toHaveCount(2);
	await expect(page.getByRole('link', { name: 'Which one' })).toBeVisible();
	await page.getByRole('link', { name: /^All notes/ }).click();

	const all = async () => {
		await expect(fresh(page).getByLabel('Prompt text')).toHaveValue('What does B');
		await expect(page.getByLabel('Your reply')).toHaveValue('Which one');
		const change = page.getByRole('form', { name: 'Edit the prompt on A1.2' });
		await expect(change.getByLabel('Prompt text')).toHaveValue('Who says so, and');
		await expect(kept(page)).toHaveCount(3);
	};
	await all();
	await reload(page);
	await all();
	page = await back(page);
	await all();

	await page.route('**/margin?/reply*', (route) => route.abort());
	await page.getByRole('button', { name: 'Reply', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('the server can’t be reached');
	await page.unroute('**/margin?/reply*');
	await all();
	await page.getByRole('button', { name: 'Reply', exact: true }).click();
	await expect(page.getByRole('list', { name: /^Replies/ })).toContainText('Which one');
	await page.getByRole('form', { name: 'Edit' }).getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Changes saved.')).toBeVisible();
	await fresh(page).getByLabel('Sentence').fill('B99.1');
	await fresh(page).getByRole('button', { name: 'Add prompt' }).click();
	await expect(fresh(page).getByRole('alert')).toBeVisible();
	await expect(fresh(page).getByLabel('Prompt text')).toHaveValue('What does B');
	await expect(kept(page)).toHaveCount(1);
	await fresh(page).getByLabel('Sentence').fill('B1.1');
	await fresh(page).getByRole('button', { name: 'Add prompt' }).click();
	await expect(page.getByText('Prompt added.')).toBeVisible();
	await expect(fresh(page).getByLabel('Prompt text')).toHaveValue('');
	await expect(kept(page)).toHaveCount(0);
	expect(await keptForms(page)).toBe(0);

	// what was typed about a prompt that somebody else deletes
	await visit(page, `${margin}?edit=${id}`);
	await page.getByRole('form', { name: 'Edit' }).getByLabel('Prompt text').fill('Who, and why');
	await expect(kept(page)).toHaveCount(1);
	prompts.erase(made, id);
	await page.getByRole('form', { name: 'Edit' }).getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('has been deleted');
	await reload(page);
	await expect(left(page)).toContainText('Who, and why');
	await left(page).getByRole('button', { name: 'Discard' }).click();
	await expect(left(page)).toHaveCount(0);
	expect(await keptForms(page)).toBe(0);
});

test('the message of work sent back is kept in its review and in the overview until it is sent', async ({
	room
}) => {
	const { made, home, submitted } = handedIn(room, ['Eli', 'Gus', 'Ida']);
	learner(room.hers, 'Jo');
	let page = await room.enter(room.dora);
	const message = () => page.getByLabel('Message: what should they change?');
	const banner = () => page.getByRole('banner').getByRole('status');
	await visit(page, home(0));
	await page.getByText('Send back for changes').click();
	await message().fill('Cite B');
	await expect(banner()).toHaveText('Kept on this device');
	await page.getByRole('link', { name: 'Next' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gus');
	await expect(message()).toHaveValue('');
	await banner().getByRole('link').click();
	await expect(message()).toHaveValue('Cite B');
	await reload(page);
	await expect(message()).toHaveValue('Cite B');
	page = await back(page);
	await expect(message()).toHaveValue('Cite B');
	await page.getByRole('button', { name: 'Send back', exact: true }).click();
	await expect(page.getByText(/^Sent back for changes .*: Cite B/)).toBeVisible();
	await expect(banner()).not.toContainText('Kept');
	expect(await keptForms(page)).toBe(0);

	await visit(page, `/assignments/${made.id}`);
	await message().fill('Cite A');
	await page.getByRole('link', { name: 'Points', exact: true }).click();
	await expect(page).toHaveURL(/sort=/);
	await expect(message()).toHaveValue('Cite A');
	await reload(page);
	await expect(message()).toHaveValue('Cite A');
	page = await back(page);
	await expect(message()).toHaveValue('Cite A');
	await page.getByRole('button', { name: 'Send back for changes' }).click();
	await expect(page.getByRole('alert')).toContainText('select the students');
	await page.getByLabel('Select Jo').check();
	// the page is loaded anew, and the message with it
	await page.getByRole('button', { name: 'Write reminder' }).click();
	await expect(page.getByLabel(/^Reminder for Jo/)).toBeVisible();
	await ready(page);
	await expect(message()).toHaveValue('Cite A');
	await expect(kept(page)).toBeVisible();
	await page.getByLabel('Select Jo').uncheck();
	await page.getByLabel('Select Gus').check();
	await page.getByRole('button', { name: 'Send back for changes' }).click();
	await expect(page.getByText('Sent back to 1 student with your message.')).toBeVisible();
	await expect(message()).toHaveValue('');
	await expect(page.getByLabel('Select Gus')).not.toBeChecked();
	expect(await keptForms(page)).toBe(0);

	// what was typed about work that is withdrawn meanwhile
	await visit(page, home(2));
	await page.getByText('Send back for changes').click();
	await message().fill('Too late');
	await expect(banner()).toHaveText('Kept on this device');
	submissions.continueInCopy(submissions.present(submitted(2)));
	await reload(page);
	await expect(page.getByText('Withdrawn by the student.')).toBeVisible();
	await expect(left(page)).toContainText('Too late');
	await left(page).getByRole('button', { name: 'Discard' }).click();
	await expect(left(page)).toHaveCount(0);
	expect(await keptForms(page)).toBe(0);
});

test('a saved comment and the words of an assignment are kept until they are saved', async ({
	room
}) => {
	const made = room.assign();
	let page = await room.enter(room.dora);
	await visit(page, '/phrases');
	await page.getByLabel('New comment').fill('Say where it stands.');
	await page.getByRole('button', { name: 'Save comment' }).click();
	await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
	await expect(page.getByLabel('New comment')).toHaveValue('');
	await page.getByLabel('New comment').fill('Name your');
	await page.getByRole('link', { name: 'Edit' }).click();
	await page.getByLabel('Edit comment').fill('Say where it stands, and');
	await expect(page.getByRole('link', { name: 'Name your' })).toBeVisible();
	await reload(page);
	await expect(page.getByLabel('Edit comment')).toHaveValue('Say where it stands, and');
	page = await back(page);
	await expect(page.getByLabel('Edit comment')).toHaveValue('Say where it stands, and');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByText('Changes saved.')).toBeVisible();
	await expect(page.getByLabel('New comment')).toHaveValue('Name your');
	await page.getByRole('button', { name: 'Discard' }).click();
	await expect(page.getByLabel('New comment')).toHaveValue('');
	expect(await keptForms(page)).toBe(0);
	expect(commentBank.usableBy(room.dora)).toMatchObject([{ text: 'Say where it stands, and' }]);

	const instructions = () => page.getByLabel('Instructions for students');
	await visit(page, `/courses/${room.hers.id}/assign?lesson=tiny`);
	await instructions().fill('Read both');
	await page.getByRole('link', { name: 'Choose another lesson' }).click();
	await expect(instructions()).toHaveCount(0);
	await page.goBack();
	await expect(instructions()).toHaveValue('Read both');
	await reload(page);
	await expect(instructions()).toHaveValue('Read both');
	page = await back(page);
	await expect(instructions()).toHaveValue('Read both');
	await page.getByRole('button', { name: 'Assign', exact: true }).click();
	await expect(page.getByText('Assigned. Everyone')).toBeVisible();
	expect(await keptForms(page)).toBe(0);

	await visit(page, `/assignments/${made.id}/change`);
	await instructions().fill('Read B');
	page = await back(page);
	await expect(instructions()).toHaveValue('Read B');
	await expect(kept(page)).toBeVisible();
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByText('Changes saved.')).toBeVisible();
	expect(await keptForms(page)).toBe(0);
});

test('another teacher in the same browser sees nothing of it, and signing out names and deletes it', async ({
	room
}) => {
	const otto = account('Otto');
	members.addInstructor(room.hers, accounts.loginOf(otto));
	const made = room.assign();
	const margin = `/assignments/${made.id}/margin`;
	const page = await room.enter(room.dora);
	const context = page.context();
	await visit(page, margin);
	const mine = await context.cookies();
	await fresh(page).getByLabel('Prompt text').fill('What does B');
	await expect(kept(page)).toBeVisible();
	const url = new URL(page.url()).origin;
	await context.addCookies([{ name: 'parallax_session', value: users.signIn(otto), url }]);
	await reload(page);
	await expect(page.getByRole('heading', { name: 'Your prompts' })).toBeVisible();
	await expect(fresh(page).getByLabel('Prompt text')).toHaveValue('');
	await expect(kept(page)).toHaveCount(0);
	expect(await keptForms(page)).toBe(1);

	await context.addCookies(mine);
	await visit(page, '/leave');
	await expect(page.getByRole('link', { name: 'What does B' })).toBeVisible();
	const leave = page.getByRole('button', { name: 'Sign out' });
	page.once('dialog', (dialog) => dialog.dismiss());
	await leave.click();
	await page.getByRole('link', { name: 'What does B' }).click();
	await ready(page);
	await expect(fresh(page).getByLabel('Prompt text')).toHaveValue('What does B');
	await visit(page, '/leave');
	page.once('dialog', (dialog) => dialog.accept());
	await leave.click();
	await expect(page).toHaveURL(/lessons$/);
	expect(await keptForms(page)).toBe(0);
});
