import { expect, type Page } from '@playwright/test';
import { showClassList, showDoubtfulList } from './class-list-previews.ts';
import { entry, type Entry } from './page-entry.ts';

const course = 'Zwei Seiten einer Frage: Geschichte 9b';
const running = 'The bell, changed for everybody, and for how long';

export const coursePages: Entry[] = [
	entry('the desk of a teacher', '/', 'My desk', 'My desk'),
	entry('the desk of a teacher who is invited to a class', '/', 'My desk', 'My desk', {
		as: 'second teacher'
	}),
	entry('the list of classes', '/courses', 'Classes', 'Classes'),
	entry('a class for its teacher', '/courses/{course}', course, course),
	entry('the settings of a class', '/courses/{course}/settings', course, `Settings · ${course}`),
	entry('the log of a class', '/courses/{course}/log', course, `Log · ${course}`),
	entry(
		'the code for joining a class, on a projector',
		'/courses/{course}/invite',
		course,
		`Join ${course}`,
		{ firstStop: 'Back to the class' }
	),
	entry(
		'the form to import a class list',
		'/courses/{course}/roster',
		course,
		`Import class list · ${course}`
	),
	entry(
		'the preview of a class list',
		'/courses/{course}/roster',
		course,
		`Import class list · ${course}`,
		{ act: showClassList }
	),
	entry(
		'the preview of a class list with a guessed encoding, doubles and all choices',
		'/courses/{course}/roster',
		course,
		`Import class list · ${course}`,
		{ act: showDoubtfulList }
	),
	entry(
		'the slips of a class',
		'/courses/{course}/roster',
		course,
		`Import class list · ${course}`,
		{
			act: async (page) => {
				await showClassList(page);
				await page.getByRole('button', { name: 'Import 2 students' }).click();
				await expect(page.getByText('Print this page now')).toBeVisible();
			}
		}
	),
	entry(
		'the lessons to assign',
		'/courses/{course}/assign',
		'Assign a lesson',
		`Assign a lesson · ${course}`
	),
	entry(
		'the form of an assignment',
		'/courses/{course}/assign?lesson=tiny',
		'Assign “The first bell”',
		`Assign a lesson · ${course}`
	),
	entry('the overview of an assignment', '/assignments/{running}', running, running, {
		follows: true
	}),
	entry(
		'the students who are overdue, by their last visit, all selected',
		'/assignments/{running}?show=overdue&sort=-last&select=all',
		running,
		running,
		{ follows: true }
	),
	entry('an action refused as nobody is selected', '/assignments/{running}', running, running, {
		follows: true,
		act: async (page) => {
			await page.getByRole('button', { name: 'Write reminder' }).click();
			await expect(page.getByRole('alert')).toBeVisible();
		}
	}),
	entry(
		'the settings of an assignment',
		'/assignments/{running}/change',
		`Settings for “${running}”`,
		`Settings · ${running}`
	),
	entry(
		'the preview as a student, with a prompt',
		'/assignments/{running}/preview',
		running,
		`Preview as a student · ${running}`
	),
	entry(
		'the print version of an assignment for its teacher, with a prompt',
		'/assignments/{running}/packet',
		'Should the school day start later?',
		`${running} · print version`,
		{ firstStop: 'Back to the assignment', articles: 'tiny' }
	)
];

const counted = 'The bell, counted';

/** Waits for the figures of a class, which appear once they are counted. */
const showFigures = (page: Page) =>
	expect(page.getByRole('heading', { name: 'What students highlighted' })).toBeVisible();

export const classPages: Entry[] = [
	entry(
		'prompts and replies, with a reply begun',
		'/assignments/{shared}/margin?show=all',
		'Prompts and replies',
		'Prompts and replies · The bell, shared',
		{
			articles: 'tiny',
			act: async (page) => {
				await page.getByText('Reply to').click();
				await page.getByLabel('Your reply').fill('Which one');
				await expect(page.getByText('Kept on this device')).toBeVisible();
			}
		}
	),
	entry(
		'class insights',
		'/assignments/{counted}/class',
		'Class insights',
		`Class insights: ${counted}`,
		{ act: showFigures }
	),
	entry(
		'the notes on a sentence, one of them pinned',
		'/assignments/{counted}/class?open=sentence:A1.1',
		'Class insights',
		`Class insights: ${counted}`,
		{ act: (page) => expect(page.getByText('Pinned', { exact: true })).toBeVisible() }
	),
	entry(
		'class insights by most common label, with the notes on a sentence',
		'/assignments/{counted}/class?by=lead&open=sentence:A1.2',
		'Class insights',
		`Class insights: ${counted}`,
		{ act: showFigures }
	),
	entry(
		'a note just pinned',
		'/assignments/{counted}/class?open=sentence:A1.2',
		'Class insights',
		`Class insights: ${counted}`,
		{
			act: async (page) => {
				await page
					.getByRole('button', { name: /^Pin note/ })
					.first()
					.click();
				await expect(page.getByText('Pinned for discussion, without a name.')).toBeVisible();
			}
		}
	),
	entry(
		'class insights on the projector',
		'/assignments/{counted}/class?view=projector',
		'Class insights on the projector',
		`Class insights: ${counted}`,
		{ firstStop: 'Next' }
	),
	entry(
		'class insights in print',
		'/assignments/{counted}/class?view=packet',
		`${counted}: what we found`,
		`Class insights: ${counted}`,
		{ firstStop: 'Back to class insights' }
	),
	entry(
		'everything pinned for discussion',
		'/assignments/{counted}/class/spotlight',
		'Pinned for discussion',
		`Pinned for discussion: ${counted}`
	),
	entry(
		'files of a class before anything is released',
		'/assignments/{counted}/files',
		'Download submissions',
		`Files · ${counted}`
	),
	entry(
		'files of a class with results',
		'/assignments/{reviewed}/files',
		'Download submissions',
		'Files · The bell, reviewed'
	)
];

const reviewed = 'The bell, reviewed';

export const reviewPages: Entry[] = [
	entry(
		'the submissions to review',
		'/assignments/{reviewed}/review',
		'Review',
		`Review · ${reviewed}`
	),
	entry(
		'all answers to one question',
		'/assignments/{reviewed}/review/evidence',
		'Evidence',
		`Evidence · ${reviewed}`
	),
	entry(
		'one student’s work under review, with a comment on a passage',
		'/submissions/{waiting}/review',
		'Gus',
		`Gus · ${reviewed}`,
		{ articles: 'tiny' }
	),
	entry(
		'the question about criteria without a score',
		'/submissions/{waiting}/review',
		'Gus',
		`Gus · ${reviewed}`,
		{ articles: 'tiny', act: askAboutScores }
	),
	entry('a released review', '/submissions/{released}/review', 'Eli', `Eli · ${reviewed}`, {
		articles: 'tiny',
		act: (page) => expect(page.getByText('The student can see it.')).toBeVisible()
	}),
	entry(
		'the released review of withdrawn work',
		'/submissions/{withdrawn}/review',
		'Uma',
		`Uma · ${reviewed}`
	),
	entry('saved comments', '/phrases', 'Saved comments', 'Saved comments'),
	entry('saved comments before the first one', '/phrases', 'Saved comments', 'Saved comments', {
		as: 'second teacher'
	})
];

/** Finishes a review in which nothing is scored. */
async function askAboutScores(page: Page) {
	const finish = page.getByRole('button', { name: 'Mark as finished' });
	await finish.click();
	await expect(page.getByText('are not scored. Finish anyway?')).toBeVisible();
}
