import { beforeEach, describe, expect, test } from 'vitest';
import * as accounts from '#lib/server/account/accounts.ts';
import * as courses from '#lib/server/course/courses.ts';
import * as formerMembers from '#lib/server/course/former-members.ts';
import * as invitations from '#lib/server/course/invitations.ts';
import * as members from '#lib/server/course/members.ts';
import { seatLearner } from '#lib/server/course/seats.ts';
import * as roster from '#lib/server/course/roster.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import type { User } from '#lib/server/account/users.ts';
import { refusal } from '../support/cast.ts';
import { account, teacher } from '../support/factories.ts';
import { dora, grace, hers, withCourse } from '../support/with-class.ts';

withCourse();

const quick = async () => 'no hash';
let fay: User;
beforeEach(() => {
	fay = account('Fay Weldon', 'fay');
});
const list = 'name,username\nX,fay';
const names = () => members.learners(hers).map(({ name }) => name);

describe('a person on the class list of a teacher who shares no class with them', () => {
	test('is invited instead of enrolled, and the teacher learns no name', async () => {
		expect(roster.preview(hers, list)).toMatchObject({
			rows: [{ name: 'X', fate: 'invited', login: 'fay' }],
			counts: { new: 0, invited: 1, joins: 0 }
		});
		expect(await roster.enrol(hers, list, quick)).toEqual([]);
		expect(names()).toEqual([]);
		expect(courses.of(fay)).toEqual([]);
		expect(JSON.stringify(invitations.pending(hers))).not.toContain('Weldon');
		expect(invitations.received(fay)).toMatchObject([
			{ courseId: hers.id, courseName: hers.name, role: 'learner', by: dora.name }
		]);
	});

	test('joins once, when they accept', async () => {
		await roster.enrol(hers, list, quick);
		expect(invitations.accept(fay, hers.id)).toMatchObject({ id: hers.id, role: 'learner' });
		expect(names()).toEqual(['Fay Weldon']);
		expect(invitations.pending(hers)).toEqual([]);
		expect(refusal(() => invitations.accept(fay, hers.id)).reason).toBe('missing');
	});

	test('stays out when they decline, or when the invitation is withdrawn', async () => {
		await roster.enrol(hers, list, quick);
		invitations.decline(fay, hers.id);
		expect(refusal(() => invitations.accept(fay, hers.id)).reason).toBe('missing');
		await roster.enrol(hers, list, quick);
		invitations.withdraw(hers, fay.id);
		expect(refusal(() => invitations.accept(fay, hers.id)).reason).toBe('missing');
		expect(names()).toEqual([]);
		const acts = auditHistory.of(hers).map(({ action, actorId }) => [action, actorId]);
		expect(acts.slice(0, 4)).toEqual([
			['invitation withdrawn', dora.id],
			['invited', dora.id],
			['invitation declined', fay.id],
			['invited', dora.id]
		]);
	});

	test('is invited once, however often the list is imported', async () => {
		await roster.enrol(hers, list, quick);
		const before = invitations.pending(hers);
		await roster.enrol(hers, list, quick);
		expect(invitations.pending(hers)).toEqual(before);
	});

	test('is the only one who can answer the invitation', async () => {
		await roster.enrol(hers, list, quick);
		const gil = account('Gil', 'gil');
		expect(refusal(() => invitations.accept(gil, hers.id)).reason).toBe('missing');
		expect(invitations.received(gil)).toEqual([]);
	});

	test('can’t join a class that has been archived', async () => {
		await roster.enrol(hers, list, quick);
		courses.archive(hers);
		expect(invitations.received(fay)).toEqual([]);
		expect(refusal(() => invitations.accept(fay, hers.id)).reason).toBe('missing');
	});

	test('is no longer invited once they have joined by the code', async () => {
		await roster.enrol(hers, list, quick);
		await members.join(fay, hers.joinCode ?? '', '192.0.2.1');
		expect(names()).toContain('Fay Weldon');
		expect(invitations.pending(hers)).toEqual([]);
		expect(invitations.received(fay)).toEqual([]);
	});

	test('can still become a teacher when they were invited as one and join by the code', async () => {
		invitations.addTeacher(hers, 'fay', false);
		await members.join(fay, hers.joinCode ?? '', '192.0.2.1');
		expect(invitations.accept(fay, hers.id).role).toBe('instructor');
	});

	test('leaves no invitation behind when their account is deleted', async () => {
		await roster.enrol(hers, list, quick);
		erase(fay);
		expect(invitations.pending(hers)).toEqual([]);
	});
});

describe('a person who shares a class with the teacher, but isn’t their student,', () => {
	let shared: courses.Taught;
	const studies = (who: User) => seatLearner(shared.id, who.id);
	const teaches = (who: User) => members.makeInstructor(shared, who.id);
	beforeEach(() => {
		shared = courses.make(teacher(grace, 'Hal'), { name: 'Teacher training', timeZone: 'UTC' });
	});

	test.each([
		['a fellow student', () => [studies(dora), studies(fay)]],
		['a teacher of theirs', () => [studies(dora), teaches(fay)]],
		['a fellow teacher', () => [teaches(dora), teaches(fay)]],
		[
			'a former student',
			() => [teaches(dora), studies(fay), members.leave(courses.find(fay, shared.id))]
		]
	])('as %s, is invited by a class list, and the teacher learns no name', async (_, meet) => {
		meet();
		expect(roster.preview(hers, list).rows).toMatchObject([{ name: 'X', fate: 'invited' }]);
		await roster.enrol(hers, list, quick);
		expect(names()).toEqual([]);
		expect(JSON.stringify(members.of(hers))).not.toContain('Weldon');
	});

	test.each([
		['a fellow student', () => [studies(dora), studies(fay)]],
		['a teacher of theirs', () => [studies(dora), teaches(fay)]]
	])('as %s, is invited to teach, and the teacher learns no name', (_, meet) => {
		meet();
		expect(invitations.addTeacher(hers, 'fay', false)).toBe(true);
		expect(courses.instructors(hers)).toEqual([dora.name]);
	});
});

