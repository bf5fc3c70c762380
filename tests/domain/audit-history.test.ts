import { expect, test } from 'vitest';
import { actWords } from '#lib/wording/audit-log.ts';
import { change } from '#lib/server/assignment/changes.ts';
import * as courses from '#lib/server/course/courses.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import * as instance from '#lib/server/admin/instance.ts';
import * as members from '#lib/server/course/members.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as instanceSettings from '#lib/server/account/instance-settings.ts';
import { withNames } from '#lib/server/admin/audit-history.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { handedIn, taken } from '../support/review-class.ts';
import { account, administrator, assign, chosen, learner, teacher } from '../support/factories.ts';
import { hour } from '../support/date.ts';
import { withLesson } from '../support/each-test.ts';

withLesson();

test('the log reads as sentences, with people’s current names', async () => {
	const grace = administrator();
	const dora = teacher(grace, 'Dora');
	const eli = account('Eli');
	instanceSettings.change(grace, { teaching: 'everybody' });
	const hers = courses.make(dora, { name: 'History', timeZone: 'UTC' });
	await members.join(eli, hers.joinCode ?? '', '192.0.2.1');
	members.remove(hers, eli.id);
	courses.change(hers, { name: 'History', timeZone: 'America/New_York' });
	const made = assign(hers, { dueAt: Date.now() + hour });
	change(made, chosen({ title: 'The late bell', sharing: 'after', dueAt: made.dueAt }));
	// of students’ work it never says whose, because names may be hidden from the reader
	const fay = taken(dora, handedIn(learner(hers, 'Fay'), made, 'Fay').of);
	reviews.saveScore(fay, 'evidence', 0, { level: 1, remark: '' });
	releases.one(fay, { unscored: true });
	releases.withdraw(fay);
	returns.returnWork(fay, 'Again.');
	extensions.extend(made, fay.userId, (made.dueAt ?? 0) + 1);
	extensions.remove(made, fay.userId);
	submissions.continueInCopy(handedIn(learner(hers, 'Gus'), made, 'Gus').of);
	permissions.disallow(grace, dora.id, 'teacher');
	erase(eli);
	const said = withNames(auditHistory.all(grace)).map(({ actor, whom, course, title, ...act }) => {
		const [before, after] = actWords(act);
		const name = whom === null || act.self ? null : whom || 'somebody';
		const where = [title && `· ${title}`, course && `in ${course}`];
		return [actor || 'somebody', before, name, after, ...where].filter(Boolean).join(' ');
	});
	expect(said).toEqual([
		'somebody deleted their own account',
		'Grace removed permission to teach from Dora',
		'A student withdrew a submission · The late bell in History',
		'Dora removed a student’s extension · The late bell in History',
		'Dora extended a student’s due date · The late bell in History',
		'Dora sent a submission back for changes · The late bell in History',
		'Dora hid a review from its student · The late bell in History',
		'Dora released a review · The late bell in History',
		'Dora changed the assignment: title, notes shared more · The late bell in History',
		'Dora created the assignment · The late bell in History',
		'Dora changed the time zone from UTC to America/New York in History',
		'Dora removed somebody from the class in History',
		'somebody joined the class in History',
		'Dora created the class in History',
		'Grace let everyone with an account create classes',
		'Grace gave Dora permission to teach',
		'Grace became administrator'
	]);
});

test('the figures count accounts, guests and work, and name the versions', () => {
	const grace = administrator();
	erase(account('Eve'));
	const { version, node, sqlite, bytes, ...counts } = instance.figures(grace);
	expect(counts).toEqual({ accounts: 1, guests: 3, notebooks: 0, courses: 0, lessons: 1 });
	expect([version, node, sqlite].every((one) => /^\d+\.\d+\.\d+/.test(one))).toBe(true);
	expect(bytes).toBeGreaterThan(10_000);
	expect(instance.backups(grace)).toEqual([]);
});
