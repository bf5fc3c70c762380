import type { BrowserContext, Dialog, Page } from '@playwright/test';
import { uid } from '../../src/lib/uid.ts';
import {
	annotate,
	answered,
	atQuestion,
	answers,
	comeBack,
	expect,
	kept,
	lesson,
	status,
	test,
	visit,
	work
} from '../support/browser/notebook-page.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const answer = (page: Page) => page.getByLabel('Your answer');
const open = (page: Page, home: string) => visit(page, `${home}/answer?question=evidence`);

/** Opens a notebook again in a new tab, with its owner's resume code. */
async function resume(context: BrowserContext, code: string) {
	const page = await context.newPage();
	await page.goto('/resume');
	await page.getByLabel('Resume code').fill(code);
	await page.getByRole('button', { name: 'Open my work' }).click();
	await expect(page).toHaveURL(/\/notebooks\//);
	return page;
}
const codeOf = async (page: Page) => String(await page.locator('.menu .code').textContent());

const places: Record<string, () => void> = {
	'a private window that keeps no database': () => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('A database is not allowed here.', 'SecurityError');
		};
	},
	'a full disk': () => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('There is no room left.', 'QuotaExceededError');
		};
	}
};

test('what is typed after the session has ended stays, and is sent after resuming in another tab', async ({
	page,
	context,
	home
}) => {
	await open(page, home);
	const code = await codeOf(page);
	await context.clearCookies();
	await answer(page).fill('Typed after the session was over.');
	await expect(status(page)).toContainText(
		'Not saved: you’re signed out. Your work is safe on this device.'
	);
	await expect(status(page).getByRole('link')).toHaveAttribute('href', /^\/resume/);
	await answer(page).pressSequentially(' And on.');

	await resume(context, code);
	await comeBack(page);
	await answered(context, home, 'Typed after the session was over. And on.');
	await expect(status(page)).toContainText('Saved');
	await expect(answer(page)).toHaveValue('Typed after the session was over. And on.');
});

test('the next person sees nothing of unsent work, and all is sent when its owner is back', async ({
	page,
	context,
	home,
	send
}) => {
	await visit(page, `${home}/read`);
	const code = await codeOf(page);
	await context.clearCookies();
	await annotate(page, 'A1.2', 'A private note.');
	await page.getByRole('link', { name: '4 Answer' }).click();
	await page.locator('.all a[href="?question=evidence"]').click();
	await atQuestion(page, 'evidence');
	await answer(page).fill('A private answer.');
	await expect(status(page)).toContainText('signed out');

	const other = (await send(`${lesson}?/start`, { uid: uid() })).replace(/\/before$/, '');
	const next = await context.newPage();
	for (const step of ['read', 'answer?question=evidence']) {
		await visit(next, `${other}/${step}`);
		await expect(status(next)).toContainText('Saved');
		await expect(next.locator('body')).not.toContainText('private');
	}
	await expect(answer(next)).toHaveValue('');
	// the first tab asks nothing, and leads to what the next person has
	await expect(page).toHaveURL('/');
	await expect(page.locator('body')).not.toContainText('private');
	expect(await work(context, other)).toMatchObject({ annotations: [], answers: [] });

	await resume(context, code);
	await answered(context, home, 'A private answer.');
	expect((await work(context, home)).annotations).toMatchObject([{ note: 'A private note.' }]);
});

