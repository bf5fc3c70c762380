import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { client, close, open } from '../../src/lib/server/db/index.ts';
import * as users from '../../src/lib/server/users.ts';
import { put } from '../support/tiny-lesson.ts';
import { serve, type Served, temporary } from '../support/server.ts';
import { account } from '../support/factories.ts';
import { another, signUp } from '../support/browser/sign-up.ts';
import { expect, test } from '../support/browser/notebook-page.ts';

test.describe.configure({ mode: 'serial' });

/** A Parallax that nobody runs yet, with the tiny lesson. */
let served: Served;
const data = temporary();
test.beforeAll(async () => {
	open(join(data, 'parallax.db'));
	put();
	served = await serve({ data });
});
test.afterAll(async () => {
	await served.stop();
	close();
	rmSync(data, { recursive: true, force: true });
});

const row = (page: Page, name: string) =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const cookie = (who: users.User) => `parallax_session=${users.signIn(who)}`;

/** Somebody who just made an account, in a browser of their own. */
async function signedUp(browser: Browser, name: string) {
	const page = await another(browser, served.url);
	await page.goto('/sign-up');
	await signUp(page, name, name.toLowerCase().replace(' ', '.'));
	await expect(page.getByRole('link', { name: name })).toBeVisible();
	return page;
}

/** Makes a course, and leads to it. */
async function course(page: Page, name: string) {
	await page.goto('/courses');
	await page.getByLabel('Name of the course').fill(name);
	await page.getByLabel('Time zone').selectOption('Europe/Berlin');
	await page.getByRole('button', { name: 'Make this course' }).click();
	await expect(page.getByRole('heading', { name })).toBeVisible();
	const link = new URL(await page.getByLabel('Or by this link').inputValue()).pathname;
	return { home: new URL(page.url()).pathname, link };
}

