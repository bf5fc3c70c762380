import * as accounts from '../../src/lib/server/account/accounts.ts';
import { account, learner } from '../support/factories.ts';
import { test } from '../support/browser/course-room.ts';
import { expect } from '../support/browser/notebook-page.ts';

test('a person with an account on a class list is invited on their home page, and joins by accepting', async ({
	room
}) => {
	const fay = account('Fay-Weldon');
	const login = accounts.loginOf(fay);
	const dora = await room.enter(room.dora);
	await dora.goto(`/courses/${room.hers.id}/roster`);
	await dora.getByRole('textbox').fill(`name,username\nX,${login}`);
	await dora.getByRole('button', { name: 'Preview import' }).click();
	await expect(dora.getByText('Invited (has an account): 1')).toBeVisible();
	await dora.getByRole('button', { name: 'Import 1 student' }).click();
	await dora.getByRole('link', { name: 'Go to the class list' }).click();
	await expect(dora.getByRole('heading', { name: 'Invited' })).toBeVisible();
	await expect(dora.getByText(login.toLowerCase(), { exact: true })).toBeVisible();
	await expect(dora.getByText('Fay-Weldon', { exact: true })).toHaveCount(0);

	const hers = await room.enter(fay);
	await hers.goto('/');
	await expect(hers.getByText('Dora invites you to the class History as a student.')).toBeVisible();
	await hers.getByRole('button', { name: 'Join History' }).click();
	await expect(hers.getByRole('heading', { name: 'History', level: 1 })).toBeVisible();
	await hers.goto('/');
	await expect(hers.getByRole('heading', { name: 'Invitations' })).toHaveCount(0);

	await dora.reload();
	await expect(dora.getByText('Fay-Weldon', { exact: true })).toBeVisible();
	await expect(dora.getByRole('heading', { name: 'Invited' })).toHaveCount(0);
});

test('a student is made a teacher only once that is confirmed, and can be made a student again', async ({
	room
}) => {
	for (let n = 0; n < 30; n++) learner(room.hers, `Kim ${n}`);
	const dora = await room.enter(room.dora, false);
	await dora.goto(`/courses/${room.hers.id}`);
	const form = dora.locator('form', { has: dora.getByRole('button', { name: 'Add teacher' }) });
	await form.getByLabel('Their user name').fill(accounts.loginOf(room.eli));
	await form.getByRole('button', { name: 'Add teacher' }).click();
	await expect(form.getByRole('alert')).toContainText('This person is a student in this class.');
	await expect(form.getByRole('alert')).toBeInViewport();
	await form.getByLabel('Yes, as a teacher').check();
	await form.getByRole('button', { name: 'Add teacher' }).click();
	const eli = dora.getByRole('listitem').filter({ hasText: 'Eli' });
	await expect(eli).toContainText('Teacher');
	await eli.getByText('More').click();
	await eli.getByRole('button', { name: 'Make them a student again' }).click();
	await expect(eli).toContainText('Student 1');
});
