import { describe, expect, test } from 'vitest';
import { actWords } from '#lib/wording/audit-log.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import * as courses from '#lib/server/course/courses.ts';
import { client, db } from '#lib/server/db/index.ts';
import { review } from '#lib/server/db/schema/review.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import * as untaughtCourses from '#lib/server/course/untaught-courses.ts';
import * as members from '#lib/server/course/members.ts';
import * as people from '#lib/server/admin/people.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as submissionAccess from '#lib/server/review/submission-access.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as users from '#lib/server/account/users.ts';
import type { User } from '#lib/server/account/users.ts';
import { withNames } from '#lib/server/admin/audit-history.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { everything } from '#lib/server/admin/personal-data.ts';
import { ada, refusal } from '../support/cast.ts';
import { queries } from '../support/sql-trace.ts';
import { account, assign, learner, opened } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { dora, grace, hers, withCourse } from '../support/with-class.ts';
import { withoutIds } from '../support/without-ids.ts';

let eli: User;
withCourse(() => {
	eli = learner(hers, 'Eli  Müller سارة');
});

const person = (who: User) => people.find(grace, who.id);
const logged = () =>
	withNames(auditHistory.all(grace)).map((act) =>
		[act.actor, ...actWords(act), act.whom].filter(Boolean)
	);

/** Eli's submission, with something written everywhere, and a review of it, released or not. */
function reviewed(released: number | null) {
	const his = worked(opened(eli, assign(hers)), 'Kanari');
	submissions.handIn(his);
	const rubric = Number(client.prepare('select id from rubric limit 1').pluck().get());
	const at = Date.now();
	const draft = { rubricId: rubric, revision: 1, createdAt: at, changedAt: at, changedBy: dora.id };
	const of = { submissionId: his.attemptId, comment: 'Kanari comment', releasedAt: released };
	db.insert(review)
		.values({ ...draft, ...of })
		.run();
	return his;
}

describe('the data about one person', () => {
	test('is found by an administrator, unless the person is a guest or was erased', () => {
		expect(person(eli)).toMatchObject({ name: eli.name, runs: false, login: expect.any(String) });
		erase(eli);
		for (const id of [ada.id, eli.id, 'nobody'])
			expect(refusal(() => people.find(grace, id)).reason).toBe('missing');
	});

	test('is counted, with as many queries for much data as for little', () => {
		const few = queries(() =>
			expect(people.figures(person(eli))).toMatchObject({ courses: 1, notebooks: 0, notes: 0 })
		);
		reviewed(Date.now());
		users.signIn(eli);
		expect(people.figures(person(eli))).toEqual({
			courses: 1,
			notebooks: 1,
			handedIn: 1,
			notes: 2,
			answers: 2,
			replies: 0,
			reviews: 1,
			phrases: 0,
			sessions: 1,
			acts: expect.any(Number)
		});
		expect(queries(() => people.figures(person(eli)))).toBe(few);
	});

	test('is exported in full, with handed-in, returned and released work, and the export is logged', () => {
		const his = reviewed(Date.now());
		returns.returnWork(submissionAccess.findByNumber(dora, his.id, 1), 'Kanari message');
		const all = people.exportData(person(eli));
		expect(all).toMatchObject({
			account: { name: eli.name },
			courses: [{ name: 'History', role: 'learner', alias: 1, leftAt: null }],
			notebooks: [
				{
					number: 2,
					submissions: [{ number: 1 }],
					returned: [{ number: 1, message: 'Kanari message' }],
					reviews: [{ number: 1, comment: 'Kanari comment' }]
				}
			]
		});
		const text = JSON.stringify(all);
		for (const word of ['before', 'expected', 'note', 'reason', 'point', 'silence', 'later'])
			expect(text).toContain(`Kanari ${word}`);
		expect(logged()[0]).toEqual(['Grace', 'exported the personal data of', eli.name]);
	});

	test('has no review before it is released, nothing about others, and no password', () => {
		reviewed(null);
		worked(opened(learner(hers, 'Fay'), assign(hers)), 'Foreign');
		const text = withoutIds(everything(eli));
		expect(text).not.toMatch(/Kanari comment|Foreign|\b(Fay|Dora)\b|no hash/);
	});
});

