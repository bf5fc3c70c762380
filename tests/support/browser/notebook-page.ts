import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { uid } from '../../../src/lib/uid.ts';
import { test as base } from './instance.ts';

export { expect };

/** The lesson that comes with the program. */
export const lesson = '/lessons/pressed-or-embraced';

/** Sends a form without a page, as quickly as possible; it must succeed. Returns the address it redirects to. */
export type Send = (address: string, fields: Record<string, string>) => Promise<string>;

type Desk = {
	send: Send;
	/** The address of a notebook that was just opened in this browser. */
	home: string;
};

/** Every test has its own browser. A complaint on a page, or a request to another address, fails the test. */
export const test = base.extend<Desk>({
	context: async ({ context, baseURL }, use) => {
		const complaints = watched(context, String(baseURL));
		await use(context);
		expect(complaints).toEqual([]);
	},
	send: async ({ context, baseURL }, use) => {
		await use((address, fields) => post(context, String(baseURL), address, fields));
	},
	home: async ({ send }, use) => {
		const place = await send(`${lesson}?/start`, { uid: uid() });
		const home = place.replace(/\/before$/, '');
		await send(`${home}/before?/skip`, {});
		await use(home);
	}
});

/** The complaints of a browser's pages, collected as they appear, with every request to an address outside `origin`. */
export function watched(context: BrowserContext, origin: string): string[] {
	const complaints: string[] = [];
	context.on('console', (message) => {
		const wrong = message.type() === 'error' || /hydration_mismatch/.test(message.text());
		if (wrong && !itself(message.text(), message.location().url)) complaints.push(message.text());
	});
	context.on('weberror', (error) => complaints.push(String(error.error())));
	context.on('request', (request) => {
		const own = request.url().startsWith(`${origin}/`) || /^(data|blob):/.test(request.url());
		if (!own) complaints.push(`asked for ${request.url()}`);
	});
	return complaints;
}

/** Whether it is the browser's own message about a missing or refused page, a lost connection or a failed change. */
function itself(text: string, address: string): boolean {
	const network = 'FAILED|INTERNET_DISCONNECTED|CONNECTION_(REFUSED|RESET)|EMPTY_RESPONSE';
	const most = address.endsWith('/commands') ? '[45]' : '4';
	// what a form says that is sent without a network
	if (text.startsWith('TypeError: Failed to fetch')) return true;
	return new RegExp(`^Failed to load resource: (.* ${most}\\d\\d |net::ERR_(${network}))`).test(
		text
	);
}

async function post(
	{ request }: BrowserContext,
	origin: string,
	address: string,
	form: Record<string, string>
) {
	const headers = { origin, accept: 'text/html' };
	const reply = await request.post(address, { form, headers, maxRedirects: 0 });
	expect([address, reply.status()]).toEqual([address, 303]);
	return reply.headers().location ?? '';
}

/** Adds notes to a notebook as quickly as possible; plain highlights by default. */
export const noting = (send: Send, home: string) => (fields: Record<string, string>) =>
	send(`${home}/read?/annotate`, { uid: uid(), code: '', note: '', ...fields });

/** Adds work of every kind to a notebook. */
export async function worked(send: Send, home: string) {
	const note = uid();
	const gone = uid();
	const read = `${home}/read`;
	const add = noting(send, home);
	await add({ uid: note, from: 'A1.2', code: 'problem', note: 'A charge.' });
	await add({ from: 'A1.2', to: 'A1.3', code: 'cause' });
	await add({ from: 'B1.1' });
	await add({ from: 'A1.2', words: 'new good friend', code: 'judgement', note: 'Irony?' });
	await add({ uid: gone, from: 'B2.1', code: 'remedy', note: 'Soon gone.' });
	await send(`${read}?/erase`, { uid: gone });
	for (const point of ['policy', 'lobbying'])
		await send(`${home}/compare?/judge`, {
			point,
			revision: '0',
			relation: 'conflict',
			reason: 'They differ.'
		});
	await send(`${home}/answer?/save`, {
		question: 'evidence',
		revision: '0',
		saveUid: uid(),
		text: 'Not yet enough [A1.2].'
	});
	await send(`${home}/answer?/lock`, {
		question: 'corroboration',
		revision: '0',
		saveUid: uid(),
		text: 'Both report it [A12.3; B3.2], and each in its own way [A1.1–A1.2].'
	});
}

