import type { BrowserContext, Page } from '@playwright/test';
import {
	annotate,
	answered,
	answers,
	expect,
	reload,
	status,
	test,
	visit,
	work
} from '../support/browser/notebook-page.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const commands = '**/notebooks/*/commands';
const answer = (page: Page) => page.getByLabel('Your answer');
const versions = (page: Page) => page.locator('#versions');
const notes = async (context: BrowserContext, home: string) =>
	(await work(context, home)).annotations.map(
		({ code, note }: { code: string | null; note: string }) => `${code}: ${note}`
	);

/** Has the pages of this browser mark their root element once they listen to other tabs. */
const sayListening = () => {
	const Channel = BroadcastChannel;
	window.BroadcastChannel = class extends Channel {
		constructor(name: string) {
			super(name);
			document.documentElement.dataset.listening = name;
		}
	};
};

/** Opens the same address in two tabs. The second cannot reach the server before `reconnect` is called. */
async function pair(context: BrowserContext, address: string) {
	await context.addInitScript(sayListening);
	const first = await context.newPage();
	const second = await context.newPage();
	for (const page of [first, second]) {
		await visit(page, address);
		await page.locator('[data-listening]').waitFor({ state: 'attached' });
	}
	await second.route(commands, (route) => route.abort());
	return { first, second, reconnect: () => second.unroute(commands) };
}

test('what one tab writes shows in the other if that has nothing unsent', async ({
	context,
	home
}) => {
	const { first, second } = await pair(context, `${home}/answer?question=evidence`);
	await answer(first).fill('From the first.');
	await expect(answer(second)).toHaveValue('From the first.');
	await expect(status(second)).toContainText('Saved');
	await second.unroute(commands);
	// the second tab can continue from this text without a conflict
	await answer(second).press('End');
	await answer(second).pressSequentially(' And from the second.');
	await answered(context, home, 'From the first. And from the second.');
	await expect(answer(first)).toHaveValue('From the first. And from the second.');
	for (const page of [first, second]) await expect(versions(page)).toHaveCount(0);

	await first.getByRole('link', { name: '2 Read' }).click();
	await annotate(first, 'A1.2', 'Noted in the first.');
	await second.getByRole('link', { name: '2 Read' }).click();
	await expect(second.locator('#column li')).toContainText(['Noted in the first.']);
});

const choices = [
	['Keep this one', 'Written in the second.'],
	['Keep the other', 'Written in the first.'],
	['Keep both', 'Written in the first.\n\nWritten in the second.']
] as const;

for (const [button, text] of choices)
	test(`two tabs write one answer at once: “${button}” does what it says`, async ({
		context,
		home
	}) => {
		const { first, second, reconnect } = await pair(context, `${home}/answer?question=evidence`);
		await answer(second).fill('Written in the');
		await expect(status(second)).toContainText('Not saved');
		await answer(first).fill('Written in the first.');
		await answered(context, home, 'Written in the first.');
		await answer(second).pressSequentially(' second.');
		await reconnect();

		await expect(status(second)).toHaveText('Two versions – choose one');
		await expect(answer(second)).toHaveValue('Written in the second.');
		await expect(versions(second).locator('del').first()).toHaveText('first');
		await expect(versions(second).locator('ins').first()).toHaveText('second');
		// further typing overwrites nothing before a version is chosen
		await answer(second).press('End');
		await answer(second).pressSequentially('!');
		await answer(second).press('Backspace');
		await reload(second);
		await expect(answer(second)).toHaveValue('Written in the second.');
		await expect(versions(second).locator('ins').first()).toHaveText('second');
		expect(answers(await work(context, home))).toEqual(['Written in the first.']);
		await expect(answer(first)).toHaveValue('Written in the first.');

		await versions(second).getByRole('button', { name: button }).click();
		await answered(context, home, text);
		await expect(versions(second)).toHaveCount(0);
		await expect(status(second)).toContainText('Saved');
		for (const page of [first, second]) await expect(answer(page)).toHaveValue(text);
		await reload(second);
		await expect(answer(second)).toHaveValue(text);
		await expect(versions(second)).toHaveCount(0);
	});

const write = (page: Page, note: string) =>
	page.getByRole('textbox', { name: 'Note', exact: true }).fill(note);

/** A note that the second tab is changing while the first does something else with it. */
async function changing(context: BrowserContext, home: string) {
	const both = await pair(context, `${home}/read`);
	const { first, second } = both;
	await annotate(first, 'A1.2', 'A charge.');
	await expect(status(first)).toContainText('Saved');
	await second.getByRole('link', { name: 'Edit the note on A1.2' }).click();
	await write(second, 'A heavy charge.');
	await expect(status(second)).toContainText('Not saved');
	await second.locator('#column').getByLabel('Label').first().selectOption('cause');
	return both;
}

for (const [button, left] of [
	['Keep this one', ['Cause: A heavy charge.']],
	['Leave it deleted', []]
] as const)
	test(`a note changed in one tab and deleted in another: “${button}” does what it says`, async ({
		context,
		home
	}) => {
		const { first, second, reconnect } = await changing(context, home);
		await first.getByRole('button', { name: 'Delete the note on A1.2' }).click();
		await expect.poll(() => notes(context, home)).toEqual([]);
		await reconnect();

		await expect(status(second)).toHaveText('Two versions – choose one');
		await expect(versions(second)).toContainText('deleted in another window');
		await expect(versions(second)).toContainText('A heavy charge.');
		expect(await notes(context, home)).toEqual([]);
		await versions(second).getByRole('button', { name: button }).click();
		await expect(status(second)).toContainText('Saved');
		expect(await notes(context, home)).toEqual(left);
		await expect(first.locator('#column li .own')).toHaveCount(left.length);
	});

test('a note changed in two tabs is compared word by word', async ({ context, home }) => {
	const { first, second, reconnect } = await changing(context, home);
	await first.getByRole('link', { name: 'Edit the note on A1.2' }).click();
	await write(first, 'A light charge.');
	await expect.poll(() => notes(context, home)).toEqual(['null: A light charge.']);
	await reconnect();
	await expect(versions(second).locator('del').first()).toHaveText('light');
	await expect(versions(second).locator('ins').first()).toHaveText('heavy');
	expect(await notes(context, home)).toEqual(['null: A light charge.']);
	await versions(second).getByRole('button', { name: 'Keep the other' }).click();
	await expect(status(second)).toContainText('Saved');
	await expect(second.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue(
		'A light charge.'
	);
	expect(await notes(context, home)).toEqual(['null: A light charge.']);
});
