import { uid } from '../../src/lib/uid.ts';
import { axe, colours, tags, wrong } from '../support/browser/axe.ts';
import { course } from '../support/browser/sign-up.ts';
import { expect, test } from '../support/browser/notebook-page.ts';

for (const width of [320, 390, 1366])
	test(`every page of courses and of the administration meets WCAG 2.2 AA as far as axe can tell, light and dark, and fits, ${width} px wide`, async ({
		page,
		context,
		instance,
		baseURL
	}) => {
		await page.setViewportSize({ width, height: 900 });
		const home = await course(context, String(baseURL), instance.grace);
		const found: string[] = [];
		const look = async (what: string) => {
			await page
				.locator('main details')
				.evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
			await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
			const light = await axe(page).withTags(tags).analyze();
			await page.emulateMedia({ colorScheme: 'dark' });
			const dark = await axe(page).withRules(colours).analyze();
			found.push(...wrong(what, light, dark));
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			if (wide > width) found.push(`${what} is ${wide} px wide`);
		};
		const parts = ['', '/settings', '/log', '/invite', '/roster'].map((part) => home + part);
		const [person] =
			/\/admin\/people\/[\w-]+/.exec(
				await (await context.request.get(`${baseURL}/admin?search=grace`)).text()
			) ?? [];
		const others = ['/', '/courses', '/join', '/join/BCDFGHJ', '/admin/settings', '/admin/log'];
		for (const path of [
			...parts,
			...others,
			'/admin/courses',
			String(person),
			'/admin?search=grace',
			'/admin?search=nobody-at-all'
		]) {
			await page.goto(path);
			await look(path);
		}
		await page.goto('/admin?search=grace');
		await page.getByText('More').click();
		await page.getByRole('button', { name: 'Make a link' }).click();
		await expect(page.getByLabel('The link')).toBeVisible();
		await look('a link for a new password');
		const login = uid();
		await page.goto(`${home}/roster`);
		await page
			.getByLabel('The list')
			.fill(`name,user name\nԱնի Հակոբյան,\nZoë,${login}\nZoë,${login}\n-,\n王小明,`);
		await page.getByRole('button', { name: 'Show me' }).click();
		await look('a class list before it comes in');
		await page.getByRole('button', { name: 'Bring in 2 people' }).click();
		await expect(page.getByText('Print this page now')).toBeVisible();
		await look('the slips');
		const phrase = String(await page.locator('dd').nth(2).textContent());
		const link = await (await context.request.get(home)).text();
		const code = /join\/([A-Z]{7})/.exec(link)?.[1];
		await context.clearCookies();
		await page.goto(`/join/${code}`);
		await look('joining without an account');
		await page.goto('/sign-in');
		await page.getByLabel('E-mail address or user name').fill(login);
		await page.getByLabel('Password').fill(phrase);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await expect(page.getByRole('heading', { name: 'Choose a password' })).toBeVisible();
		await look('choosing a password');
		await page.getByLabel('New password, at least').fill('words of my own');
		await page.getByLabel('The new password again').fill('words of my own');
		await page.getByRole('button', { name: 'Keep this password' }).click();
		await page.goto(home);
		await look('a course for its learner');
		expect(found).toEqual([]);
	});
