import { accountPages, administrationPages, firstPages } from './pages-accounts.ts';
import { classPages, coursePages, reviewPages } from './pages-teacher.ts';
import { finishedPages, workingPages } from './pages-self-study.ts';
import { studentPages } from './pages-student.ts';
import type { Entry } from './page-entry.ts';
import type { Role } from './prepared.ts';

/** Every page of the program, at every stage that looks different. Each group is one test. */
export const pages: { group: string; as: Role; entries: Entry[] }[] = [
	{ group: 'accounts, signing in and joining', as: 'nobody', entries: accountPages },
	{ group: 'self-study at work', as: 'guest at work', entries: workingPages },
	{ group: 'self-study handed in', as: 'guest who handed in', entries: finishedPages },
	{ group: 'a student’s assignments', as: 'student', entries: studentPages },
	{ group: 'a teacher’s classes and assignments', as: 'teacher', entries: coursePages },
	{ group: 'a class’s work', as: 'teacher', entries: classPages },
	{ group: 'reviews', as: 'teacher', entries: reviewPages },
	{ group: 'administration', as: 'administrator', entries: administrationPages }
];

/** The page that exists only until there is an administrator. */
export const unadministered: Entry[] = firstPages;
