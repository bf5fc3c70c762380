import { expect, test } from 'vitest';
import * as accounts from '#lib/server/account/accounts.ts';
import type { User } from '#lib/server/account/users.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as members from '#lib/server/course/members.ts';
import * as roster from '#lib/server/course/roster.ts';
import { seatLearner } from '#lib/server/course/seats.ts';
import { notebookOf } from '../support/cast.ts';
import { assign, opened, teacher } from '../support/factories.ts';
import { put } from '../support/tiny-lesson.ts';
import { grace, hers, withCourse } from '../support/with-class.ts';

withCourse();

/** Nobody signs in with it. */
const quick = async () => 'no hash';

test.each([
	['in self-study', (who: User) => notebookOf(who)],
	[
		'in another teacher’s class that they have left',
		(who: User) => {
			const others = courses.make(teacher(grace, 'Hal'), { name: 'Art', timeZone: 'UTC' });
			seatLearner(others.id, who.id);
			opened(who, assign(others));
			members.leave(courses.find(who, others.id));
		}
	]
])('a teacher can give no new passphrase to a listed student who has work %s', async (_, work) => {
	put();
	await roster.enrol(hers, 'Ben Nu', quick);
	const who = accounts.find(members.learners(hers)[0]?.userId ?? '');
	if (!who) return expect.fail('Ben has an account.');
	accounts.setPassword(who, 'their own');
	work(who);
	await expect(roster.renew(hers, who.id, quick)).rejects.toMatchObject({ reason: 'closed' });
	expect(accounts.hashOf(who)).toBe('their own');
});
