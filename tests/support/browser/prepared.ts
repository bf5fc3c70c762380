import * as accounts from '#lib/server/account/accounts.ts';
import type { Administrator } from '#lib/server/account/administrators.ts';
import * as courses from '#lib/server/course/courses.ts';
import { client } from '#lib/server/db/index.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as roster from '#lib/server/course/roster.ts';
import * as oneTimeTokens from '#lib/server/account/one-time-tokens.ts';
import type { User } from '#lib/server/account/users.ts';
import { account, teacher } from '../factories.ts';
import { classesAtWork } from './prepared-classes.ts';
import { finishedAlone, startedAlone, workedAlone } from './prepared-work.ts';

/** The role that visits a page in the table of pages. */
export type Role =
	| 'nobody'
	| 'guest at work'
	| 'guest who handed in'
	| 'account'
	| 'somebody with a slip'
	| 'teacher'
	| 'second teacher'
	| 'only teacher'
	| 'student'
	| 'administrator';

/** The people of the table, and the values for the names in braces in its addresses. */
export type Prepared = {
	people: Record<Role, User | null>;
	places: Record<string, string>;
	/** The two texts of a lesson as they are stored, by its address. */
	texts: Record<string, string[]>;
};

/**
 * Creates everything that the table of pages shows, once for all tests of a worker, in addition to what those create.
 * Tests must not change any of it.
 */
export async function prepare(grace: Administrator): Promise<Prepared> {
	const working = workedAlone();
	const finished = finishedAlone();
	const dora = teacher(grace, 'Dora');
	const course = courses.make(dora, {
		name: 'Zwei Seiten einer Frage: Geschichte 9b',
		timeZone: 'Europe/Berlin'
	});
	const withSlip = await enrolled(course);
	const hal = teacher(grace, 'Hal, who teaches alone');
	courses.make(hal, { name: 'Civics', timeZone: 'UTC' });
	const ada = account('Ada Lovelace');
	const forgetful = account('Fay, who forgot her password');
	leaveCourseBehind(grace);
	const { second, student, places } = classesAtWork(grace, dora, course);
	return {
		people: {
			nobody: null,
			'guest at work': working.who,
			'guest who handed in': finished.who,
			account: ada,
			'somebody with a slip': withSlip,
			teacher: dora,
			'second teacher': second,
			'only teacher': hal,
			student,
			administrator: grace
		},
		places: {
			working: String(working.notebook.id),
			started: String(startedAlone(working.who).id),
			finished: String(finished.notebook.id),
			course: String(course.id),
			code: String(course.joinCode),
			ada: accounts.loginOf(ada),
			adaId: ada.id,
			studentId: student.id,
			onlyTeacher: hal.id,
			administrator: grace.id,
			forgetful: accounts.loginOf(forgetful),
			reset: oneTimeTokens.resetFor(grace, ada.id),
			...places
		},
		texts: { tiny: stored('tiny'), 'pressed-or-embraced': stored('pressed-or-embraced') }
	};
}

function stored(slug: string): string[] {
	const both = client.prepare<[number], string>(
		`select text from article join version on version.id = article.version_id
		where article.edition_id = ? order by article.side`
	);
	return both.pluck().all(lessons.find(slug).id);
}

/** Enrols three names in three scripts; returns the first, whose password is still the one on the slip. */
async function enrolled(course: courses.Taught): Promise<User> {
	const list = 'name,user name\nԱնի Հակոբյան,\nسارة العربي,\nJonas Weiß,';
	const [slip] = await roster.enrol(course, list, async () => 'no hash');
	const found = client.prepare('select id from user where username = ?').pluck().get(slip?.login);
	const who = accounts.find(String(found));
	if (!who) throw new Error('The class list made no account.');
	return who;
}

/** Leaves an archived course without a teacher. */
function leaveCourseBehind(grace: Administrator) {
	const gone = teacher(grace, 'Ivy');
	courses.archive(courses.make(gone, { name: 'Left behind', timeZone: 'UTC' }));
	erase(gone);
}
