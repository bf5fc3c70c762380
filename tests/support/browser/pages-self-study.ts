import { expect, type Page } from '@playwright/test';
import { entry, type Entry } from './page-entry.ts';

const lesson = 'Pressed or embraced?';
const question = 'Is the West pressing Azerbaijan or siding with it, and how would you know?';
const shipped = 'pressed-or-embraced' as const;
const at = '/notebooks/{working}';
const after = '/notebooks/{finished}';

/** A guest’s notebook of the lesson that is shipped, while the guest works on it. */
export const workingPages: Entry[] = [
	entry('the desk with work in it', '/', 'My desk', 'My desk'),
	entry('the catalogue with a started lesson', '/lessons', 'Two articles, one question', 'Lessons'),
	entry('a lesson that was started', `/lessons/${shipped}`, question, lesson),
	entry(
		'the prediction, before anything is entered',
		`${at}/before`,
		question,
		`Before you read · ${lesson}`
	),
	entry('notes', `${at}/read`, `Read: ${lesson}`, `Notes · ${lesson}`, {
		articles: shipped,
		inParts: true
	}),
	entry(
		'a notebook without notes, with the guide',
		'/notebooks/{started}/read',
		'Read: The first bell',
		'Notes · The first bell',
		{ articles: 'tiny' }
	),
	entry(
		'comparing, before the prediction',
		'/notebooks/{started}/compare',
		'Compare: The first bell',
		'Point · The first bell',
		{ articles: 'tiny' }
	),
	entry('the open menu of a notebook', `${at}/read`, `Read: ${lesson}`, `Notes · ${lesson}`, {
		articles: shipped,
		act: async (page) => {
			await page.getByText('My work', { exact: true }).click();
			await expect(page.getByText('Your resume code')).toBeVisible();
		}
	}),
	entry('the form for a note, refused', `${at}/read`, `Read: ${lesson}`, `Notes · ${lesson}`, {
		articles: shipped,
		act: async (page) => {
			await page.getByText('Add a note by').click();
			await page.getByLabel('Sentence', { exact: true }).fill('Z1.1');
			await page.getByRole('button', { name: 'Add' }).click();
			await expect(page.getByRole('alert')).toBeVisible();
		}
	}),
	entry('the form to edit a note', `${at}/read?edit=note`, `Read: ${lesson}`, `Notes · ${lesson}`, {
		firstStop: 'Done',
		articles: shipped
	}),
	entry('a note just deleted', `${at}/read?erased=gone`, `Read: ${lesson}`, `Notes · ${lesson}`, {
		articles: shipped
	}),
	entry(
		'a point before it is judged',
		`${at}/compare?point=corridor`,
		`Compare: ${lesson}`,
		`Point · ${lesson}`,
		{
			articles: shipped
		}
	),
	entry(
		'a point once judged',
		`${at}/compare?point=policy`,
		`Compare: ${lesson}`,
		`Point · ${lesson}`,
		{
			articles: shipped,
			inParts: true
		}
	),
	entry(
		'a point that one article does not mention',
		`${at}/compare?point=lobbying`,
		`Compare: ${lesson}`,
		`Point · ${lesson}`,
		{ articles: shipped }
	),
	entry(
		'framing with empty cells',
		`${at}/compare?view=frame`,
		`Compare: ${lesson}`,
		`Point · ${lesson}`,
		{
			articles: shipped
		}
	),
	entry(
		'findings before the first one',
		`${at}/compare?view=found`,
		`Compare: ${lesson}`,
		`Point · ${lesson}`,
		{
			articles: shipped
		}
	),
	entry(
		'an answer before it is locked',
		`${at}/answer?question=evidence`,
		`Answer: ${lesson}`,
		`Question · ${lesson}`,
		{ articles: shipped }
	),
	entry(
		'an answer once locked',
		`${at}/answer?question=corroboration`,
		`Answer: ${lesson}`,
		`Question · ${lesson}`,
		{ articles: shipped }
	),
	entry(
		'after reading, before anything is entered',
		`${at}/after`,
		'After you read',
		`After you read · ${lesson}`
	),
	entry(
		'after reading, with something that is only kept on the device',
		`${at}/after`,
		'After you read',
		`After you read · ${lesson}`,
		{
			act: async (page) => {
				await page.getByRole('link', { name: '3 Compare' }).click();
				await page.getByRole('link', { name: 'My findings' }).click();
				await page.getByLabel('The question').fill('Who pays');
				await page.getByRole('link', { name: '5 After' }).click();
				await expect(page.getByRole('button', { name: /^Finish without/ })).toBeVisible();
			}
		}
	),
	entry('the notebook in print', `${at}/print`, question, `${lesson} · my notebook`, {
		firstStop: 'Back to the notebook',
		articles: shipped
	}),
	entry('the form to import notes', `${at}/import`, 'Import notes', `Import notes · ${lesson}`),
	entry('the preview of an import', `${at}/import`, 'Import notes', `Import notes · ${lesson}`, {
		bestPractice: true,
		act: showImport
	}),
	entry('a missing page', '/notebooks/987654321/read', 'Page not found', 'Page not found', {
		status: 404
	})
];

/** Previews a file of another program: one note fits, one is uncertain, one is lost and one cannot be read. */
async function showImport(page: Page) {
	const quoted = (exact: string, value: string) => ({
		target: { selector: { exact } },
		body: { value }
	});
	const notes = [
		quoted('new good friend', 'Irony?'),
		quoted('a sundial', ''),
		{ body: 'Hm.' },
		quoted('Azerbaijan', 'Where?')
	];
	await page.getByLabel('File').setInputFiles({
		name: 'notes.jsonld',
		mimeType: 'application/ld+json',
		buffer: Buffer.from(JSON.stringify(notes))
	});
	await page.getByRole('button', { name: 'Preview import' }).click();
	await expect(page.getByText('Position uncertain')).toBeVisible();
}

/** The same notebook with more in it, once it is handed in. */
export const finishedPages: Entry[] = [
	entry('the desk with handed-in work', '/', 'My desk', 'My desk'),
	entry('the prediction, handed in', `${after}/before`, question, `Before you read · ${lesson}`),
	entry('the author’s notes', `${after}/read?author=on`, `Read: ${lesson}`, `Notes · ${lesson}`, {
		articles: shipped,
		inParts: true
	}),
	entry(
		'a point once handed in',
		`${after}/compare?point=policy`,
		`Compare: ${lesson}`,
		`Point · ${lesson}`,
		{
			articles: shipped
		}
	),
	entry('framing', `${after}/compare?view=frame`, `Compare: ${lesson}`, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('word choice', `${after}/compare?view=words`, `Compare: ${lesson}`, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('the timeline', `${after}/compare?view=time`, `Compare: ${lesson}`, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('findings', `${after}/compare?view=found`, `Compare: ${lesson}`, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('the receipt', `${after}/after`, 'After you read', `After you read · ${lesson}`),
	entry(
		'what was finished',
		`${after}/handed-in/1`,
		'What you finished',
		`What you finished · ${lesson}`,
		{ articles: shipped }
	),
	entry('what was finished, in print', `${after}/print`, question, `${lesson} · my notebook`, {
		firstStop: 'Back to the notebook',
		articles: shipped
	})
];
