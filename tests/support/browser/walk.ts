import type { Browser, Page } from '@playwright/test';
import * as users from '#lib/server/account/users.ts';
import { client, db } from '#lib/server/db/index.ts';
import { user } from '#lib/server/db/schema/account.ts';
import { course } from '#lib/server/db/schema/course.ts';
import { bring, colours, coloursAndWidth, goodPractice, wcag, wrong } from './axe.ts';
import { givenUpWords } from './given-up-words.ts';
import { expect, holdBack, readyIfScripted, watched } from './notebook-page.ts';
import type { Entry } from './page-entry.ts';
import type { Prepared, Role } from './prepared.ts';

const wide = { width: 1366, height: 768 };
/** The width at which the wide layout begins. */
const tablet = { width: 1024, height: 768 };
/** So high that the tabs of a phone cover nothing that would have to be scrolled into view. */
const phone = { width: 390, height: 8000 };
const smallest = { width: 320, height: 640 };
/** The parts of a step, of which a narrow screen shows one at a time; the address says which. */
const parts = ['', '#pane-a', '#pane-b', '#column'];

type Walker = { page: Page; complaints: string[] };

/**
 * Opens one browser for each role that is needed.
 * @param people the user of each role; without one, nobody is signed in
 */
export function walkers(browser: Browser, origin: string, people?: Prepared['people']) {
	const opened = new Map<Role, Walker>();
	return {
		async as(role: Role): Promise<Walker> {
			const known = opened.get(role);
			if (known) return known;
			const context = await browser.newContext({ baseURL: origin, reducedMotion: 'reduce' });
			await context.addInitScript(() => {
				document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
					console.error(`${violatedDirective} stopped ${blockedURI}`)
				);
			});
			await bring(context);
			const who = people?.[role];
			if (who) {
				const value = users.signIn(who);
				await context.addCookies([{ name: 'parallax_session', value, url: origin }]);
			}
			const complaints = watched(context, origin);
			const made = { page: await context.newPage(), complaints };
			opened.set(role, made);
			return made;
		},
		async leave() {
			for (const { page } of opened.values()) await page.context().close();
		}
	};
}

/** The address of an entry, with the names in braces replaced. */
export const filled = (address: string, places: Record<string, string>) =>
	address.replace(/\{(\w+)\}/g, (_, name: string) => {
		const place = places[name];
		if (!place) throw new Error(`Nothing was prepared for {${name}} in ${address}.`);
		return place;
	});

/**
 * Visits a page once and checks everything that must hold for every page: that it is the right one, that its articles
 * are as stored, that the keyboard can skip its head, that axe finds nothing wrong, and that it fits a screen of 320
 * px. The window is resized instead of loading the page again.
 * @returns the faults, one line for each
 */
export async function inspect(
	{ page, complaints }: Walker,
	entry: Entry,
	{ places, texts }: Pick<Prepared, 'places' | 'texts'>
): Promise<string[]> {
	const { shows } = entry;
	await page.setViewportSize(wide);
	await page.emulateMedia({ colorScheme: 'light' });
	const connect = entry.follows ? await holdBack(page, '**/live') : null;
	const response = await page.goto(filled(entry.address, places));
	await readyIfScripted(page);
	const faults = await differences(page, entry, response?.status(), texts);
	faults.push(...(await pastTheHead(page, entry.firstStop)));
	if (connect) {
		connect();
		await expect(page.getByText('Updating live')).toBeVisible();
		await page.unroute('**/live');
	}
	await entry.act?.(page);
	await page.locator('main details').evaluateAll((all) => {
		for (const details of all) details.setAttribute('open', '');
	});
	faults.push(...(await givenUpWords(page, namesHere())));
	const words = await page.locator('body').innerText();
	faults.push(
		...(words.match(/<\/?[a-z]+[ >].{0,40}|<!--.{0,40}/g) ?? []).map((tag) => `it shows ${tag}`)
	);
	faults.push(...(await wrong(page, 'wide and light', entry.bestPractice ? goodPractice : wcag)));
	faults.push(...(await (entry.inParts ? inEachPart(page) : onADarkPhone(page))));
	faults.push(...(await fits(page)));
	faults.push(...complaints.splice(0));
	return faults.map((fault) => `${shows} (${entry.address}): ${fault}`);
}

