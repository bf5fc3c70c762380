import type { Page } from '@playwright/test';
import { expect, test, work } from '../support/browser/notebook-page.ts';

test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Parts of this page' });
const own = (page: Page) => page.locator('form[action*="own_point"]');
const silence = (page: Page) => page.locator('#column form[action*="silence"]').last();
const cell = (page: Page, code: string, side: 'a' | 'b') =>
	page.locator('#column tbody', { hasText: code }).locator(`td.side-${side}`);
const long = 'Too long. '.repeat(101);

test('before reading, every form works on a phone without a script', async ({
	page,
	context,
	home
}) => {
	await page.goto(`${home}/before`);
	await expect(tabs(page)).toBeHidden();
	await page.getByLabel('Your answer').fill('A sceptic and a realist.');
	await page.getByRole('button', { name: 'Save' }).first().click();
	await expect(page.getByLabel('Your answer')).toHaveValue('A sceptic and a realist.');
	await page.getByRole('button', { name: 'Lock my answer' }).click();
	await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible();

	const save = page.locator('form[action="?/stance"]').getByRole('button');
	const why = page.getByLabel('What makes you think so?');
	await page.getByLabel('How sure are you?').selectOption('Quite sure');
	await why.fill('The sanctions.');
	await save.click();
	await expect(page.getByRole('alert')).toContainText('choose where you stand');
	await expect(why).toHaveValue('The sanctions.');
	await expect(page.getByLabel('How sure are you?')).toHaveValue('4');
	await page.getByLabel('2 of 7').check();
	await save.click();
	await expect(page.getByLabel('2 of 7')).toBeChecked();
	await expect(why).toHaveValue('The sanctions.');
	const before = { view: 'held', position: 2, confidence: 4, reason: 'The sanctions.' };
	expect((await work(context, home)).stances).toMatchObject({ before, after: null });

	// a student without a view is not asked how sure they are
	await page.getByLabel('I don’t know enough yet').check();
	await save.click();
	await expect(page.getByRole('alert')).toHaveCount(0);
	const none = { view: 'none', position: null, confidence: null, reason: 'The sanctions.' };
	expect((await work(context, home)).stances.before).toMatchObject(none);
});

test('all five ways to compare work on a phone without a script', async ({ page, home }) => {
	await page.goto(`${home}/compare`);
	await page.getByLabel('They conflict').check();
	await page.getByLabel('Why?').fill('Squeeze or embrace.');
	await page.getByRole('button', { name: 'Lock my judgement' }).click();
	await expect(page.getByRole('heading', { name: 'The lesson’s view' })).toBeVisible();

	const view = (name: string) =>
		page.getByRole('navigation', { name: 'Ways to compare' }).getByRole('link', { name }).click();
	await view('Framing');
	const remedy = cell(page, 'Remedy', 'b');
	const said = remedy.getByLabel('Is this missing from B?');
	await remedy.getByText('Nothing noted yet').click();
	await said.fill(long);
	await remedy.getByRole('button', { name: 'Save' }).click();
	await expect(remedy.getByRole('alert')).toContainText('1,010 characters');
	await expect(said).toHaveValue(long);
	await said.fill('It asks for nothing.');
	await remedy.getByRole('button', { name: 'Save' }).click();
	await expect(remedy.getByText('leaves this out')).toBeVisible();
	await expect(said).toHaveValue('It asks for nothing.');

	await view('Word choice');
	await expect(page.getByRole('row', { name: '“takeover” 1 0' })).toBeVisible();
	await view('Timeline');
	await expect(page.getByText('in B · happened after A was published').first()).toBeVisible();
	await expect(page.getByText('Scroll both articles together')).toBeHidden();
	await view('My findings');
	await expect(page.getByRole('heading', { name: 'My findings' })).toBeVisible();
});

