import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { serve, temporary } from '../support/server.ts';
import {
	annotate,
	answered,
	answers,
	atQuestion,
	expect,
	kept,
	lesson,
	ready,
	status,
	test,
	typeOn,
	visit,
	watched,
	work
} from '../support/browser/notebook-page.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const commands = '**/notebooks/*/commands';
const answer = (page: Page) => page.getByLabel('Your answer');
/** Goes to a question without loading a page. */
async function ask(page: Page, question: string) {
	await page.locator(`.all a[href="?question=${question}"]`).click();
	await atQuestion(page, question);
	await expect(page).toHaveURL(new RegExp(`question=${question}`));
}

test('what is typed is on the server within two seconds, without a button', async ({
	page,
	context,
	home
}) => {
	const start = Date.now();
	await page.clock.install({ time: start });
	await visit(page, `${home}/answer?question=evidence`);
	// from here on time passes only where the test says so
	await page.clock.pauseAt(start + 60_000);
	const words = 'Both see the same invitation, and each reads it for its own readers.';
	// words typed without a pause are saved on the way, too
	await typeOn(page, answer(page), words.slice(0, 40));
	await expect.poll(async () => answers(await work(context, home)).join()).toMatch(/^Both see/);
	await typeOn(page, answer(page), words.slice(40));
	await page.clock.runFor(2000);
	await answered(context, home, words);
	await page.clock.resume();
	await expect(status(page)).toHaveText(/^\s*Saved \d\d:\d\d\s*$/);
	await page.reload();
	await expect(answer(page)).toHaveValue(words);
});

/** Waits until the page has preloaded the other steps, for when the network is gone. */
async function allSteps(page: Page) {
	await ready(page);
	await page.waitForLoadState('networkidle');
}

test('after ten minutes offline and a power cut at the server, everything is saved once', async ({
	browser
}) => {
	test.setTimeout(240_000);
	const data = temporary();
	let server = await serve({ data });
	const context = await browser.newContext({ baseURL: server.url });
	const complaints = watched(context, server.url);
	const page = await context.newPage();
	await page.clock.install();
	await visit(page, lesson);
	await page.getByRole('button', { name: 'Start the lesson' }).first().click();
	await page.getByRole('button', { name: 'Skip the prediction' }).click();
	await expect(page).toHaveURL(/read$/);
	const home = new URL(page.url()).pathname.replace('/read', '');
	await annotate(page, 'A1.1', 'Before the cut.');
	await expect(status(page)).toContainText('Saved');
	await allSteps(page);

	await context.setOffline(true);
	await server.kill();
	const texts: Record<string, string> = { evidence: '', corroboration: '', framing: '' };
	for (let i = 1; i <= 10; i++) {
		await page.getByRole('link', { name: '2 Read' }).click();
		await annotate(page, `B1.${1 + (i % 2)}`, `Offline note ${i}.`);
		await page.getByRole('link', { name: '4 Answer' }).click();
		for (const [question, text] of Object.entries(texts)) {
			await ask(page, question);
			await expect(answer(page)).toHaveValue(text);
			await answer(page).press('End');
			await answer(page).pressSequentially(` ${question} ${i}`);
			texts[question] += ` ${question} ${i}`;
		}
		await page.clock.fastForward('01:00');
	}
	await page.getByRole('link', { name: '3 Compare' }).click();
	await expect(page.getByRole('heading', { name: 'All points' })).toBeVisible();
	await expect(status(page)).toHaveText(
		/Not saved yet: you’re offline\. Your work is safe on this device/
	);

	server = await serve({ data, env: { PORT: new URL(server.url).port } });
	await context.setOffline(false);
	await expect(status(page)).toContainText('Saved', { timeout: 60_000 });
	const file = await work(context, home);
	expect(answers(file).toSorted()).toEqual(Object.values(texts).toSorted());
	const notes = file.annotations.map(({ note }: { note: string }) => note);
	const offline = Array.from({ length: 10 }, (_, i) => `Offline note ${i + 1}.`);
	expect(notes.toSorted()).toEqual(['Before the cut.', ...offline].toSorted());
	expect(complaints).toEqual([]);
	await context.close();
	await server.stop();
	rmSync(data, { recursive: true });
});

test('what a crashed tab left unsent is sent by the next tab that opens the notebook', async ({
	page,
	context,
	home
}) => {
	await page.goto(`${home}/read`);
	await allSteps(page);
	await context.setOffline(true);
	await annotate(page, 'A1.2', 'Kept by a closed tab.');
	await page.getByRole('link', { name: '4 Answer' }).click();
	await ask(page, 'evidence');
	await answer(page).fill('Kept, too.');
	await expect(status(page)).toContainText('Not saved');
	await expect.poll(() => kept(page)).toBe(2);
	await page.goto('chrome://crash').catch(() => {}); // a tab that is only closed would still send
	await page.close();
	await context.setOffline(false);
	expect(await work(context, home)).toMatchObject({ annotations: [], answers: [] });
	const next = await context.newPage();
	await next.goto(`${home}/answer?question=evidence`);
	await expect(answer(next)).toHaveValue('Kept, too.');
	await answered(context, home, 'Kept, too.');
	await expect(status(next)).toContainText('Saved');
	expect((await work(context, home)).annotations).toMatchObject([
		{ note: 'Kept by a closed tab.' }
	]);
});

test('a note whose acknowledgement was lost is saved once', async ({ page, context, home }) => {
	const sent: string[] = [];
	await page.route(commands, async (route) => {
		sent.push(route.request().postData() ?? '');
		if (sent.length > 1) return route.continue();
		await route.fetch();
		await route.abort();
	});
	await visit(page, `${home}/read`);
	await annotate(page, 'A1.2', 'Once.');
	await expect(status(page)).toContainText('Not saved yet: can’t reach the server');
	expect((await work(context, home)).annotations).toMatchObject([{ note: 'Once.' }]);
	await expect(status(page)).toContainText('Saved');
	expect(sent).toEqual([sent[0], sent[0]]);
	expect((await work(context, home)).annotations).toMatchObject([{ note: 'Once.' }]);
});
