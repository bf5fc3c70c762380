import type { Browser, Page } from '@playwright/test';

export const password = 'three quiet words';

let logins = 0;
/** A login that nobody on this worker's server has. */
export const freshLogin = (name: string) => `${name}.${++logins}`;

/** Fills in the sign-up form on this page, and sends it. */
export async function signUp(page: Page, name: string, login: string) {
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('Email address or user name').fill(login);
	await page.getByLabel('Password, at least').fill(password);
	await page.getByLabel('The same password again').fill(password);
	await page.getByRole('button', { name: 'Create account' }).click();
}

export async function signIn(page: Page, login: string, typed = password) {
	await page.getByLabel('Email address or user name').fill(login);
	await page.getByLabel('Password').fill(typed);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A page in another person's browser. */
export const another = async (browser: Browser, baseURL: string) =>
	(await browser.newContext({ baseURL })).newPage();
