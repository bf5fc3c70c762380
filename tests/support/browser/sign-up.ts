import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import * as users from '../../../src/lib/server/users.ts';
import type { User } from '../../../src/lib/server/users.ts';
import { uid } from '../../../src/lib/uid.ts';

export const password = 'three quiet words';

let logins = 0;
/** A name to sign in with that nobody on this worker's server has. */
export const freshLogin = (name: string) => `${name}.${++logins}`;

/** Signs up at the form that is open. */
export async function signUp(page: Page, name: string, login: string) {
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('E-mail address or user name').fill(login);
	await page.getByLabel('Password, at least').fill(password);
	await page.getByLabel('The same password again').fill(password);
	await page.getByRole('button', { name: 'Make my account' }).click();
}

export async function signIn(page: Page, login: string, typed = password) {
	await page.getByLabel('E-mail address or user name').fill(login);
	await page.getByLabel('Password').fill(typed);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A browser of somebody else. */
export const another = async (browser: Browser, baseURL: string) =>
	(await browser.newContext({ baseURL })).newPage();

/** Sends a form without a page; the reply, wherever it leads. */
async function post(context: BrowserContext, origin: string, path: string, form: object) {
	const headers = { origin, accept: 'text/html' };
	const options = { form: { ...form }, headers, maxRedirects: 0 };
	return context.request.post(origin + path, options);
}

/** Makes this browser the administrator's, who teaches, too, and makes a course with people; its address. */
export async function course(context: BrowserContext, origin: string, grace: User) {
	const cookie = { name: 'parallax_session', value: users.signIn(grace), url: origin };
	await context.addCookies([cookie]);
	const chosen = { name: 'Zwei Seiten einer Frage: Geschichte 9b', timeZone: 'Europe/Berlin' };
	const made = await post(context, origin, '/courses', chosen);
	const home = made.headers().location ?? '';
	// two lists at once may not give out the same user names
	const list = { list: `name,user name\nԱնի Հակոբյան,\nسارة العربي,\nJonas Weiß,${uid()}` };
	expect((await post(context, origin, `${home}/roster?/enrol`, list)).status()).toBe(200);
	return home;
}
