import { test } from '../support/browser/course-room.ts';
import { another } from '../support/browser/sign-up.ts';
import { expect } from '../support/browser/notebook-page.ts';

test('a list of fifty names in five scripts, with duplicates and formulas, becomes a class with fifty slips', async ({
	room,
	browser,
	baseURL
}) => {
	const scripts = ['Ada Byron', 'Անի Հակոբյան', 'سارة العربي', 'Дарья Ким', '王小明'];
	const fifty = Array.from(
		{ length: 50 },
		(_, n) => `${scripts[n % 5]} ${'abcdefghij'[Math.floor(n / 5)]}`
	);
	const formulas = ['=HYPERLINK("http://x.invalid","Win")', '+49 30 1', '@SUM(A1)', '-2+3'];
	const quoted = formulas.map((cell) => `"${cell.replaceAll('"', '""')}"`);
	const list = ['Name', ...fifty, fifty[3], ...quoted, fifty[7]?.toUpperCase()].join('\r\n');
	const home = `/courses/${room.hers.id}`;
	const bell = `/assignments/${room.assign().id}`;
	const dora = await room.enter(room.dora);
	await dora.goto(`${home}/roster`);
	await dora.getByLabel('Or choose a file').setInputFiles({
		name: 'class.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(`\ufeff${list}`)
	});
	await dora.getByRole('button', { name: 'Preview import' }).click();
	await expect(
		dora.getByText('New account: 50 · Duplicate: 2 · Can’t be imported: 4')
	).toBeVisible();
	for (const formula of formulas)
		await expect(dora.getByRole('row').filter({ hasText: formula })).toContainText(
			'A name has to begin with a letter.'
		);
	await dora.getByRole('button', { name: 'Import 50 students' }).click();
	const slips = dora.getByRole('list', { name: 'Slips' }).getByRole('listitem');
	await expect(slips).toHaveCount(50, { timeout: 60_000 });
	const logins = await slips.locator('dd:nth-of-type(2)').allTextContents();
	expect(new Set(logins).size).toBe(50);
	const names = await slips.allTextContents();
	fifty.forEach((name, n) => expect(names[n]).toContain(name));

	await dora.goto(home);
	await expect(dora.getByText('51 students.')).toBeVisible();
	await dora.goto(bell);
	await expect(dora.getByRole('link', { name: 'Not started 51' })).toBeVisible();
	await expect(dora.getByRole('row').filter({ hasText: String(fifty[2]) })).toContainText(
		'Not started'
	);

	// a student has lost the slip, and signs in with a new one
	await dora.goto(home);
	const her = dora.getByRole('listitem').filter({ hasText: String(fifty[1]) });
	await her.getByText('More').click();
	await her.getByRole('button', { name: 'Create a new passphrase' }).click();
	const [, login = '', phrase = ''] = await slips.first().locator('dd').allTextContents();
	const ani = await another(browser, String(baseURL));
	await ani.goto('/sign-in');
	await ani.getByLabel('Email address or user name').fill(login);
	await ani.getByLabel('Password').fill(phrase);
	await ani.getByRole('button', { name: 'Sign in' }).click();
	await ani.getByLabel('New password, at least').fill('words of my own');
	await ani.getByLabel('The new password again').fill('words of my own');
	await ani.getByRole('button', { name: 'Save password' }).click();
	await expect(ani.getByRole('link', { name: 'The bell', exact: true })).toBeVisible();
	await ani.context().close();
});