test('findings are added, refused, changed and deleted on a phone without a script', async ({
	page,
	context,
	home
}) => {
	await page.goto(`${home}/compare?view=found#column`);
	const fields = own(page);
	const point = page.locator('#column li', { hasText: 'Who pays' });
	await fields.getByLabel('The question').fill('Who pays for the roads?');
	await fields.getByLabel('Where in A?').fill('B1.1');
	await fields.getByLabel('They agree').check();
	await fields.getByLabel('Why?').fill('Nobody asks.');
	await fields.getByRole('button', { name: 'Add' }).click();
	await expect(page.getByRole('alert')).toHaveCount(1);
	await expect(fields.getByRole('alert')).toContainText('B1.1');
	await expect(fields.getByLabel('The question')).toHaveValue('Who pays for the roads?');
	await expect(fields.getByLabel('They agree')).toBeChecked();
	await expect(fields.getByLabel('Why?')).toHaveValue('Nobody asks.');
	await fields.getByLabel('Where in A?').fill('A9.3');
	await fields.getByRole('button', { name: 'Add' }).click();
	await expect(point).toContainText(/A:\s*A9\.3\s*B:\s*not mentioned/);

	await point.getByRole('link', { name: 'Edit' }).click();
	await fields.getByLabel('Where in B?').fill('A1.1');
	await fields.getByRole('button', { name: 'Save' }).click();
	await expect(fields.getByRole('alert')).toContainText('A1.1');
	await fields.getByLabel('Where in B?').fill('B4.2');
	await fields.getByRole('button', { name: 'Save' }).click();
	await expect(point).toContainText(/A:\s*A9\.3\s*B:\s*B4\.2/);
	await expect(point).toHaveCount(1);

	await silence(page).getByLabel('Sentence that mentions it').fill('B3.4');
	await silence(page).getByLabel('Why does it matter?').fill('Nobody audits it.');
	await silence(page).getByRole('button', { name: 'Add' }).click();
	await expect(page.getByRole('alert')).toHaveCount(1);
	await expect(silence(page).getByRole('alert')).toContainText('B3.4');
	await expect(silence(page).getByLabel('Why does it matter?')).toHaveValue('Nobody audits it.');
	await silence(page).getByLabel('Sentence that mentions it').fill('A3.4');
	await silence(page).getByRole('button', { name: 'Add' }).click();
	const found = page.locator('#column li', { hasText: 'Nobody audits it.' });
	await expect(found).toContainText('B doesn’t mention this.');
	await found.getByLabel('Did you find it in B after all?').fill('A1.1');
	await found.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toHaveCount(1);
	await expect(found.getByRole('alert')).toContainText('A1.1');
	await expect(found.getByLabel('Did you find it in B after all?')).toHaveValue('A1.1');
	await found.getByLabel('Did you find it in B after all?').fill('B8.3');
	await found.getByRole('button', { name: 'Save' }).click();
	await expect(found).toContainText(/but see\s*B8\.3/);

	await found.getByRole('button', { name: 'Delete' }).click();
	await point.getByRole('button', { name: 'Delete' }).click();
	await expect(page.getByText('None yet.')).toHaveCount(2);
	expect(await work(context, home)).toMatchObject({ ownPoints: [], silences: [] });
});

test('after reading, every form works on a phone without a script', async ({
	page,
	send,
	home
}) => {
	const before = { moment: 'before', revision: '0', view: '2', reason: 'The sanctions.' };
	await send(`${home}/before?/stance`, before);
	await page.goto(`${home}/after`);
	await expect(tabs(page)).toBeHidden();
	await expect(page.getByText('The sanctions.')).toHaveCount(0);
	await page.getByLabel('5 of 7').check();
	await page.getByLabel('What changed').fill('The hearing [A10.2].');
	const stand = page.getByRole('region', { name: 'Is the West' });
	await stand.getByRole('button', { name: 'Save' }).click();
	await expect(page.locator('.shift')).toHaveText(/Before\s*2 of 7.*Now\s*5 of 7/s);
	await expect(page.getByText('The sanctions.')).toBeVisible();

	const level = page.getByRole('button', { name: 'how both could be right' });
	await level.click();
	await expect(level).toHaveAttribute('aria-pressed', 'true');
	const counted = page.getByLabel('Include my highlights in the anonymous totals');
	const others = page.getByRole('region', { name: 'How others read it' });
	await counted.check();
	await others.getByRole('button', { name: 'Save' }).click();
	await expect(counted).toBeChecked();

	await page.getByRole('button', { name: 'Finish' }).click();
	await expect(page.getByRole('heading', { name: 'Finished' })).toBeVisible();
	await expect(page.getByText('The hearing [A10.2].')).toBeVisible();
	await counted.uncheck();
	await others.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('heading', { name: 'Finished' })).toBeVisible();
	await expect(counted).not.toBeChecked();

	await page.goto(`${home}/answer?question=evidence`);
	await expect(page.getByLabel('Your answer')).toHaveCount(0);
	await page.getByRole('button', { name: 'Continue in a copy' }).click();
	await expect(page).toHaveURL(`${home}/answer`);
	await expect(page.getByRole('button', { name: 'Continue in a copy' })).toHaveCount(0);
});
