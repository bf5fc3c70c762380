import type { Page } from '@playwright/test';
import { uid } from '../../src/lib/uid.ts';
import {
	freshLogin,
	signIn as sendSignIn,
	signUp as sendSignUp
} from '../support/browser/sign-up.ts';
import {
	answered,
	comeBack,
	expect,
	lesson,
	reload,
	status,
	test,
	visit,
	work
} from '../support/browser/notebook-page.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const answer = (page: Page) => page.getByLabel('Your answer');
const question = 'answer?question=evidence';

async function signUp(page: Page, login: string) {
	await page.goto('/sign-up');
	await sendSignUp(page, 'Ada Lovelace', login);
	await expect(page).toHaveURL('/');
}

async function signIn(page: Page, login: string, mine = true) {
	await page.goto('/sign-in');
	await page.getByLabel('The work in this browser is mine').setChecked(mine);
	await sendSignIn(page, login);
	await expect(page).toHaveURL('/');
}

/**
 * Returns to a tab after a sign-up or sign-in in another one. What the tab was sending when the
 * session changed may have been refused.
 */
async function returnTo(page: Page) {
	await expect(status(page)).toContainText(/^\s*(Saved|Not saved)/);
	await comeBack(page);
}

/** Expects the menu of a notebook to show that it belongs to an account. */
async function owned(page: Page) {
	await page.getByText('My work', { exact: true }).click();
	await expect(page.getByRole('link', { name: 'Sign out' })).toBeVisible();
	await expect(page.getByText('Your resume code')).toHaveCount(0);
	await page.getByText('My work', { exact: true }).click();
}

test('a guest who signs up in another tab keeps typing, and all of it is saved in the account', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/${question}`);
	const code = (await page.locator('.menu .code').textContent()) ?? '';
	await answer(page).pressSequentially('Typed as a guest,');
	const second = await context.newPage();
	await signUp(second, freshLogin('ada'));
	await returnTo(page);
	await answer(page).pressSequentially(' typed on with an account.');
	await answered(context, home, 'Typed as a guest, typed on with an account.');
	await expect(status(page)).toContainText('Saved');
	await owned(page);
	await reload(page);
	await expect(answer(page)).toHaveValue('Typed as a guest, typed on with an account.');
	await owned(page);

	await context.clearCookies();
	await page.goto('/resume');
	await page.getByLabel('Resume code').fill(code);
	await page.getByRole('button', { name: 'Open my work' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
});

/** An account with a notebook of its own, signed out; and a guest who opens a notebook of the same lesson. */
async function both(page: Page, send: (to: string, of: Record<string, string>) => Promise<string>) {
	const login = freshLogin('ada');
	await signUp(page, login);
	const start = async () =>
		(await send(`${lesson}?/start`, { uid: uid() })).replace(/\/before$/, '');
	const hers = await start();
	const text = { text: 'Hers from before.', saveUid: uid(), revision: '0' };
	await send(`${hers}/answer?/save`, { question: 'evidence', ...text });
	await page.context().clearCookies();
	const guests = await start();
	await visit(page, `${guests}/${question}`);
	return { login, hers, guests };
}

test('a guest who signs in while typing continues in the same notebook, beside the account’s own', async ({
	page,
	context,
	send
}) => {
	const { login, hers, guests } = await both(page, send);
	await answer(page).pressSequentially('Typed as a guest,');
	const second = await context.newPage();
	await signIn(second, login);
	await returnTo(page);
	await answer(page).pressSequentially(' typed on with an account.');
	const all = 'Typed as a guest, typed on with an account.';
	await answered(context, guests, all);
	await answered(context, hers, 'Hers from before.');
	await owned(page);
	for (const each of [hers, guests])
		await expect(second.locator(`a[href^="${each}/"]`).first()).toBeVisible();

	// the guest's tab and a new tab of the account show each other's changes
	await visit(second, `${guests}/${question}`);
	await answer(second).fill(`${all} And on.`);
	await expect(answer(page)).toHaveValue(`${all} And on.`);
	await answer(page).fill(`${all} And back.`);
	await expect(answer(second)).toHaveValue(`${all} And back.`);
});

test('what a guest could not send before signing in is sent from the account', async ({
	page,
	context,
	send
}) => {
	const { login, guests } = await both(page, send);
	await page.route('**/commands', (route) => route.abort());
	await answer(page).fill('Typed while the network was gone.');
	await expect(status(page)).toContainText('Not saved');
	await signIn(await context.newPage(), login);
	page.on('dialog', (dialog) => dialog.accept());
	await reload(page);
	await expect(answer(page)).toHaveValue('Typed while the network was gone.');
	await expect(status(page)).toContainText('Not saved');
	await page.unroute('**/commands');
	await answered(context, guests, 'Typed while the network was gone.');
	await expect(status(page)).toContainText('Saved');
});

test('work that is somebody else’s stays out of the account, and is sent once its owner is back', async ({
	page,
	context,
	send
}) => {
	const { login, guests } = await both(page, send);
	const code = (await page.locator('.menu .code').textContent()) ?? '';
	await page.route('**/commands', (route) => route.abort());
	await answer(page).fill('Not hers.');
	await expect(status(page)).toContainText('Not saved');
	const second = await context.newPage();
	await signIn(second, login, false);
	await expect(page).toHaveURL('/');
	await expect(page.locator('body')).not.toContainText('Not hers.');
	await expect(second.locator(`a[href^="${guests}/"]`)).toHaveCount(0);
	await context.clearCookies();
	await second.goto('/resume');
	await second.getByLabel('Resume code').fill(code);
	await second.getByRole('button', { name: 'Open my work' }).click();
	await expect(second).toHaveURL(/notebooks/);
	await answered(context, guests, 'Not hers.');
	expect((await work(context, guests)).answers).toHaveLength(1);
});
