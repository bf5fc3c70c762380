import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { uid } from '../../../src/lib/uid.ts';
import { test as base } from './instance.ts';

export { expect };

/** The lesson that comes with the program. */
export const lesson = '/lessons/pressed-or-embraced';

/** Sends a form without a page, as quickly as possible; it must succeed. Returns where it leads. */
export type Send = (address: string, fields: Record<string, string>) => Promise<string>;

type Desk = {
	send: Send;
	/** The address of a notebook that was just opened in this browser. */
	home: string;
};

/** Every test has a browser of its own, in which no page may complain or ask another address for anything. */
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
		await use(place.replace(/\/before$/, ''));
	}
});

/** What the pages of a browser complain about, as it comes; none may ask an address outside `origin`. */
export function watched(context: BrowserContext, origin: string): string[] {
	const complaints: string[] = [];
	context.on('console', (message) => {
		if (message.type() === 'error' && !itself(message.text(), message.location().url))
			complaints.push(message.text());
	});
	context.on('weberror', (error) => complaints.push(String(error.error())));
	context.on('request', (request) => {
		const own = request.url().startsWith(`${origin}/`) || /^(data|blob):/.test(request.url());
		if (!own) complaints.push(`asked for ${request.url()}`);
	});
	return complaints;
}

/** What the browser says of its own: a page is missing or refused, the network is gone, a change failed. */
function itself(text: string, address: string): boolean {
	const network = 'FAILED|INTERNET_DISCONNECTED|CONNECTION_(REFUSED|RESET)|EMPTY_RESPONSE';
	const most = address.endsWith('/commands') ? '[45]' : '4';
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

/** Adds notes to a notebook, plain highlights unless more is said, as quickly as possible. */
export const noting = (send: Send, home: string) => (fields: Record<string, string>) =>
	send(`${home}/read?/annotate`, { uid: uid(), code: '', note: '', ...fields });

/** Does something of everything in a notebook. */
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

/** The notebook as its owner takes it away. */
export async function work({ request }: BrowserContext, home: string) {
	return (await request.get(`${home}/export`, { maxRetries: 3 })).json();
}

/**
 * Waits until the scripts have taken over the page that is open. Only then SvelteKit adds the element by which it
 * tells a screen reader of a new page.
 */
export const ready = (page: Page) =>
	page.locator('#svelte-announcer').waitFor({ state: 'attached' });

/** Opens an address whose page has scripts, and waits until they have taken over. */
export async function visit(page: Page, address: string) {
	await page.goto(address);
	await ready(page);
}

/**
 * Types at a steady pace by the clock of the page, which must be installed: five letters in 300 ms, never a rest.
 */
export async function typeOn(page: Page, field: Locator, text: string) {
	for (const letters of text.match(/.{1,5}/gs) ?? []) {
		await field.pressSequentially(letters);
		await page.clock.runFor(300);
	}
}

/** Comes back to a tab from another, which a browser without windows does not tell it. */
export const comeBack = (page: Page) => page.evaluate(() => dispatchEvent(new Event('focus')));

/**
 * Waits until a question's field is there. It has the same label as the one of the question before, so whoever types
 * at once may type into that.
 */
export const atQuestion = (page: Page, key: string) =>
	page.locator(`input[name="question"][value="${key}"]`).first().waitFor({ state: 'attached' });

/** Keeps these requests of a page waiting until the returned function is called. */
export async function holdBack(page: Page, which: string | RegExp) {
	const { promise: released, resolve: release } = Promise.withResolvers<unknown>();
	await page.route(which, async (route) => {
		await released;
		await route.continue();
	});
	return () => release(null);
}

/** How many changes this browser keeps until the server has them, of anybody. */
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

/** Loads such a page anew. */
export async function reload(page: Page) {
	await page.reload();
	await ready(page);
}

/** What the head of a notebook says about saving. */
export const status = (page: Page) => page.locator('header .saved');

/** Adds a note by a sentence's number, in Read, with scripts. */
export async function annotate(page: Page, from: string, note: string) {
	const form = page.locator('#column form[action*="annotate"]');
	const heading = page.getByText('Add a note by'); // it says this when the scripts are there
	await heading.waitFor();
	if (!(await form.isVisible())) await heading.click();
	await form.getByLabel('Sentence').fill(from);
	await form.getByRole('textbox', { name: /^Note/ }).fill(note);
	await form.getByRole('button', { name: 'Add' }).click();
	await expect(page.locator('#column li', { hasText: note })).toBeVisible();
}

/** Waits until an answer's text on the server is this, and no other answer is there. */
export const answered = (context: BrowserContext, home: string, text: string) =>
	expect
		.poll(async () => answers(await work(context, home)), { timeout: 60_000, intervals: [100] })
		.toEqual([text]);

export const answers = (file: { answers: { text: string }[] }) =>
	file.answers.map(({ text }) => text);
