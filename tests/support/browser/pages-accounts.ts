import { expect } from '@playwright/test';
import { entry, type Entry } from './page-entry.ts';

/** The pages for joining, signing in, managing an account and leaving. */
export const accountPages: Entry[] = [
	entry('the home page of a visitor', '/', 'Two articles, one question', 'Parallax: two articles'),
	entry('the catalogue', '/lessons', 'Two articles, one question', 'Lessons'),
	entry('the form for a resume code', '/resume', 'Continue your work', 'Resume'),
	entry(
		'joining a class without an account',
		'/join/{code}',
		'Zwei Seiten einer Frage: Geschichte 9b',
		'Join Zwei Seiten einer Frage: Geschichte 9b'
	),
	entry(
		'the form for a new password, after a link',
		'/reset?token={reset}',
		'Choose a new password',
		'New password'
	),
	entry('signing in, for a guest', '/sign-in', 'Sign in', 'Sign in', { as: 'guest at work' }),
	entry('creating an account, for a guest', '/sign-up', 'Create an account', 'Create an account', {
		as: 'guest at work'
	}),
	entry('creating an account, refused', '/sign-up', 'Create an account', 'Create an account', {
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
	entry('the message that everything is deleted', '/account/deleted', 'Deleted', 'Deleted', {
		as: 'guest at work'
	}),
	entry('switching user, for a guest', '/leave', 'Switch user on this device', 'Switch user', {
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
		'deleting the account of the only teacher of a class',
		'/account/delete',
		'Delete my account and all my work',
		'Delete my account',
		{
			as: 'only teacher',
			act: (page) => expect(page.getByText('You are the only teacher of this class')).toBeVisible()
		}
	),
	entry('signing out, for an account', '/leave', 'Sign out on this device', 'Sign out', {
		as: 'account'
	}),
	entry(
		'signing out everywhere',
		'/leave?everywhere',
		'Sign out everywhere',
		'Sign out everywhere',
		{ as: 'account' }
	),
	entry('the catalogue for an account', '/lessons', 'Two articles, one question', 'Lessons', {
		as: 'account'
	}),
	entry('the form for a resume code, for an account', '/resume', 'Continue your work', 'Resume', {
		as: 'account'
	}),
	entry('classes for somebody who cannot create any', '/courses', 'Classes', 'Classes', {
		as: 'account'
	}),
	entry('the form for a class code', '/join', 'Join a class', 'Join a class', {
		as: 'account'
	}),
	entry('a class code that does not exist', '/join/BCDFGHJ', 'Join a class', 'Join a class', {
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
	entry('the desk of an administrator', '/', 'My desk', 'My desk'),
	entry('the classes of an administrator', '/courses', 'Classes', 'Classes'),
	entry('the list of people', '/admin', 'People', 'People · Administration'),
	entry('a search that finds somebody', '/admin?search={ada}', 'People', 'People · Administration'),
	entry(
		'a search that finds nobody',
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
	entry('the stored data of a student', '/admin/people/{studentId}', 'Eli', 'Eli · Administration'),
	entry(
		'the stored data of somebody without a class',
		'/admin/people/{adaId}',
		'Ada Lovelace',
		'Ada Lovelace · Administration'
	),
	entry(
		'the only teacher of a class',
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
		'a class that nobody teaches',
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