async function assign(page: Page, home: string, title: string) {
	await page.goto(`${home}/assign`);
	await page.getByRole('link', { name: 'The first bell', exact: true }).click();
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Due', { exact: true }).fill('2099-11-27T14:00');
	await page.getByRole('button', { name: 'Assign', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('It is assigned');
	return new URL(page.url()).pathname;
}

async function handIn(page: Page, assignment: string, words = 'Hand in') {
	await page.goto(assignment);
	await page.getByRole('button', { name: 'Open my notebook' }).click();
	await page.getByRole('link', { name: /After$/ }).click();
	await page.getByRole('button', { name: words, exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Your receipt' })).toBeVisible();
}

let grace: Page;
let dora: Page;
let history: { home: string; link: string };
let bell: string;

test('from the administrator to a class of thirty that joins at once, is assigned, hands in, late too, gets it back and hands in again', async ({
	browser
}) => {
	test.slow();
	const [, path = ''] = /http:\S+(\/admin\/first\?token=\S+)/.exec(served.output()) ?? [];
	grace = await another(browser, served.url);
	await grace.goto(path);
	await grace.getByRole('main').getByRole('link', { name: 'Make an account' }).click();
	await signUp(grace, 'Grace Hopper', 'grace');
	await grace.getByRole('button', { name: 'I run this Parallax' }).click();
	dora = await signedUp(browser, 'Dora Ferreira');
	await grace.goto('/admin?search=dora');
	await grace.getByRole('button', { name: 'Allow to teach' }).click();
	history = await course(dora, 'History 9b');

	const class_ = Array.from({ length: 30 }, (_, n) => account(`Pupil ${n + 1}`));
	const joined = await Promise.all(
		class_.map((who) =>
			fetch(served.url + history.link, {
				...{ method: 'POST', redirect: 'manual', body: new URLSearchParams() },
				headers: { origin: served.url, accept: 'text/html', cookie: cookie(who) }
			})
		)
	);
	expect(new Set(joined.map(({ status }) => status))).toEqual(new Set([303]));
	await dora.goto(history.home);
	await expect(dora.getByText('30 learners.')).toBeVisible();
	const people = await dora.locator('#people').locator('..').textContent();
	const numbers = [...String(people).matchAll(/Learner (\d+)/g)].map(([, n]) => Number(n));
	expect(numbers.toSorted((a, b) => a - b)).toEqual(class_.map((_, n) => n + 1));

	bell = await assign(dora, history.home, 'The bell');
	await expect(dora.getByRole('link', { name: 'Not started 30' })).toBeVisible();
	const enter = async (n: number) => {
		const page = await another(browser, served.url);
		const value = users.signIn(class_[n] ?? account('Nobody'));
		await page.context().addCookies([{ name: 'parallax_session', value, url: served.url }]);
		return page;
	};
	const [one, two] = [await enter(0), await enter(1)];
	await handIn(one, bell);
	await expect(dora.getByRole('link', { name: 'Handed in 1' })).toBeVisible();
	client.prepare('update assignment set due_at = ?').run(Date.now() - 3_600_000);
	await handIn(two, bell, 'Hand in late');
	await expect(row(dora, 'Pupil 2')).toContainText('late');
	await expect(row(dora, 'Pupil 1')).not.toContainText('late');
	await expect(row(dora, 'Pupil 3')).toContainText('late');

	await dora.getByRole('link', { name: 'Needs review 2' }).click();
	for (const n of [1, 2]) await dora.getByLabel(`Tick Pupil ${n}`, { exact: true }).check();
	await dora.getByLabel('as a message').fill('Cite B, too.');
	await dora.getByRole('button', { name: 'Return it to them' }).click();
	await expect(dora.getByRole('status')).toContainText('Returned to 2 learners');
	await one.goto(bell);
	await expect(one.getByText('Cite B, too.')).toBeVisible();
	await one.getByRole('link', { name: 'Open my notebook' }).click();
	await one.getByRole('link', { name: /After$/ }).click();
	await one.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(one.getByRole('heading', { name: 'Your receipt' })).toBeVisible();
	await dora.getByRole('link', { name: 'All 30' }).click();
	await expect(row(dora, 'Pupil 1')).toContainText('Handed in');
	await expect(row(dora, 'Pupil 2')).toContainText('Returned, working again');
	for (const page of [one, two]) await page.context().close();
});

test('two teachers and their classes see nothing of each other', async ({ browser }) => {
	test.slow();
	const otto = await signedUp(browser, 'Otto Lind');
	await grace.goto('/admin?search=otto');
	await grace.getByRole('button', { name: 'Allow to teach' }).click();
	const civics = await course(otto, 'Civics 7a');
	const oda = await signedUp(browser, 'Oda Ruiz');
	await oda.goto(civics.link);
	await oda.getByRole('button', { name: 'Join this course' }).click();
	await expect(oda).toHaveURL(civics.home);
	const vote = await assign(otto, civics.home, 'The vote');

	const foreign = async (page: Page, addresses: string[]) => {
		for (const address of addresses) {
			await page.goto(address);
			await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
		}
	};
	const of = (home: string, assignment: string) => [
		...['', '/log', '/settings', '/roster', '/invite', '/assign'].map((part) => home + part),
		...['', '/change', '/preview', '/packet', '/live'].map((part) => assignment + part)
	];
	await foreign(otto, of(history.home, bell));
	await foreign(dora, of(civics.home, vote));
	await foreign(oda, [...of(history.home, bell), ...of(civics.home, vote).slice(1, 6)]);
	// who runs the instance goes into neither
	await foreign(grace, [...of(history.home, bell), ...of(civics.home, vote)]);

	const told = async (page: Page, addresses: string[]) => {
		const all: string[] = [];
		for (const address of addresses) {
			await page.goto(address);
			all.push(await page.content());
		}
		return all.join('\n');
	};
	const ottos = await told(otto, ['/', '/courses', civics.home, vote, `${civics.home}/log`]);
	expect(ottos).toContain('Oda Ruiz');
	expect(ottos).not.toMatch(/History 9b|Dora|Pupil|The bell/);
	const doras = await told(dora, ['/', '/courses', history.home, bell, `${history.home}/log`]);
	expect(doras).toContain('Pupil 30');
	expect(doras).not.toMatch(/Civics 7a|Otto|Oda|The vote/);
	const odas = await told(oda, ['/', '/courses', civics.home, vote]);
	expect(odas).toContain('Otto Lind');
	expect(odas).not.toMatch(/History 9b|Dora|Pupil|The bell/);
	for (const page of [otto, oda, dora, grace]) await page.context().close();
});