test('a former member who left by themselves is invited by a class list, and one who was removed rejoins', async () => {
	seatLearner(hers.id, fay.id);
	members.leave(courses.find(fay, hers.id));
	expect(roster.preview(hers, list).rows).toMatchObject([{ fate: 'invited', reason: /left/ }]);
	await roster.enrol(hers, list, quick);
	expect(names()).toEqual([]);
	invitations.accept(fay, hers.id);
	members.remove(hers, fay.id);
	await roster.enrol(hers, list, quick);
	expect(names()).toEqual(['Fay Weldon']);
});

describe('a teacher who is added', () => {
	test('is invited when they share no class, and teaches once they accept', () => {
		expect(invitations.addTeacher(hers, 'fay', false)).toBe(true);
		expect(courses.instructors(hers)).toEqual([dora.name]);
		expect(invitations.accept(fay, hers.id).role).toBe('instructor');
		expect(courses.instructors(hers).toSorted()).toEqual([dora.name, 'Fay Weldon'].toSorted());
	});

	test('teaches at once when they are in a class of the teacher who adds them', () => {
		const other = courses.make(dora, { name: 'Civics', timeZone: 'UTC' });
		seatLearner(other.id, fay.id);
		expect(invitations.addTeacher(hers, 'fay', false)).toBe(false);
		expect(courses.find(fay, hers.id).role).toBe('instructor');
	});

	test('who is a student of the class teaches only after confirmation, and can become a student again', () => {
		seatLearner(hers.id, fay.id);
		expect(refusal(() => invitations.addTeacher(hers, 'fay', false))).toMatchObject({
			reason: 'incomplete',
			message: /^This person is a student in this class/
		});
		expect(courses.find(fay, hers.id).role).toBe('learner');
		const { alias } = courses.find(fay, hers.id);
		invitations.addTeacher(hers, 'fay', true);
		expect(courses.find(fay, hers.id).role).toBe('instructor');
		members.demote(hers, fay.id);
		expect(courses.find(fay, hers.id)).toMatchObject({ role: 'learner', alias });
		expect(refusal(() => members.demote(hers, dora.id)).reason).toBe('missing');
	});

	test('who is invited as a student is invited as a teacher only after confirmation', async () => {
		await roster.enrol(hers, list, quick);
		const roles = () => invitations.pending(hers).map(({ role }) => role);
		expect(refusal(() => invitations.addTeacher(hers, 'fay', false))).toMatchObject({
			reason: 'incomplete',
			message: /^This person is invited as a student/
		});
		expect(roles()).toEqual(['learner']);
		expect(invitations.addTeacher(hers, 'fay', true)).toBe(true);
		expect(roles()).toEqual(['instructor']);
	});

	test('and then is in a class list stays invited as a teacher, which the preview says', async () => {
		invitations.addTeacher(hers, 'fay', false);
		expect(roster.preview(hers, list).rows).toMatchObject([
			{ fate: 'invited', reason: /^Already invited as a teacher/ }
		]);
		await roster.enrol(hers, list, quick);
		expect(invitations.pending(hers)).toMatchObject([{ role: 'instructor' }]);
		expect(invitations.accept(fay, hers.id).role).toBe('instructor');
	});

	test('and left as a student before stays invited as a teacher when invited back', () => {
		seatLearner(hers.id, fay.id);
		members.leave(courses.find(fay, hers.id));
		invitations.addTeacher(hers, 'fay', false);
		formerMembers.bringBack(hers, fay.id);
		expect(invitations.pending(hers)).toMatchObject([{ role: 'instructor' }]);
	});

	test('and teaches or is invited already is said to', () => {
		const said = (login: string) =>
			refusal(() => invitations.addTeacher(hers, login, true)).message;
		expect(said(accounts.loginOf(dora))).toBe('You already teach this class.');
		invitations.addTeacher(hers, 'fay', false);
		expect(said('fay')).toMatch(/^They are already invited as a teacher/);
		invitations.accept(fay, hers.id);
		expect(said('FAY')).toBe('They already teach this class.');
	});

	test('at once has no invitation left to answer', async () => {
		await roster.enrol(hers, list, quick);
		const civics = courses.make(dora, { name: 'Civics', timeZone: 'UTC' });
		seatLearner(civics.id, fay.id);
		expect(invitations.addTeacher(hers, 'fay', true)).toBe(false);
		expect(invitations.received(fay)).toEqual([]);
	});

	test('can be searched for only so often, because the answer shows who has an account', () => {
		for (let n = 0; n < 100; n++) refusal(() => invitations.addTeacher(hers, `nobody-${n}`, false));
		expect(refusal(() => invitations.addTeacher(hers, 'fay', false)).reason).toBe('limited');
	});
});
