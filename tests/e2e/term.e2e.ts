import type { Browser, Page } from '@playwright/test';
import * as courses from '../../src/lib/server/course/courses.ts';
import { client } from '../../src/lib/server/db/index.ts';
import * as users from '../../src/lib/server/account/users.ts';
import * as factories from '../support/factories.ts';
import { another, freshLogin, signUp } from '../support/browser/sign-up.ts';
import { expect, test } from '../support/browser/notebook-page.ts';

const row = (page: Page, name: string) =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const cookie = (who: users.User) => `parallax_session=${users.signIn(who)}`;

/** The browser of somebody who has an account already. */
async function signedIn(browser: Browser, url: string, who: users.User) {
	const page = await another(browser, url);
	const cookie = { name: 'parallax_session', value: users.signIn(who), url };
	await page.context().addCookies([cookie]);
	return page;
}

/** Somebody who just made an account and was allowed to teach by the administrator, in a browser of their own. */
async function newTeacher(browser: Browser, url: string, grace: Page, name: string) {
	const login = freshLogin(name.toLowerCase().replace(' ', '.'));
	const page = await signedUp(browser, url, name, login);
	await grace.goto(`/admin?search=${login}`);
	await grace.getByRole('button', { name: 'Let them teach' }).click();
	return page;
}

/** Somebody who just made an account, in a browser of their own. */
async function signedUp(browser: Browser, url: string, name: string, login: string) {
	const page = await another(browser, url);
	await page.goto('/sign-up');
	await signUp(page, name, login);
	await expect(page.getByRole('link', { name })).toBeVisible();
	return page;
}

/** Creates a course; returns its address and its link for joining. */
async function course(page: Page, name: string) {
	await page.goto('/courses');
	await page.getByLabel('Class name').fill(name);
	await page.getByLabel('Time zone').selectOption('Europe/Berlin');
	await page.getByRole('button', { name: 'Create class' }).click();
	await expect(page.getByRole('heading', { name })).toBeVisible();
	const link = new URL(await page.getByLabel('Or share this link').inputValue()).pathname;
	return { home: new URL(page.url()).pathname, link };
}

