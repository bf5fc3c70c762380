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
	// two lines are equal to others but for capitals: only the teacher knows whether these are two people
	for (const one of await dora.getByRole('radio', { name: /^One person/ }).all()) await one.check();
	await dora.getByRole('button', { name: 'Import students' }).click();
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

/** Croatian names as Windows stores Central European letters. */
const central = Buffer.from(
	'Kova\xe8 Luka;7a\nBabi\xe6 Ana;7a\nBabi\xe6 Ana;7a\nKova\xe8 Luka;7b',
	'latin1'
);

test('a list in a guessed encoding is read again in another one, with its columns as the teacher says', async ({
	room
}) => {
	const dora = await room.enter(room.dora, false);
	await dora.goto(`/courses/${room.hers.id}/roster`);
	await dora.getByLabel('Or choose a file').setInputFiles({
		name: 'class.csv',
		mimeType: 'text/csv',
		buffer: central
	});
	await dora.getByRole('button', { name: 'Preview import' }).click();
	const preview = dora.getByRole('region', { name: 'Preview' });
	await expect(preview).toContainText('this is a guess: Central European (Windows-1250).');
	await expect(preview).toContainText('Kovač Luka, Babić Ana');
	await expect(preview).toContainText('First column: name. Second column (class) isn’t used.');

	await preview.getByLabel('Encoding of the file').selectOption('Greek (Windows-1253)');
	await preview.getByRole('button', { name: 'Read again' }).click();
	await expect(preview).toContainText('Babiζ Ana');
	await preview.getByLabel('Encoding of the file').selectOption('Central European (Windows-1250)');
	await preview.getByRole('button', { name: 'Read again' }).click();
	await expect(preview.getByRole('row').nth(1)).toContainText('Kovač Luka');
	await expect(preview.getByRole('row').nth(1)).toContainText('not used: 7a');

	// two lines are equal, and two of one name have different classes
	await expect(preview.getByRole('row').nth(4)).toContainText('signs in as kovac.luka2');
	await preview.getByLabel('Two people. The one on line 3 signs in as babic.ana2.').check();

	// a choice that the preview doesn't show yet is shown first
	await preview.getByText('Change how the list is read').click();
	await preview.getByLabel('Column 2').selectOption('User name');
	await preview.getByRole('button', { name: 'Import students' }).click();
	await expect(preview.getByRole('alert')).toContainText('This isn’t what the preview showed');
	await preview.getByText('Change how the list is read').click();
	await preview.getByLabel('Column 2').selectOption('Not used');
	await preview.getByRole('button', { name: 'Update preview' }).click();
	await expect(preview.getByLabel('Two people. The one on line 3')).toBeChecked();
	await preview.getByRole('button', { name: 'Import 4 students' }).click();

	const slips = dora.getByRole('list', { name: 'Slips' }).getByRole('listitem');
	await expect(slips).toHaveCount(4);
	await expect(slips.nth(0)).toContainText('7a · line 1 of the list');
	await expect(slips.nth(3)).toContainText('7b · line 4 of the list');
	await expect(slips.nth(3)).toContainText('kovac.luka2');
});

test('without a script, a line is left out of the import', async ({ room }) => {
	const dora = await room.enter(room.dora, false);
	await dora.goto(`/courses/${room.hers.id}/roster`);
	await dora.getByLabel('Class list').fill('Prof. Adams\nJane Smith\nJohn Doe (absent)');
	await dora.getByRole('button', { name: 'Preview import' }).click();
	const preview = dora.getByRole('region', { name: 'Preview' });
	await expect(preview).toContainText(
		'Line 1 has “Prof.”, unlike most others: leave it out if that isn’t a student.'
	);
	await expect(preview.getByRole('row').nth(3)).toContainText('not used: (absent)');
	await preview.getByLabel('Leave out: Adams').check();
	await preview.getByRole('button', { name: /^Import/ }).click();
	const slips = dora.getByRole('list', { name: 'Slips' }).getByRole('listitem');
	await expect(slips).toHaveCount(2);
	await expect(slips.nth(0)).toContainText('Jane Smith');
	await expect(slips.nth(1)).toContainText('John Doe');
});
