import { expect } from '@playwright/test';
import { entry, type Entry } from './page-entry.ts';

/** Pages to join, to sign up and in, and to manage or leave an account. */
export const accountPages: Entry[] = [
	entry('the catalogue', '/lessons', 'Two articles, one question', 'Lessons'),
	entry('where a resume code is typed', '/resume', 'Continue your work', 'Resume'),
	entry(
		'joining a course without an account',
		'/join/{code}',
		'Zwei Seiten einer Frage: Geschichte 9b',
		'Join Zwei Seiten einer Frage: Geschichte 9b'
	),
	entry(
		'the form for a new password, by a link',
		'/reset?token={reset}',
		'Choose a new password',
		'New password'
	),
	entry('signing in, for a guest', '/sign-in', 'Sign in', 'Sign in', { as: 'guest at work' }),
	entry('making an account, for a guest', '/sign-up', 'Create an account', 'Create an account', {
		as: 'guest at work'
	}),
	entry('making an account, refused', '/sign-up', 'Create an account', 'Create an account', {
		as: 'guest at work',
		act: async (page) => {
			await page.getByLabel('Password, at least').fill('short');
			await page.getByLabel('Your name').fill('A'.repeat(80));
			await page.getByLabel('Email address or user name').fill('ada');
			await page.getByLabel('The same password again').fill('other');
			await page.getByRole('button', { name: 'Create account' }).click();
			await expect(page.getByRole('alert')).toBeVisible();
		}
	}),
	entry(
		'deleting the work of a guest',
		'/account/delete',
		'Delete all my work',
		'Delete all my work',
		{ as: 'guest at work' }
	),
	entry('that everything is deleted', '/account/deleted', 'Deleted', 'Deleted', {
		as: 'guest at work'
	}),
	entry('the way out for a guest', '/leave', 'Switch user on this device', 'Switch user', {
		as: 'guest at work'
	}),
	entry(
		'an account whose name was just changed',
		'/account?done=name',
		'Your account',
		'Your account',
		{ as: 'account' }
	),
	entry(
		'deleting an account',
		'/account/delete',
		'Delete my account and all my work',
		'Delete my account',
		{ as: 'account' }
	),
	entry(
		'deleting the account of somebody who alone teaches a course',
		'/account/delete',
		'Delete my account and all my work',
		'Delete my account',
		{
			as: 'only teacher',
			act: (page) => expect(page.getByText('You are the only teacher of this class')).toBeVisible()
		}
	),
	entry('the way out for an account', '/leave', 'Sign out on this device', 'Sign out', {
		as: 'account'
	}),
	entry('the catalogue for an account', '/lessons', 'Two articles, one question', 'Lessons', {
		as: 'account'
	}),
	entry('where a resume code is typed, for an account', '/resume', 'Continue your work', 'Resume', {
		as: 'account'
	}),
	entry('courses for somebody who may not make any', '/courses', 'Classes', 'Classes', {
		as: 'account'
	}),
	entry('where the code of a course is typed', '/join', 'Join a class', 'Join a class', {
		as: 'account'
	}),
	entry('a code that opens no course', '/join/BCDFGHJ', 'Join a class', 'Join a class', {
		as: 'account'
	}),
	entry(
		'choosing a password after the first sign-in',
		'/account/password',
		'Choose your own password',
		'Choose your password',
		{ as: 'somebody with a slip' }
	)
];

export const administrationPages: Entry[] = [
	entry('the desk of who runs the instance', '/', 'My desk', 'My desk'),
	entry('the courses of who runs the instance', '/courses', 'Classes', 'Classes'),
	entry('everybody', '/admin', 'People', 'People · Administration'),
	entry(
		'somebody who was searched for',
		'/admin?search={ada}',
		'People',
		'People · Administration'
	),
	entry(
		'nobody who was searched for',
		'/admin?search=nobody-at-all',
		'People',
		'People · Administration'
	),
	entry(
		'a link for a new password',
		'/admin?search={forgetful}',
		'People',
		'People · Administration',
		{
			act: async (page) => {
				await page.getByText('More').click();
				await page.getByRole('button', { name: 'Create a password link' }).click();
				await expect(page.getByLabel('Password link')).toBeVisible();
			}
		}
	),
	entry('what is kept about a student', '/admin/people/{studentId}', 'Eli', 'Eli · Administration'),
	entry(
		'what is kept about somebody without a course',
		'/admin/people/{adaId}',
		'Ada Lovelace',
		'Ada Lovelace · Administration'
	),
	entry(
		'somebody who alone teaches a course',
		'/admin/people/{onlyTeacher}',
		'Hal, who teaches alone',
		'Hal, who teaches alone · Administration',
		{ act: (page) => expect(page.getByText('Nobody else teaches this class')).toBeVisible() }
	),
	entry(
		'the only administrator',
		'/admin/people/{administrator}',
		'Grace',
		'Grace · Administration',
		{ act: (page) => expect(page.getByText('You are the only administrator')).toBeVisible() }
	),
	entry(
		'a course that nobody teaches',
		'/admin/courses',
		'Classes without a teacher',
		'Classes · Administration',
		{ act: (page) => expect(page.getByText('no students, archived')).toBeVisible() }
	),
	entry(
		'settings and backups',
		'/admin/settings',
		'Settings and backups',
		'Settings and backups · Administration'
	),
	entry('the log of the instance', '/admin/log', 'Log', 'Log · Administration')
];

/** The address that is printed while there is no administrator. */
export const firstPages: Entry[] = [
	entry(
		'how somebody becomes the administrator',
		'/admin/first?token={first}',
		'Set up Parallax',
		'Set up'
	)
];
