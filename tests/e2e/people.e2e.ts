import type { Page } from '@playwright/test';
import * as accounts from '../../src/lib/server/account/accounts.ts';
import * as courses from '../../src/lib/server/course/courses.ts';
import * as permissions from '../../src/lib/server/account/permissions.ts';
import * as untaughtCourses from '../../src/lib/server/course/untaught-courses.ts';
import * as users from '../../src/lib/server/account/users.ts';
import { cheapHash } from '../support/cheap-hash.ts';
import { account, assign, learner, opened, teacher } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { another, freshLogin, password } from '../support/browser/sign-up.ts';
import { expect, test } from '../support/browser/notebook-page.ts';

/** The browser of somebody who is signed in. */
async function enter(page: Page, who: users.User, url: string) {
	const cookie = { name: 'parallax_session', value: users.signIn(who), url };
	await page.context().addCookies([cookie]);
}

test('a person’s data is exported and deleted, and their class gets another teacher before that', async ({
	browser,
	instance: { grace, url }
}) => {
	const dora = teacher(grace, 'Dora Ferreira');
	const fay = account('Fay Kim');
	const faysLogin = accounts.loginOf(fay);
	const hers = courses.make(dora, { name: 'History 9b', timeZone: 'Europe/Berlin' });
	const eli = learner(hers, 'إيلي أوكافور');
	worked(opened(eli, assign(hers)), 'Kanari');
	const page = await another(browser, url);
	await enter(page, grace, url);

	// the learner
	await page.goto(`/admin?search=${encodeURIComponent(eli.name)}`);
	const row = page.getByRole('listitem').filter({ hasText: eli.name });
	await row.getByText('More').click();
	await row.getByRole('link', { name: 'Stored data' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(eli.name);
	await expect(page.locator('dl')).toContainText(/Notebooks\s*1/);
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Export data' }).click();
	const stream = await (await downloading).createReadStream();
	const file = JSON.parse((await stream.toArray()).join('')) as Record<string, unknown>;
	expect(file).toMatchObject({ account: { name: eli.name }, courses: [{ name: 'History 9b' }] });
	expect(JSON.stringify(file)).toContain('Kanari evidence');
	const name = page.getByLabel('To confirm, type their name');
	await name.fill('Dora');
	await page.getByRole('button', { name: 'Delete account for good' }).click();
	await expect(page.getByRole('alert')).toContainText('nothing was deleted');
	await expect(name).toHaveValue('Dora');
	await name.fill(eli.name);
	await page.getByRole('button', { name: 'Delete account for good' }).click();
	await expect(page.getByRole('status')).toContainText('Account deleted');
	await expect(page.getByRole('main')).not.toContainText(eli.name);
	await page.goto('/admin/log');
	await expect(page.getByRole('main').getByRole('listitem').first()).toContainText(
		/Grace\s+deleted the account of\s+Former user/
	);

	// the only instructor
	await page.goto(`/admin/people/${dora.id}`);
	await expect(page.getByText('Nobody else teaches this class')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Delete account for good' })).toHaveCount(0);
	const login = page.getByLabel('The new teacher’s user name');
	await login.fill('fey');
	await page.getByRole('button', { name: 'Make them the teacher' }).click();
	await expect(page.getByRole('alert')).toContainText('No account “fey” found');
	await expect(login).toHaveValue('fey');
	await login.fill(faysLogin);
	await page.getByRole('button', { name: 'Make them the teacher' }).click();
	await expect(page.getByRole('status')).toContainText('a new teacher');
	await page.getByLabel('To confirm, type their name').fill('dora ferreira');
	await page.getByRole('button', { name: 'Delete account for good' }).click();
	await expect(page.getByRole('status')).toContainText('Account deleted');
	expect(courses.taught(fay, hers.id).name).toBe('History 9b');

	// the last administrator
	await page.goto(`/admin/people/${grace.id}`);
	await expect(page.getByText('You are the only administrator')).toBeVisible();
	await page.context().close();
});

test('the only teacher of a class must archive it to delete their account, and it gets another teacher', async ({
	browser,
	instance: { grace, url }
}) => {
	const page = await another(browser, url);
	const login = freshLogin('Hal');
	const hal = accounts.make(null, { name: 'Hal', login }, await cheapHash(password));
	permissions.allow(grace, hal.id, 'teacher');
	const fay = accounts.loginOf(account('Fay Kim'));
	for (const { id } of untaughtCourses.adrift(grace)) untaughtCourses.appoint(grace, id, fay);
	const his = courses.make(hal, { name: 'Civics', timeZone: 'UTC' });
	await enter(page, hal, url);
	await page.goto('/account/delete');
	await expect(page.getByText('You are the only teacher of this class')).toBeVisible();
	await page.getByLabel('Your password').fill(password);
	await page.getByRole('button', { name: 'Delete my account' }).click();
	await expect(page.getByRole('alert')).toContainText('Nobody else teaches “Civics”');
	await page.getByRole('link', { name: 'Civics' }).click();
	await page.getByRole('link', { name: 'Settings' }).click();
	const archive = page.getByRole('button', { name: 'Archive class' });
	await archive.click();
	await expect(archive).toHaveCount(0);
	await page.goto('/account/delete');
	await page.getByLabel('Your password').fill(password);
	await page.getByRole('button', { name: 'Delete my account' }).click();
	await expect(page.getByRole('heading', { name: 'Deleted' })).toBeVisible();

	await enter(page, grace, url);
	await page.goto('/admin/courses');
	await expect(page.getByText('no students, archived')).toBeVisible();
	await page.getByLabel('The new teacher’s user name').fill(fay);
	await page.getByRole('button', { name: 'Make them the teacher' }).click();
	await expect(page.getByText('Every class has a teacher')).toBeVisible();
	expect(untaughtCourses.adrift(grace).map(({ id }) => id)).not.toContain(his.id);
	await page.context().close();
});
