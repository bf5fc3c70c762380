import type { Page } from '@playwright/test';
import { another, freshLogin, password, signIn, signUp } from '../support/browser/sign-up.ts';
import { annotate, expect, test, visit, work } from '../support/browser/notebook-page.ts';

const words = 'Early, not lazy: that is the charge.';

const noted = (page: Page) => page.locator('#column').getByText(words).first();

async function note(page: Page, home: string) {
	await visit(page, `${home}/read`);
	await annotate(page, 'A1.2', words);
}

test('a guest signs up while working, signs in elsewhere, signs out everywhere, and deletes everything', async ({
	page,
	context,
	browser,
	baseURL,
	home
}) => {
	const login = freshLogin('ada');
	await note(page, home);
	const before = await work(context, home);
	await page.getByText('My work', { exact: true }).click();
	await page.getByRole('link', { name: 'Save my work: create an account' }).click();
	await signUp(page, 'Ada Lovelace', login);
	await expect(page).toHaveURL(`${home}/read`);
	await expect(noted(page)).toBeVisible();
	expect(await work(context, home)).toEqual(before);

	const second = await another(browser, String(baseURL));
	await second.goto(`${home}/read`);
	await second.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
	await signIn(second, login, 'not these words');
	await expect(second.getByRole('alert')).toContainText('don’t match');
	await signIn(second, login.toUpperCase());
	await expect(second).toHaveURL(`${home}/read`);
	await expect(noted(second)).toBeVisible();

	await page.goto('/account');
	await page.getByRole('link', { name: 'Sign out everywhere' }).click();
	await page.getByRole('button', { name: 'Sign out everywhere' }).click();
	await expect(page).toHaveURL('/sign-in');
	await second.goto(`${home}/read`);
	await expect(second.getByRole('heading', { name: 'Page not found' })).toBeVisible();

	await signIn(page, login);
	await page.getByRole('link', { name: 'Ada Lovelace' }).click();
	await page.getByRole('link', { name: 'Delete my account' }).click();
	await expect(page.getByRole('link', { name: 'Download (JSON)' })).toBeVisible();
	await page.getByLabel('Your password').fill(password);
	await page.getByRole('button', { name: 'Delete my account' }).click();
	await expect(page.getByRole('heading', { name: 'Deleted' })).toBeVisible();
	await page.goto('/sign-in');
	await signIn(page, login);
	await expect(page.getByRole('alert')).toContainText('don’t match');
	await second.context().close();
});

test('signing in as a guest moves the work into the account, and both notebooks are listed', async ({
	page,
	browser,
	baseURL,
	home
}) => {
	const login = freshLogin('ada');
	await page.goto('/sign-up');
	await signUp(page, 'Ada Lovelace', login);
	await expect(page).toHaveURL('/');
	const second = await another(browser, String(baseURL));
	await second.goto('/lessons/pressed-or-embraced');
	await second.getByRole('button', { name: 'Start the lesson' }).first().click();
	await expect(second).toHaveURL(/before$/);
	const other = new URL(second.url()).pathname.replace(/\/before$/, '');
	await note(second, other);
	await second.goto('/sign-in');
	await expect(second.getByLabel('The work in this browser is mine')).toBeChecked();
	await signIn(second, login);
	await page.goto('/lessons');
	for (const each of [home, other])
		await expect(page.locator(`a[href^="${each}/"]`).first()).toBeVisible();
	await page.goto(`${other}/read`);
	await expect(noted(page)).toBeVisible();
	await second.context().close();
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('an account is created, its password changed, and the account deleted', async ({
		page,
		home
	}) => {
		const login = `${freshLogin('ada')}@example.org`;
		await page.goto(`/sign-up?next=${home}/compare`);
		await signUp(page, 'Ada Lovelace', login);
		await expect(page).toHaveURL(new RegExp(`${home}/compare`));
		await page.goto('/account');
		await page.getByLabel('Current password').fill(password);
		await page.getByLabel('New password, at least').fill('a new set of words');
		await page.getByLabel('The new password again').fill('a new set of words');
		await page.getByRole('button', { name: 'Change my password' }).click();
		await expect(page.getByRole('status')).toHaveText('Password changed.');
		await page.goto('/account/delete');
		await page.getByLabel('Your password').fill(password);
		await page.getByRole('button', { name: 'Delete my account' }).click();
		await expect(page.getByRole('alert')).toContainText('This isn’t your password');
		await page.getByLabel('Your password').fill('a new set of words');
		await page.getByRole('button', { name: 'Delete my account' }).click();
		await expect(page.getByRole('heading', { name: 'Deleted' })).toBeVisible();
	});
});
