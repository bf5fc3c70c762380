import { expect } from '@playwright/test';
import { entry, type Entry } from './page-entry.ts';

/** The pages of a student who has an assignment at every stage. */
export const studentPages: Entry[] = [
	entry('the desk with assignments', '/', 'My desk', 'My desk'),
	entry(
		'a class for its student',
		'/courses/{course}',
		'Zwei Seiten einer Frage: Geschichte 9b',
		'Zwei Seiten einer Frage: Geschichte 9b'
	),
	entry(
		'an assignment for its student',
		'/assignments/{running}',
		'The bell, changed for everybody, and for how long',
		'The bell, changed'
	),
	entry(
		'the print version of an assignment for its student, with a prompt',
		'/assignments/{running}/packet',
		'Should the school day start later?',
		'The bell, changed',
		{ firstStop: 'Back to the assignment', articles: 'tiny' }
	),
	entry(
		'feedback on what was handed in, with a prompt',
		'/notebooks/{feedback}/handed-in/1',
		'What you handed in',
		'What you handed in · The first bell',
		{ articles: 'tiny' }
	),
	entry(
		'comparing in an assignment',
		'/notebooks/{runningNotebook}/compare',
		'Compare: The first bell',
		'Point · The first bell',
		{ articles: 'tiny' }
	),
	entry(
		'feedback on a passage',
		'/notebooks/{feedback}/handed-in/1#A1.2',
		'What you handed in',
		'What you handed in · The first bell',
		{ firstStop: 'A1.2', articles: 'tiny' }
	),
	entry(
		'comments beside work that was sent back',
		'/notebooks/{returnedNotebook}/read',
		'Read: The first bell',
		'Notes · The first bell',
		{ articles: 'tiny' }
	),
	entry(
		'a comment on an answer that was sent back',
		'/notebooks/{returnedNotebook}/answer?question=evidence',
		'Answer: The first bell',
		'Question · The first bell',
		{ articles: 'tiny' }
	),
	entry(
		'a comment on a prediction',
		'/notebooks/{returnedNotebook}/before',
		'Should the school day start later?',
		'Before you read · The first bell'
	),
	entry(
		'the message with which work was sent back',
		'/notebooks/{returnedNotebook}/after#returned',
		'After you read',
		'After you read · The first bell',
		{ firstStop: 'View what you handed in' }
	),
	entry(
		'classmates’ notes, with a reply and a report begun',
		'/notebooks/{sharedNotebook}/read?notes=both',
		'Read: The first bell',
		'Notes · The first bell',
		{
			articles: 'tiny',
			act: async (page) => {
				const note = page.locator('#column li').filter({ hasText: 'A hormone.' }).first();
				await note.getByText('Reply to').click();
				await note.getByText('Report this note', { exact: true }).click();
				await expect(note.getByLabel('Your reply')).toBeVisible();
			}
		}
	)
];
