import { expect, type Page } from '@playwright/test';
import { entry, type Entry } from './page-entry.ts';

const lesson = 'Pressed or embraced?';
const question = 'Is the West pressing Azerbaijan or siding with it, and how would you know?';
const shipped = 'pressed-or-embraced' as const;
const at = '/notebooks/{working}';
const after = '/notebooks/{finished}';

/** A guest’s notebook of the shipped lesson while they are working in it. */
export const workingPages: Entry[] = [
	entry('the desk with work in it', '/', 'My desk', 'My desk'),
	entry('the catalogue with a lesson begun', '/lessons', 'Two articles, one question', 'Lessons'),
	entry('a lesson that was begun', `/lessons/${shipped}`, question, lesson),
	entry(
		'what is expected, before anything is said',
		`${at}/before`,
		question,
		`Before you read · ${lesson}`
	),
	entry('notes', `${at}/read`, null, `Notes · ${lesson}`, { articles: shipped, inParts: true }),
	entry(
		'a notebook without notes, and the worked example',
		'/notebooks/{started}/read',
		null,
		'Notes · The first bell',
		{ articles: 'tiny' }
	),
	entry('the open menu of a notebook', `${at}/read`, null, `Notes · ${lesson}`, {
		articles: shipped,
		act: async (page) => {
			await page.getByText('My work', { exact: true }).click();
			await expect(page.getByText('Your resume code')).toBeVisible();
		}
	}),
	entry('the refused form of a note', `${at}/read`, null, `Notes · ${lesson}`, {
		articles: shipped,
		act: async (page) => {
			await page.getByText('Add a note by').click();
			await page.getByLabel('Sentence', { exact: true }).fill('Z1.1');
			await page.getByRole('button', { name: 'Add' }).click();
			await expect(page.getByRole('alert')).toBeVisible();
		}
	}),
	entry('a note to change', `${at}/read?edit=note`, null, `Notes · ${lesson}`, {
		firstStop: 'Done',
		articles: shipped
	}),
	entry('a note just deleted', `${at}/read?erased=gone`, null, `Notes · ${lesson}`, {
		articles: shipped
	}),
	entry('a point before it is judged', `${at}/compare?point=corridor`, null, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('a point once judged', `${at}/compare?point=policy`, null, `Point · ${lesson}`, {
		articles: shipped,
		inParts: true
	}),
	entry(
		'a point on which one side is silent',
		`${at}/compare?point=lobbying`,
		null,
		`Point · ${lesson}`,
		{ articles: shipped }
	),
	entry('the frame with empty cells', `${at}/compare?view=frame`, null, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('nothing found yet', `${at}/compare?view=found`, null, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry(
		'an answer before it is locked',
		`${at}/answer?question=evidence`,
		null,
		`Question · ${lesson}`,
		{ articles: shipped }
	),
	entry(
		'an answer once locked',
		`${at}/answer?question=corroboration`,
		null,
		`Question · ${lesson}`,
		{ articles: shipped }
	),
	entry(
		'after reading, before anything is said',
		`${at}/after`,
		'After you read',
		`After you read · ${lesson}`
	),
	entry('the notebook in print', `${at}/print`, question, `${lesson} · my notebook`, {
		firstStop: 'Back to the notebook',
		articles: shipped
	}),
	entry('bringing notes in', `${at}/import`, 'Import notes', `Import notes · ${lesson}`),
	entry('what would come in', `${at}/import`, 'Import notes', `Import notes · ${lesson}`, {
		bestPractice: true,
		act: showImport
	}),
	entry('what is not there', '/notebooks/987654321/read', 'Page not found', 'Page not found', {
		status: 404
	})
];

/**
 * A file from another program with a note that fits, one that is uncertain, one that is lost and one that cannot be
 * read.
 */
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

/** The same notebook with more work in it, after handing in. */
export const finishedPages: Entry[] = [
	entry('the desk with handed-in work', '/', 'My desk', 'My desk'),
	entry('what was expected', `${after}/before`, question, `Before you read · ${lesson}`),
	entry('the author’s notes', `${after}/read?author=on`, null, `Notes · ${lesson}`, {
		articles: shipped,
		inParts: true
	}),
	entry('a point once handed in', `${after}/compare?point=policy`, null, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('the frame', `${after}/compare?view=frame`, null, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('words that are counted', `${after}/compare?view=words`, null, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('what happened when', `${after}/compare?view=time`, null, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('own findings', `${after}/compare?view=found`, null, `Point · ${lesson}`, {
		articles: shipped
	}),
	entry('the receipt', `${after}/after`, 'After you read', `After you read · ${lesson}`),
	entry(
		'what was handed in',
		`${after}/handed-in/1`,
		'What you handed in',
		`Handed in · ${lesson}`,
		{ articles: shipped }
	),
	entry('what was handed in, in print', `${after}/print`, question, `${lesson} · my notebook`, {
		firstStop: 'Back to the notebook',
		articles: shipped
	})
];
