import type { Page } from '@playwright/test';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import { uid } from '#lib/uid.ts';
import { test } from '../support/browser/course-room.ts';
import {
	expect,
	lesson,
	ready,
	reload,
	status,
	visit,
	work
} from '../support/browser/notebook-page.ts';
import { keptFields, keptForms, savedFields } from '../support/browser/typed-forms.ts';
import { learner } from '../support/factories.ts';

// Whatever is typed is still there after moving within the page, reloading it and closing it, and the header never says
// “Saved” of words that the server doesn’t have.

test.use({ viewport: { width: 1366, height: 768 } });

const found = (page: Page, home: string) => visit(page, `${home}/compare?view=found`);
const question = (page: Page) => page.getByLabel('The question');
const kept = (page: Page) => expect(status(page)).toContainText('Kept on this device');
const saved = (page: Page) => expect(status(page)).toContainText('Saved');

test('every field is as it was after moving within the page, reloading and closing it', async ({
	room
}) => {
	const made = room.assign({ sharing: 'start' });
	const his = room.opened(room.eli, made);
	const hers = room.opened(learner(room.hers, 'Fay'), made);
	annotations.add(hers, 'fays-note', { from: 'A1.2', code: 'cause', note: 'A hormone.' });
	const page = await room.enter(room.eli);
	await page.setViewportSize({ width: 1366, height: 768 });
	const home = `/notebooks/${his.id}`;
	const walk = async (fields: typeof keptFields, header: string) => {
		for (const field of fields) await test.step(field.name, () => field.write(page));
		await expect(status(page)).toContainText(header);
	};

	await visit(page, `${home}/compare`);
	for (const field of savedFields) {
		await field.open(page);
		await walk([field], 'Saved');
	}
	for (const field of savedFields) {
		await field.open(page);
		await test.step(field.name, () => field.reads(page));
		await reload(page);
		await test.step(`${field.name}, reloaded`, () => field.reads(page));
		await saved(page);
	}
	for (const field of keptFields) {
		await field.open(page);
		await walk([field], 'Kept on this device');
	}
	const places = [...new Set(keptFields.map(({ at }) => at))];
	const at = (place: string) => keptFields.filter((field) => field.at === place);
	for (const place of places) {
		await at(place)[0]?.open(page);
		for (const field of at(place)) await test.step(field.name, () => field.reads(page));
		await reload(page);
		for (const field of at(place))
			await test.step(`${field.name}, reloaded`, () => field.reads(page));
		await kept(page);
	}
	await page.close();
	const another = await page.context().newPage();
	await another.setViewportSize({ width: 1366, height: 768 });
	for (const place of [...places, ...savedFields.map((field) => field.at)]) {
		await visit(another, `${home}/${place}`);
		for (const field of [...keptFields, ...savedFields].filter((one) => one.at === place))
			await test.step(`${field.name}, closed`, () => field.reads(another));
	}
	await kept(another);

	// a reply is kept no longer once it is sent, a stance once it has a place
	await keptFields.find(({ name }) => name === 'a reply')?.open(another);
	await another.getByRole('button', { name: 'Reply', exact: true }).click();
	await expect(another.getByRole('list', { name: 'Replies' })).toContainText('Which one');
	await another.getByRole('link', { name: '1 Before' }).click();
	const forms = await keptForms(another);
	await another.getByRole('radio', { name: '3 of 7' }).check();
	await expect.poll(() => keptForms(another)).toBe(forms - 1);
	await expect.poll(() => stances.of(his).before?.reason).toBe('Sleep, per');
});

test('what was typed is kept no longer once it is added or emptied', async ({ page, home }) => {
	await found(page, home);
	await question(page).fill('Who pays?');
	await page.getByLabel('They agree').check();
	await page.getByRole('button', { name: 'Add' }).first().click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Who pays?' })).toBeVisible();
	await saved(page);
	await page.getByLabel('Why does it matter?').fill('They');
	await kept(page);
	await page.getByLabel('Why does it matter?').fill('');
	await saved(page);
	// a change of what is saved already
	await page.getByRole('link', { name: 'Edit' }).click();
	await expect(question(page)).toHaveValue('Who pays?');
	await question(page).fill('Who pays, and');
	await page.getByRole('link', { name: 'Done' }).click();
	await kept(page);
	await page.getByRole('link', { name: 'Edit' }).click();
	await expect(question(page)).toHaveValue('Who pays, and');
	await page.getByRole('button', { name: 'Save' }).first().click();
	await saved(page);
	await reload(page);
	await expect(question(page)).toHaveValue('Who pays, and');
	await saved(page);
	expect(await keptForms(page)).toBe(0);
});