/** A phone changes no more than sizes and lines: only the rules about those, and about colours, are asked again. */
async function onADarkPhone(page: Page): Promise<string[]> {
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize(phone);
	return wrong(page, 'on a phone, dark', coloursAndWidth);
}

/** A step of a notebook is laid out anew on narrower screens, and gets tabs for its parts on a phone. */
async function inEachPart(page: Page): Promise<string[]> {
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize(tablet);
	const faults = await wrong(page, 'narrower and dark', coloursAndWidth);
	await page.setViewportSize(phone);
	for (const part of parts) {
		await show(page, part);
		await page.emulateMedia({ colorScheme: 'light' });
		faults.push(...(await wrong(page, `on a phone${part}, light`, part ? coloursAndWidth : wcag)));
		await page.emulateMedia({ colorScheme: 'dark' });
		faults.push(...(await wrong(page, `on a phone${part}, dark`, colours)));
	}
	return faults;
}

/** The names of all people and classes in the database that is open here, the longest first; none where none is. */
function namesHere(): string[] {
	if (!client?.open) return [];
	const people = db.select({ name: user.name }).from(user).all();
	const classes = db.select({ name: course.name }).from(course).all();
	return [...people, ...classes]
		.map(({ name }) => name)
		.filter((name) => name.length > 2)
		.toSorted((a, b) => b.length - a.length);
}

/** How the page differs from the table: another title, heading or status, or other articles than those stored. */
async function differences(
	page: Page,
	entry: Entry,
	status: number | undefined,
	texts: Prepared['texts']
): Promise<string[]> {
	const seen = await page.evaluate(() => ({
		title: document.title,
		headings: [...document.querySelectorAll('h1')].map((h1) => h1.textContent.trim()),
		articles: [...document.querySelectorAll('article')].map((article) => {
			const copy = article.cloneNode(true) as Element;
			// comments that are printed after a paragraph are not part of the text
			for (const added of copy.querySelectorAll(':scope > :not(.block)')) added.remove();
			return copy.textContent;
		}),
		language: document.documentElement.lang,
		mains: document.querySelectorAll('main').length
	}));
	const headings = [entry.heading];
	const stored = entry.articles ? texts[entry.articles] : [];
	const compared: [string, unknown, unknown][] = [
		['its status', status, entry.status ?? 200],
		['its title', seen.title.slice(0, entry.title.length), entry.title],
		['its h1', seen.headings, headings],
		['its articles', seen.articles, stored],
		['its language', seen.language, 'en'],
		['how many main parts it has', seen.mains, 1]
	];
	return compared
		.map(([what, is, wanted]) => [what, JSON.stringify(is), JSON.stringify(wanted)] as const)
		.filter(([, is, wanted]) => is !== wanted)
		.map(([what, is, wanted]) => `${what}: ${is} instead of ${wanted}`);
}

/** The first stop of the keyboard must skip to the main part, unless the table names another. */
async function pastTheHead(page: Page, firstStop?: string): Promise<string[]> {
	const focused = () =>
		page.evaluate(() => {
			const active = document.activeElement;
			const inside = active?.closest('#column, main');
			return { words: active?.textContent.trim(), inside: inside !== null };
		});
	await page.keyboard.press('Tab');
	const { words = '' } = await focused();
	if (firstStop)
		return words === firstStop ? [] : [`its first stop is “${words}” instead of “${firstStop}”`];
	if (!/^Skip to \S/.test(words)) return [`its first stop is “${words.slice(0, 80)}”`];
	await page.keyboard.press('Enter');
	await page.waitForFunction(() => location.hash !== '');
	await page.keyboard.press('Tab');
	const next = await focused();
	return next.inside ? [] : [`“${words}” leads to “${next.words?.slice(0, 80)}”`];
}

const show = (page: Page, part: string) =>
	page.evaluate((hash) => {
		if (hash) location.hash = hash;
	}, part);

/** Nothing may be wider than the smallest screen, in any part. */
async function fits(page: Page): Promise<string[]> {
	await page.setViewportSize(smallest);
	const faults: string[] = [];
	for (const part of (await page.locator('#pane-a').count()) ? parts : ['']) {
		await show(page, part);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		if (width !== smallest.width) faults.push(`it is ${width} px wide of 320 ${part}`);
	}
	return faults;
}
