import type { Page, Route } from '@playwright/test';
import {
	annotate,
	answered,
	editNote,
	expect,
	status,
	test,
	typeOn,
	visit,
	work
} from '../support/browser/notebook-page.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const answer = (page: Page) => page.getByLabel('Your answer');

/** What happens to each request; false if its answer must not reach the page. */
const fates: Record<string, (route: Route, nth: number, text: string) => Promise<boolean>> = {
	async 'answers only after more was typed'(route, _, text) {
		const page = route.request().frame().page();
		await page.waitForFunction(
			([text, whole]) => {
				const now = document.querySelector<HTMLTextAreaElement>('[name="text"]')?.value ?? '';
				return !text || now.length > text.length || now.length % whole === 0;
			},
			[text, words.length] as const
		);
		return true;
	},
	async 'fails every third time, before or after saving,'(route, nth) {
		if (nth % 3 !== 2) return true;
		if (nth % 2) await route.fetch();
		await route.fulfill({ status: 500 });
		return false;
	}
};
const words = 'One after the other, every letter is to arrive, and none of them twice. ';

/** Has the page check at every frame whether it says “Saved” of words that are not acknowledged yet. */
const watchClaims = (page: Page) =>
	page.evaluate(() => {
		const early: string[] = [];
		const acknowledged = new Set(['']);
		const look = () => {
			const text = document.querySelector<HTMLTextAreaElement>('[name="text"]')?.value;
			const saying = document.querySelector('header .saved')?.textContent.trim();
			if (text !== undefined && saying?.startsWith('Saved') && !acknowledged.has(text))
				early.push(text);
			requestAnimationFrame(look);
		};
		look();
		Object.assign(window, { early, acknowledged });
	});
type Watched = { early: string[]; acknowledged: Set<string> };
/** Lets the page paint twice, so that it has checked before the answer arrives. */
const acknowledge = (page: Page, text: string) =>
	page.evaluate(async (text) => {
		const painted = () => new Promise(requestAnimationFrame);
		await painted();
		await painted();
		(window as unknown as Watched).acknowledged.add(text);
	}, text);

for (const [what, fate] of Object.entries(fates))
	test(`a server that ${what} loses nothing, and “Saved” never shows too early`, async ({
		page,
		context,
		home
	}) => {
		let count = 0;
		let open: Promise<unknown> = Promise.resolve();
		const sent: string[] = [];
		await page.route('**/notebooks/*/commands', async (route) => {
			const { kind, text = '' } = route.request().postDataJSON();
			if (kind === 'visit') return route.continue();
			sent.push(text || kind);
			if (!(await fate(route, ++count, text))) return;
			const response = await route.fetch();
			await acknowledge(page, text);
			await open;
			await route.fulfill({ response });
		});
		await page.clock.install();
		await visit(page, `${home}/answer?question=evidence`);
		await watchClaims(page);
		for (const part of [words, words]) {
			await typeOn(page, answer(page), part);
			await expect(status(page)).toContainText('Saved', { timeout: 60_000 });
		}
		await answered(context, home, words + words);
		expect(await page.evaluate(() => (window as unknown as Watched).early)).toEqual([]);
		expect(sent.length).toBeGreaterThan(3);
		sent.forEach((text, i) => expect(text.startsWith(sent[i - 1] ?? '')).toBe(true));

		await page.getByRole('link', { name: '2 Read' }).click();
		await annotate(page, 'A1.1', 'Stays.');
		await annotate(page, 'A1.2', 'Goes.');
		await editNote(page, 'A1.2', 'Goes, changed.');
		await page.getByRole('link', { name: 'Done' }).click();
		const { promise, resolve: reopen } = Promise.withResolvers<unknown>();
		open = promise;
		await page.getByRole('button', { name: 'Delete the note on A1.2' }).click();
		await expect(status(page)).not.toContainText('Saved');
		reopen(null);
		await expect(status(page)).toContainText('Saved', { timeout: 60_000 });
		expect((await work(context, home)).annotations).toMatchObject([{ note: 'Stays.' }]);
	});
