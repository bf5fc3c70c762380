import { expect, type Page } from '@playwright/test';
import { freshLogin } from './sign-up.ts';

/** Previews a list with names in other scripts, one name given twice, and one that is no name. */
export async function showClassList(page: Page) {
	const login = freshLogin('zoe');
	await page
		.getByLabel('Class list')
		.fill(`name,user name\nԱնի Հակոբյան,\nZoë,${login}\nZoë,${login}\n-,\n王小明,`);
	await page.getByRole('button', { name: 'Preview import' }).click();
	await expect(page.getByRole('button', { name: /^Import/ })).toBeVisible();
}

/** Uploads a list in which much is a guess, and opens the choices. */
export async function showDoubtfulList(page: Page) {
	const list =
		'1\tKova\xe8\tLuka\t7a\n2\tBabi\xe6\tAna\t7a\n2\tBabi\xe6\tAna\t7a\n3\tJonas\tWei\xdf\t7a';
	await page.getByLabel('Or choose a file').setInputFiles({
		name: 'class.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from(list, 'latin1')
	});
	await page.getByRole('button', { name: 'Preview import' }).click();
	await page.getByText('Change how the list is read').click();
	await expect(page.getByRole('radio', { name: /^Two people/ })).toBeVisible();
}