describe('erasing somebody', () => {
	test('removes their name, and leaves in the log who erased which id', () => {
		reviewed(null);
		expect(refusal(() => people.forget(person(eli), 'Eli')).reason).toBe('invalid');
		people.forget(person(eli), ' eli müller  سارة');
		expect(refusal(() => person(eli)).reason).toBe('missing');
		expect(client.prepare('select count(*) from review').pluck().get()).toBe(0);
		expect(logged()[0]).toEqual(['Grace', 'deleted the account of']);
		const [entry] = auditHistory.all(grace);
		expect(entry).toMatchObject({ actorId: grace.id, subjectId: eli.id, detail: {} });
	});

	test('is refused for the last administrator, and not for another one', () => {
		expect(refusal(() => people.forget(person(grace), 'Grace')).message).toMatch(
			/only administrator/
		);
		const hal = account('Hal');
		permissions.allow(grace, hal.id, 'admin');
		people.forget(person(grace), 'Grace');
		expect(administrators.isLast(hal)).toBe(true);
	});

	test('waits until a class that only they teach has another teacher', () => {
		const fay = account('Fay');
		const no = refusal(() => people.forget(person(dora), 'Dora'));
		expect([no.reason, no.message]).toEqual([
			'closed',
			expect.stringMatching(/^Nobody else teaches “History”/)
		]);
		expect(untaughtCourses.alone(dora)).toMatchObject([{ name: 'History', learners: 1 }]);
		const own = refusal(() =>
			untaughtCourses.appoint(grace, hers.id, accounts.loginOf(dora), person(dora))
		);
		expect(own.message).toMatch(/being deleted/);
		untaughtCourses.appoint(grace, hers.id, accounts.loginOf(fay), person(dora));
		people.forget(person(dora), 'Dora');
		expect(courses.taught(fay, hers.id).name).toBe('History');
		expect(untaughtCourses.adrift(grace)).toEqual([]);
	});

	test('who alone teaches a class needs it archived, even when they delete their own account', () => {
		expect(refusal(() => erase(dora)).message).toMatch(/^Nobody else teaches “History”/);
		untaughtCourses.archive(grace, hers.id, dora);
		expect(untaughtCourses.alone(dora)).toEqual([]);
		erase(dora);
		expect(logged()[0]).toEqual(['Former user', 'deleted their own account'].slice(1));
	});
});

describe('a class that nobody teaches', () => {
	test('is given a teacher by an administrator, who can’t do that for any other class', () => {
		const fay = account('Fay');
		const login = accounts.loginOf(fay);
		expect(refusal(() => untaughtCourses.appoint(grace, hers.id, login)).reason).toBe('missing');
		expect(refusal(() => untaughtCourses.archive(grace, hers.id)).reason).toBe('missing');
		untaughtCourses.archive(grace, hers.id, dora);
		erase(dora);
		expect(untaughtCourses.adrift(grace)).toMatchObject([{ id: hers.id, learners: 1 }]);
		const unknown = refusal(() => untaughtCourses.appoint(grace, hers.id, 'nobody'));
		expect(unknown.message).toMatch(/^No account “nobody” found/);
		untaughtCourses.appoint(grace, hers.id, login);
		const now = courses.taught(fay, hers.id);
		expect(members.learners(now)).toMatchObject([{ userId: eli.id }]);
		expect(withNames(auditHistory.of(now))[0]).toMatchObject({ actor: 'Grace', whom: 'Fay' });
		expect(untaughtCourses.adrift(grace)).toEqual([]);
	});
});