test('what is typed is kept without a question when somebody leaves, by any way', async ({
	page,
	home
}) => {
	const ways: Record<string, () => Promise<unknown>> = {
		'a link to another page': () =>
			page.getByRole('link', { name: 'Pressed or embraced?' }).click(),
		'an address': () => page.goto('/lessons'),
		'the browser’s Back': () => page.goBack()
	};
	await page.goto(lesson);
	await found(page, home);
	await question(page).fill('Who pays');
	await kept(page);
	for (const [way, leave] of Object.entries(ways))
		await test.step(way, async () => {
			await leave();
			await expect(page).not.toHaveURL(/notebooks/);
			await found(page, home);
			await expect(question(page)).toHaveValue('Who pays');
			await question(page).pressSequentially('?');
			await question(page).press('Backspace');
		});
	// the browser itself puts old values back into some forms
	await page.goto('/lessons');
	await page.goBack();
	await ready(page);
	await expect(question(page)).toHaveValue('Who pays');
	await kept(page);
	await reload(page);
	await expect(question(page)).toHaveValue('Who pays');
});

test('what was typed about a point that is gone is listed, to be copied and discarded', async ({
	page,
	send,
	home
}) => {
	const own = uid();
	const point = { uid: own, title: 'Who pays?', relation: 'agree', why: '', a: '', b: '' };
	await send(`${home}/compare?/own_point&view=found`, { ...point, revision: '0' });
	await visit(page, `${home}/compare?view=found&own=${own}`);
	await page.getByLabel('Why?').fill('The poor');
	await kept(page);
	await send(`${home}/compare?/erase_point&view=found`, { uid: own });
	await visit(page, `${home}/answer`);
	await status(page).getByRole('link', { name: 'Kept on this device' }).click();
	const left = page.getByRole('region', { name: 'Kept on this device' });
	await expect(left).toContainText('The poor');
	await expect(question(page)).toHaveValue('');
	await left.getByRole('button', { name: 'Discard' }).click();
	await expect(left).toHaveCount(0);
	await saved(page);
	await reload(page);
	await saved(page);
	expect(await keptForms(page)).toBe(0);
});

test('before finishing, what is only kept on this device is named, also of another tab', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/after`);
	const finish = page.getByRole('button', { name: 'Finish', exact: true });
	await expect(finish).toBeVisible();
	const other = await context.newPage();
	await found(other, home);
	await question(other).fill('Who pays');
	await kept(other);
	await other.close();

	await finish.click();
	const named = page.locator('#column .notice', { hasText: 'only kept on this device' });
	await named.getByRole('link', { name: 'Who pays' }).click();
	await expect(question(page)).toHaveValue('Who pays');
	await page.getByRole('link', { name: '5 After' }).click();
	await expect(named).toContainText('won’t be in what you finish');
	await page.getByRole('button', { name: 'Finish without it' }).click();
	await expect(page.getByText('It can no longer be changed.')).toBeVisible();
	const late = page.getByRole('region', { name: 'Not in what you finished: 1 change' });
	await expect(late).toContainText('Who pays');
	expect((await work(context, home)).ownPoints).toEqual([]);
});

test('nobody else in this browser sees what somebody typed, and switching user names and deletes it', async ({
	page,
	context,
	send,
	home
}) => {
	await found(page, home);
	await question(page).fill('Who pays');
	await kept(page);
	// another person, who has not signed the first one out
	const mine = await context.cookies();
	await context.clearCookies();
	const theirs = (await send(`${lesson}?/start`, { uid: uid() })).replace(/\/before$/, '');
	await found(page, theirs);
	await expect(question(page)).toHaveValue('');
	await saved(page);
	await visit(page, '/leave');
	await expect(page.getByRole('button', { name: 'Switch user' })).toBeVisible();
	await expect(page.locator('main')).not.toContainText('Who pays');
	await page.getByRole('button', { name: 'Switch user' }).click();
	await expect(page).toHaveURL(/lessons$/);
	expect(await keptForms(page)).toBe(1);

	await context.addCookies(mine);
	await found(page, home);
	await expect(question(page)).toHaveValue('Who pays');
	await visit(page, '/leave');
	await expect(page.getByRole('link', { name: 'Who pays' })).toBeVisible();
	const questions: string[] = [];
	page.once('dialog', (dialog) => {
		questions.push(dialog.message());
		return dialog.accept();
	});
	await page.getByRole('button', { name: 'Switch user' }).click();
	await expect(page).toHaveURL(/lessons$/);
	expect(questions).toEqual(['What you typed and didn’t send will be lost. Leave anyway?']);
	expect(await keptForms(page)).toBe(0);
});

test('deleting one’s work also deletes what was typed from the device', async ({ page, home }) => {
	await found(page, home);
	await question(page).fill('Who pays');
	await kept(page);
	await visit(page, '/account/delete');
	await page.getByRole('button', { name: 'Delete all my work' }).click();
	await expect(page).toHaveURL(/deleted/);
	expect(await keptForms(page)).toBe(0);
});