async function assign(page: Page, home: string, title: string) {
	await page.goto(`${home}/assign`);
	await page.getByRole('link', { name: 'The first bell', exact: true }).click();
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Due', { exact: true }).fill('2099-11-27T14:00');
	await page.getByRole('button', { name: 'Assign', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('Assigned.');
	return new URL(page.url()).pathname;
}

async function handIn(page: Page, assignment: string, words = 'Hand in') {
	await page.goto(assignment);
	await page.getByRole('button', { name: 'Open my notebook' }).click();
	await page.getByRole('link', { name: /After$/ }).click();
	await page.getByRole('button', { name: words, exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Your receipt' })).toBeVisible();
}

test('a new teacher’s class of thirty joins at once and hands in, some late, some again after changes', async ({
	browser,
	instance
}) => {
	const { url } = instance;
	const grace = await signedIn(browser, url, instance.grace);
	const dora = await newTeacher(browser, url, grace, 'Dora Ferreira');
	const history = await course(dora, 'History 9b');

	const class_ = Array.from({ length: 30 }, (_, n) => factories.account(`Pupil ${n + 1}`));
	const joined = await Promise.all(
		class_.map((who) =>
			fetch(url + history.link, {
				method: 'POST',
				redirect: 'manual',
				body: new URLSearchParams(),
				headers: { origin: url, accept: 'text/html', cookie: cookie(who) }
			})
		)
	);
	expect(new Set(joined.map(({ status }) => status))).toEqual(new Set([303]));
	await dora.goto(history.home);
	await expect(dora.getByText('30 students.')).toBeVisible();
	const people = await dora.locator('#people').locator('..').textContent();
	const numbers = [...String(people).matchAll(/Student (\d+)/g)].map(([, n]) => Number(n));
	expect(numbers.toSorted((a, b) => a - b)).toEqual(class_.map((_, n) => n + 1));

	const bell = await assign(dora, history.home, 'The bell');
	await expect(dora.getByRole('link', { name: 'Not started 30' })).toBeVisible();
	const [first, second] = class_;
	if (!first || !second) throw new Error('There is no class.');
	const one = await signedIn(browser, url, first);
	const two = await signedIn(browser, url, second);
	await handIn(one, bell);
	await expect(dora.getByRole('link', { name: 'Handed in 1' })).toBeVisible();
	const due = client.prepare('update assignment set due_at = ? where id = ?');
	due.run(Date.now() - 3_600_000, bell.replace('/assignments/', ''));
	await handIn(two, bell, 'Hand in late');
	await expect(row(dora, 'Pupil 2')).toContainText('late');
	await expect(row(dora, 'Pupil 1')).not.toContainText('late');
	await expect(row(dora, 'Pupil 3')).toContainText('overdue');

	await dora.getByRole('link', { name: 'To review 2' }).click();
	await expect(dora).toHaveURL(/show=/);
	for (const n of [1, 2]) await dora.getByLabel(`Select Pupil ${n}`, { exact: true }).check();
	await dora.getByLabel('Message: what should they change').fill('Cite B, too.');
	await dora.getByRole('button', { name: 'Send back for changes' }).click();
	await expect(dora.getByRole('status')).toContainText('Sent back to 2 students');
	await one.goto(bell);
	await expect(one.getByText('Cite B, too.')).toBeVisible();
	await one.getByRole('link', { name: 'Open my notebook' }).click();
	await one.getByRole('link', { name: /After$/ }).click();
	await one.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(one.getByRole('heading', { name: 'Your receipt' })).toBeVisible();
	await dora.getByRole('link', { name: 'All 30' }).click();
	await expect(row(dora, 'Pupil 1')).toContainText('Handed in');
	await expect(row(dora, 'Pupil 2')).toContainText('Making changes');
	for (const page of [grace, dora, one, two]) await page.context().close();
});

test('two teachers and their classes see nothing of each other', async ({ browser, instance }) => {
	const { url } = instance;
	const ferreira = factories.teacher(instance.grace, 'Dora Ferreira');
	const hers = courses.make(ferreira, { name: 'History 9b', timeZone: 'Europe/Berlin' });
	for (let n = 1; n <= 30; n += 1) factories.learner(hers, `Pupil ${n}`);
	const bell = `/assignments/${factories.assign(hers).id}`;
	const history = `/courses/${hers.id}`;
	const grace = await signedIn(browser, url, instance.grace);
	const dora = await signedIn(browser, url, ferreira);

	const otto = await newTeacher(browser, url, grace, 'Otto Lind');
	const civics = await course(otto, 'Civics 7a');
	const oda = await signedUp(browser, url, 'Oda Ruiz', freshLogin('oda.ruiz'));
	await oda.goto(civics.link);
	await oda.getByRole('button', { name: 'Join this class' }).click();
	await expect(oda).toHaveURL(civics.home);
	const vote = await assign(otto, civics.home, 'The vote');

	const foreign = async (page: Page, addresses: string[]) => {
		for (const address of addresses) {
			await page.goto(address);
			await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
		}
	};
	const of = (home: string, assignment: string) => [
		...['', '/log', '/settings', '/roster', '/invite', '/assign'].map((part) => home + part),
		...['', '/change', '/preview', '/packet', '/live'].map((part) => assignment + part)
	];
	await foreign(otto, of(history, bell));
	await foreign(dora, of(civics.home, vote));
	await foreign(oda, [...of(history, bell), ...of(civics.home, vote).slice(1, 6)]);
	// the administrator cannot open either
	await foreign(grace, [...of(history, bell), ...of(civics.home, vote)]);

	const told = async (page: Page, addresses: string[]) => {
		const all: string[] = [];
		for (const address of addresses) {
			await page.goto(address);
			all.push(await page.content());
		}
		return all.join('\n');
	};
	// every name has a space in it, which no random id in the page contains
	const ottos = await told(otto, ['/', '/courses', civics.home, vote, `${civics.home}/log`]);
	expect(ottos).toContain('Oda Ruiz');
	expect(ottos).not.toMatch(/History 9b|Dora Ferreira|Pupil \d|The bell/);
	const doras = await told(dora, ['/', '/courses', history, bell, `${history}/log`]);
	expect(doras).toContain('Pupil 30');
	expect(doras).not.toMatch(/Civics 7a|Otto Lind|Oda Ruiz|The vote/);
	const odas = await told(oda, ['/', '/courses', civics.home, vote]);
	expect(odas).toContain('Otto Lind');
	expect(odas).not.toMatch(/History 9b|Dora Ferreira|Pupil \d|The bell/);
	for (const page of [otto, oda, dora, grace]) await page.context().close();
});