test('words that are only on a page wait out of sight until their owner is back', async ({
	page,
	context,
	home,
	send
}) => {
	await page.addInitScript(places['a private window that keeps no database'] ?? (() => {}));
	await open(page, home);
	const code = await codeOf(page);
	await context.clearCookies();
	await answer(page).fill('A private answer.');
	await expect(status(page)).toContainText('only on this page');

	const questions: string[] = [];
	page.on('dialog', (dialog) => {
		questions.push(dialog.type());
		return dialog.dismiss();
	});
	const other = (await send(`${lesson}?/start`, { uid: uid() })).replace(/\/before$/, '');
	const next = await context.newPage();
	await visit(next, `${other}/read`);
	await expect.poll(() => questions).toEqual(['beforeunload']);
	await expect(page.getByRole('main')).toBeHidden();
	await expect(page).toHaveTitle('Parallax');

	await resume(context, code);
	await expect(answer(page)).toHaveValue('A private answer.');
	await expect(answer(page)).toBeVisible();
	await comeBack(page);
	await answered(context, home, 'A private answer.');
});

test('a link out of the notebook waits until everything is sent, and asks if it cannot be', async ({
	page,
	context,
	home
}) => {
	await open(page, home);
	await answer(page).fill('On its way.');
	await page.getByRole('link', { name: 'Pressed or embraced?' }).click();
	await expect(page).toHaveURL(/\/lessons\//);
	expect(answers(await work(context, home))).toEqual(['On its way.']);

	await open(page, home);
	const questions: string[] = [];
	page.on('dialog', (dialog: Dialog) => {
		questions.push(`${dialog.type()}: ${dialog.message()}`);
		return dialog.dismiss();
	});
	await page.route('**/commands', (route) => route.abort());
	await answer(page).pressSequentially('Cannot go. ');
	await page.getByRole('link', { name: 'Pressed or embraced?' }).click();
	await expect.poll(() => questions.join()).toMatch(/^confirm: Some changes .* safe on this/);
	await page.close({ runBeforeUnload: true });
	await expect.poll(() => questions[1]).toMatch(/^beforeunload/);
	await expect(page).toHaveURL(/question=evidence/);
	await expect(answer(page)).toHaveValue(/Cannot go\. /);
});

test('switching user on a device warns of changes that are not sent yet, and then deletes them', async ({
	page,
	context,
	home
}) => {
	await visit(page, `${home}/read`);
	await page.route('**/commands', (route) => route.abort());
	await annotate(page, 'A1.2', 'Not sent.');
	await annotate(page, 'A1.3', 'Nor this.');
	await expect(status(page)).toContainText('Not saved');
	await expect.poll(() => kept(page)).toBe(2);
	const answers = [true, false, true];
	const questions: string[] = [];
	page.on('dialog', (dialog) => {
		questions.push(dialog.message());
		return answers.shift() ? dialog.accept() : dialog.dismiss();
	});
	await page.getByText('My work', { exact: true }).click();
	await page.getByRole('link', { name: 'Not you? Switch user' }).click();
	await expect(page.locator('main .notice')).toContainText('2 changes haven’t been uploaded');
	const fresh = page.getByRole('button', { name: 'Switch user' });
	await fresh.click();
	await expect.poll(() => questions.length).toBe(2);
	await expect(page).toHaveURL(/leave$/);
	await expect.poll(() => kept(page)).toBe(2);
	await fresh.click();
	await expect(page).toHaveURL(/\/lessons$/);
	expect(questions[2]).toMatch(/^2 changes haven’t been uploaded and will be lost/);
	await expect.poll(() => kept(page)).toBe(0);
	expect((await context.cookies()).map(({ name }) => name)).not.toContain('parallax_session');
});

for (const [place, become] of Object.entries(places))
	test(`with ${place}, everything reaches the server, and offline the page says that nothing is stored`, async ({
		page,
		context,
		home
	}) => {
		await page.addInitScript(become);
		await open(page, home);
		await answer(page).fill('Written all the same.');
		await answered(context, home, 'Written all the same.');
		await expect(status(page)).toContainText('Saved');

		await context.setOffline(true);
		await answer(page).fill('Written offline.');
		await expect(status(page)).toHaveText(
			/Not saved yet: you’re offline\. Your work is only on this page: leave it open/
		);
		await context.setOffline(false);
		await answered(context, home, 'Written offline.');
		await expect(status(page)).toContainText('Saved');
	});
