import { expect, type Page } from '@playwright/test';
import { entry, type Entry } from './page-entry.ts';
import { freshLogin } from './sign-up.ts';

const course = 'Zwei Seiten einer Frage: Geschichte 9b';
const running = 'The bell, changed for everybody, and for how long';

export const coursePages: Entry[] = [
	entry('the desk of a teacher', '/', 'My desk', 'My desk'),
	entry('the desk of a teacher who is invited to a class', '/', 'My desk', 'My desk', {
		as: 'second teacher'
	}),
	entry('the courses', '/courses', 'Classes', 'Classes'),
	entry('a course for its teacher', '/courses/{course}', course, course),
	entry('the settings of a course', '/courses/{course}/settings', course, `Settings · ${course}`),
	entry('the log of a course', '/courses/{course}/log', course, `Log · ${course}`),
	entry(
		'the code of a course for a projector',
		'/courses/{course}/invite',
		course,
		`Join ${course}`,
		{ firstStop: 'Back to the class' }
	),
	entry(
		'a class list to bring in',
		'/courses/{course}/roster',
		course,
		`Import class list · ${course}`
	),
	entry(
		'a class list before it comes in',
		'/courses/{course}/roster',
		course,
		`Import class list · ${course}`,
		{ act: showClassList }
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
		'those who are late, by when they were last here',
		'/assignments/{running}?show=late&sort=-last',
		running,
		running,
		{ follows: true }
	),
	entry('an act on nobody that was refused', '/assignments/{running}', running, running, {
		follows: true,
		act: async (page) => {
			await page.getByRole('button', { name: 'Write reminder' }).click();
			await expect(page.getByRole('alert')).toBeVisible();
		}
	}),
	entry(
		'what can be changed about an assignment',
		'/assignments/{running}/change',
		`Settings for “${running}”`,
		`Settings · ${running}`
	),
	entry(
		'what students see, with a prompt',
		'/assignments/{running}/preview',
		running,
		`Preview as a student · ${running}`
	),
	entry(
		'an assignment on paper for its teacher, with a prompt',
		'/assignments/{running}/packet',
		'Should the school day start later?',
		`${running} · print version`,
		{ firstStop: 'Back to the assignment', articles: 'tiny' }
	)
];

/** A list with a new name, a repeated one, one that isn't a name, and one in another script. */
async function showClassList(page: Page) {
	const login = freshLogin('zoe');
	await page
		.getByLabel('Class list')
		.fill(`name,user name\nԱնի Հակոբյան,\nZoë,${login}\nZoë,${login}\n-,\n王小明,`);
	await page.getByRole('button', { name: 'Preview import' }).click();
	await expect(page.getByRole('button', { name: /^Import/ })).toBeVisible();
}

const counted = 'The bell, counted';

/** Waits for the figures of a class, which arrive after the page, when they have been counted. */
const showFigures = (page: Page) =>
	expect(page.getByRole('heading', { name: 'What students highlighted' })).toBeVisible();

export const classPages: Entry[] = [
	entry(
		'the margin, with a reply begun',
		'/assignments/{shared}/margin?show=all',
		'Prompts and replies',
		'Prompts and replies · The bell, shared',
		{
			articles: 'tiny',
			act: async (page) => {
				await page.getByText('Reply to').click();
				await expect(page.getByLabel('Your reply')).toBeVisible();
			}
		}
	),
	entry(
		'a class at a glance',
		'/assignments/{counted}/class',
		'Class insights',
		`Class insights: ${counted}`,
		{ act: showFigures }
	),
	entry(
		'the notes of which one is pinned',
		'/assignments/{counted}/class?open=sentence:A1.1',
		'Class insights',
		`Class insights: ${counted}`,
		{ act: (page) => expect(page.getByText('Pinned', { exact: true })).toBeVisible() }
	),
	entry(
		'a class by who changed their mind, with the notes on a sentence',
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
				await expect(page.getByText('Pinned for discussion')).toBeVisible();
			}
		}
	),
	entry(
		'a class on a projector',
		'/assignments/{counted}/class?view=projector',
		'Class insights on the projector',
		`Class insights: ${counted}`,
		{ firstStop: 'Next' }
	),
	entry(
		'what a class made of a lesson, on paper',
		'/assignments/{counted}/class?view=packet',
		`${counted}: what we found`,
		`Class insights: ${counted}`,
		{ firstStop: 'Back to class insights' }
	),
	entry(
		'what is pinned to talk about',
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
		'what waits to be reviewed',
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
		'one student’s work under review, with a remark at a passage',
		'/submissions/{waiting}/review',
		'Gus',
		`Gus · ${reviewed}`,
		{ articles: 'tiny' }
	),
	entry('a review once released', '/submissions/{released}/review', 'Eli', `Eli · ${reviewed}`, {
		articles: 'tiny',
		act: (page) => expect(page.getByText('The student can see it.')).toBeVisible()
	}),
	entry('phrases that are kept', '/phrases', 'Saved comments', 'Saved comments'),
	entry('phrases before the first is kept', '/phrases', 'Saved comments', 'Saved comments', {
		as: 'second teacher'
	})
];
