import type { Page } from '@playwright/test';
import { serve, type Served } from '../support/server.ts';
import { another, freshLogin, signIn, signUp } from '../support/browser/sign-up.ts';
import { expect, lesson, test, work } from '../support/browser/notebook-page.ts';

test.describe.configure({ mode: 'serial' });

/** A server that has no administrator yet. */
let served: Served;
test.beforeAll(async () => {
	served = await serve();
});
test.afterAll(() => served.stop());

const first = () => {
	const [, path = ''] = /http:\S+(\/admin\/first\?token=\S+)/.exec(served.output()) ?? [];
	return path;
};
const people = (page: Page) => page.getByRole('region', { name: 'Class list', exact: true });

test('from the printed address to a class: students join by code, by link, as guests and from a list', async ({
	browser
}) => {
	const grace = await another(browser, served.url);
	await grace.goto(first());
	await expect(grace).toHaveURL('/admin/first');
	await grace.getByRole('main').getByRole('link', { name: 'Create an account' }).click();
	await signUp(grace, 'Grace Hopper', 'grace');
	await grace.getByRole('button', { name: 'Become administrator' }).click();
	await expect(grace.getByRole('heading', { name: 'People' })).toBeVisible();

	const dora = await another(browser, served.url);
	await dora.goto('/sign-up');
	await signUp(dora, 'Dora Ferreira', 'dora');
	await dora.goto('/courses');
	await expect(dora.getByText('You can’t create classes yet')).toBeVisible();
	await grace.getByLabel('Find by name').fill('dora');
	await grace.getByRole('button', { name: 'Find' }).click();
	await grace.getByRole('button', { name: 'Let them teach' }).click();
	await expect(grace.getByText('Can teach')).toBeVisible();

	await dora.reload();
	await dora.getByLabel('Class name').fill('History 9b');
	await dora.getByLabel('Time zone').selectOption('Asia/Yerevan');
	await dora.getByRole('button', { name: 'Create class' }).click();
	await expect(dora.getByRole('heading', { name: 'History 9b' })).toBeVisible();
	const course = new URL(dora.url()).pathname;
	const link = await dora.getByLabel('Or share this link').inputValue();
	await dora.getByRole('link', { name: 'Show on the projector' }).click();
	await expect(dora.getByRole('img', { name: 'QR code' })).toBeVisible();
	const code = String(await dora.locator('.code').textContent());
	expect(link).toContain(`/join/${code.replace('-', '')}`);

	// by the code
	const eli = await another(browser, served.url);
	await eli.goto('/sign-up');
	await signUp(eli, 'Eli Okafor', 'eli');
	await eli.getByRole('link', { name: 'Join a class' }).click();
	await eli.getByLabel('Class code').fill(code.toLowerCase().replace('-', ' '));
	await eli.getByRole('button', { name: 'Find class' }).click();
	await eli.getByRole('button', { name: 'Join this class' }).click();
	await expect(eli.getByText('Taught by Dora Ferreira')).toBeVisible();

	// by the link, without an account
	const fay = await another(browser, served.url);
	await fay.goto(new URL(link).pathname);
	await expect(fay.getByRole('heading', { name: 'History 9b' })).toBeVisible();
	await fay.getByRole('main').getByRole('link', { name: 'Create an account' }).click();
	await signUp(fay, 'Fay Kim', 'fay');
	await fay.getByRole('button', { name: 'Join this class' }).click();
	await expect(fay).toHaveURL(course);

	// as a guest who has worked already
	const gus = await another(browser, served.url);
	await gus.goto(lesson);
	await gus.getByRole('button', { name: 'Start the lesson' }).first().click();
	await expect(gus).toHaveURL(/before$/);
	const home = new URL(gus.url()).pathname.replace(/\/before$/, '');
	const before = await work(gus.context(), home);
	await gus.goto(new URL(link).pathname);
	await gus.getByRole('main').getByRole('link', { name: 'Create an account' }).click();
	await signUp(gus, 'Gus Brandt', 'gus');
	await gus.getByRole('button', { name: 'Join this class' }).click();
	await expect(gus).toHaveURL(course);
	expect(await work(gus.context(), home)).toEqual(before);

	// from the list, with a duplicate, a student who is in the class already, and a formula
	await dora.goto(`${course}/roster`);
	const list = 'name,user name\nBen Nu,\nBen Nu,\nدينا,\n=1+1,\nEli Okafor,eli';
	await dora.getByLabel('Class list').fill(list);
	await dora.getByRole('button', { name: 'Preview import' }).click();
	await expect(dora.getByText('New account: 2')).toBeVisible();
	await expect(dora.getByRole('row', { name: 'Eli Okafor' })).toContainText('Already in the class');
	await expect(dora.getByRole('row', { name: '=1+1' })).toContainText('Can’t be imported');
	await dora.getByLabel('One person. Line 3 is skipped.').check();
	await dora.getByRole('button', { name: 'Import students' }).click();
	const slips = dora.getByRole('list', { name: 'Slips' }).getByRole('listitem');
	await expect(slips).toHaveCount(2);
	const [, login = '', passphrase = ''] = await slips.nth(0).locator('dd').allTextContents();
	expect(login).toBe('ben.nu');

	// the first sign-in with a slip
	const ben = await another(browser, served.url);
	await ben.goto('/sign-in');
	await signIn(ben, login, passphrase);
	await expect(ben.getByRole('heading', { name: 'Choose your own password' })).toBeVisible();
	await ben.goto(course);
	await expect(ben).toHaveURL(`/account/password?next=${course}`);
	await ben.getByLabel('New password, at least').fill('words of my own');
	await ben.getByLabel('The new password again').fill('words of my own');
	await ben.getByRole('button', { name: 'Save password' }).click();
	await expect(ben).toHaveURL(course);

	// removed, brought back at once, removed again, and back by the link under the same number
	await dora.goto(course);
	const bens = people(dora).getByRole('listitem').filter({ hasText: 'Ben Nu' });
	const number = /Student \d+/.exec(String(await bens.textContent()))?.[0] ?? 'none';
	const remove = async () => {
		await bens.getByText('More').click();
		await bens.getByText('Remove from this class').click();
		await bens.getByRole('button', { name: 'Remove Ben Nu' }).click();
		await expect(people(dora)).toContainText('4 students.');
	};
	await remove();
	const notice = dora.getByRole('status');
	await expect(notice).toContainText('Ben Nu was removed from the class. They sign in as ben.nu.');
	await notice.getByRole('button', { name: 'Undo' }).click();
	await expect(notice).toContainText('Ben Nu is in the class again.');
	await expect(bens).toContainText(number);
	await remove();
	await ben.goto(course);
	await expect(ben.getByRole('heading', { name: 'Page not found' })).toBeVisible();
	await ben.goto(new URL(link).pathname);
	await ben.getByRole('button', { name: 'Join this class' }).click();
	await ben.waitForURL(`**${course}`);
	await dora.reload();
	await expect(bens).toContainText(number);
	await dora.getByRole('link', { name: 'Log' }).click();
	await expect(dora.getByRole('main').getByRole('listitem').first()).toContainText('Ben Nu joined');
	for (const each of [grace, dora, eli, fay, gus, ben]) await each.context().close();
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('a forgotten password is replaced by a link, and a class is renamed, archived and reopened', async ({
		browser
	}) => {
		const page = await another(browser, served.url);
		const login = freshLogin('eve');
		const eve = await another(browser, served.url);
		await eve.goto('/sign-up');
		await signUp(eve, 'Eve Adams', login);
		await page.goto('/sign-in?next=/admin');
		await signIn(page, 'grace');
		await page.getByLabel('Find by name').fill(login);
		await page.getByRole('button', { name: 'Find' }).click();
		await page.getByText('More').click();
		await page.getByRole('button', { name: 'Create a password link' }).click();
		const link = new URL(await page.getByLabel('Password link').inputValue());
		await eve.goto(link.pathname + link.search);
		await expect(eve).toHaveURL('/reset');
		await eve.getByLabel('New password, at least').fill('words of my own');
		await eve.getByLabel('The new password again').fill('words of my own');
		await eve.getByRole('button', { name: 'Save password' }).click();
		await signIn(eve, login, 'words of my own');
		await expect(eve.getByRole('heading', { name: 'My desk' })).toBeVisible();
		await eve.context().close();

		await page.goto('/courses');
		await page.getByLabel('Class name').fill('Civics');
		await page.getByRole('button', { name: 'Create class' }).click();
		await page.getByRole('link', { name: 'Settings' }).click();
		await page.getByLabel('Class name').fill('Civics, second half');
		await page.getByRole('button', { name: 'Save changes' }).click();
		await expect(page.getByRole('heading', { name: 'Civics, second half' })).toBeVisible();
		await page.getByRole('button', { name: 'Archive class' }).click();
		await expect(page.getByText('This class is archived')).toBeVisible();
		await page.getByRole('link', { name: 'Reopen the class' }).click();
		await page.getByRole('button', { name: 'Reopen class' }).click();
		await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
		await page.goto('/');
		await expect(page.getByRole('link', { name: 'Civics, second half' })).toBeVisible();
		await page.context().close();
	});
});