/** The notebook as its owner downloads it. */
export async function work({ request }: BrowserContext, home: string) {
	return (await request.get(`${home}/export`, { maxRetries: 3 })).json();
}

/**
 * Waits until the scripts of the open page are running. Only then does SvelteKit add the element that announces new
 * pages to screen readers.
 */
export const ready = (page: Page) =>
	page.locator('#svelte-announcer').waitFor({ state: 'attached' });

/** The same on a page that may be a plain form. It has no script but one-person.js, which every page has. */
export async function readyIfScripted(page: Page) {
	if (await page.locator('script:not([src])').count()) await ready(page);
}

/** Opens an address whose page has scripts, and waits until they are running. */
export async function visit(page: Page, address: string) {
	await page.goto(address);
	await ready(page);
}

/**
 * Types at a steady pace, by the clock of the page, which must be installed: five letters in 300 ms, without pauses.
 */
export async function typeOn(page: Page, field: Locator, text: string) {
	for (const letters of text.match(/.{1,5}/gs) ?? []) {
		await field.pressSequentially(letters);
		await page.clock.runFor(300);
	}
}

/** Simulates the return to a tab from another; a headless browser does not report it. */
export const comeBack = (page: Page) => page.evaluate(() => dispatchEvent(new Event('focus')));

/**
 * Waits until a question's field has appeared. It has the same label as the previous question's field, so typing
 * without waiting could go into that one.
 */
export const atQuestion = (page: Page, key: string) =>
	page.locator(`input[name="question"][value="${key}"]`).first().waitFor({ state: 'attached' });

/** Holds back these requests of a page until the returned function is called. */
export async function holdBack(page: Page, which: string | RegExp) {
	const { promise: released, resolve: release } = Promise.withResolvers<unknown>();
	await page.route(which, async (route) => {
		await released;
		await route.continue();
	});
	return () => release(null);
}

/** How many commands this browser keeps until the server has them, for all users. */
export const kept = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('parallax');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const database = opening.result;
					const count = database.transaction('outbox').objectStore('outbox').count();
					count.onsuccess = () => resolve(count.result);
					database.close();
				};
			})
	);

/** Reloads a page with scripts. */
export async function reload(page: Page) {
	await page.reload();
	await ready(page);
}

/** The status of saving in the head of a notebook. */
export const status = (page: Page) => page.locator('header .saved');

/** Adds a note by a sentence's number, in Read, with scripts. */
export async function annotate(page: Page, from: string, note: string) {
	const form = page.locator('#column form[action*="annotate"]');
	const heading = page.getByText('Add a note by'); // the heading reads this once the scripts are running
	await heading.waitFor();
	if (!(await form.isVisible())) await heading.click();
	await form.getByLabel('Sentence').fill(from);
	await form.getByRole('textbox', { name: /^Note/ }).fill(note);
	await form.getByRole('button', { name: 'Add' }).click();
	await expect(page.locator('#column li', { hasText: note })).toBeVisible();
}

/** Changes the words of a note. */
export async function editNote(page: Page, on: string, words: string) {
	await page.getByRole('link', { name: `Edit the note on ${on}` }).click();
	// until then, the form for a new note has a field of the same name
	await expect(page.getByRole('heading', { name: 'Your note' })).toBeVisible();
	await page.getByRole('textbox', { name: 'Note' }).fill(words);
}

/** Waits until the server has exactly this answer, and no other. */
export const answered = (context: BrowserContext, home: string, text: string) =>
	expect
		.poll(async () => answers(await work(context, home)), { timeout: 60_000, intervals: [100] })
		.toEqual([text]);

export const answers = (file: { answers: { text: string }[] }) =>
	file.answers.map(({ text }) => text);
