import { test } from '../support/browser/course-room.ts';
import { expect, visit } from '../support/browser/notebook-page.ts';
import { keptForms } from '../support/browser/typed-forms.ts';

test('signing out everywhere names what is only kept on this device, asks, and deletes it', async ({
	room
}) => {
	const page = await room.enter(room.dora);
	const elsewhere = await room.enter(room.dora);
	await visit(page, `/assignments/${room.assign().id}/margin`);
	const prompt = page.getByRole('form', { name: 'New prompt' }).getByLabel('Prompt text');
	await prompt.fill('What does B');
	await expect(page.getByText('Kept on this device', { exact: true })).toBeVisible();

	const toEverywhere = async () => {
		await page.goto('/account');
		await page.getByRole('link', { name: 'Sign out everywhere' }).click();
		await expect(page.getByRole('link', { name: 'What does B' })).toBeVisible();
	};
	await toEverywhere();
	page.once('dialog', (dialog) => dialog.dismiss());
	await page.getByRole('button', { name: 'Sign out everywhere' }).click();
	await page.getByRole('link', { name: 'What does B' }).click();
	await expect(prompt).toHaveValue('What does B');

	await toEverywhere();
	const questions: string[] = [];
	page.once('dialog', (dialog) => {
		questions.push(dialog.message());
		return dialog.accept();
	});
	await page.getByRole('button', { name: 'Sign out everywhere' }).click();
	await expect(page).toHaveURL(/sign-in$/);
	expect(questions).toEqual(['What you typed and didn’t send will be lost. Leave anyway?']);
	expect(await keptForms(page)).toBe(0);
	await elsewhere.goto('/account');
	await expect(elsewhere).toHaveURL(/sign-in/);
});

test('without a script, too, an account is signed out everywhere', async ({ room }) => {
	const page = await room.enter(room.dora, false);
	const elsewhere = await room.enter(room.dora);
	await page.goto('/account');
	await page.getByRole('link', { name: 'Sign out everywhere' }).click();
	await page.getByRole('button', { name: 'Sign out everywhere' }).click();
	await expect(page).toHaveURL(/sign-in$/);
	await elsewhere.goto('/account');
	await expect(elsewhere).toHaveURL(/sign-in/);
});
