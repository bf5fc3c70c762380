import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as courses from '#lib/server/course/courses.ts';
import type { Taught } from '#lib/server/course/courses.ts';
import { erase } from '#lib/server/admin/erase-person.ts';
import * as members from '#lib/server/course/members.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as margin from '#lib/server/classroom/margin.ts';
import * as personalData from '#lib/server/admin/personal-data.ts';
import * as replies from '#lib/server/classroom/replies.ts';
import * as reports from '#lib/server/classroom/reports.ts';
import * as sharedNotes from '#lib/server/classroom/shared-notes.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import { refusal } from '../support/cast.ts';
import { keepPrivate } from '../support/class-work.ts';
import { assign, learner, opened, teacher } from '../support/factories.ts';
import { eli, grace, hers, withClass } from '../support/with-class.ts';

let his: Taught;
let of: Assignment;
let fay: User;
withClass(() => {
	his = courses.make(teacher(grace, 'Otto'), { name: 'Civics', timeZone: 'UTC' });
	fay = learner(hers, 'Fay');
	of = assign(hers, { sharing: 'start' });
});

/** Adds a note by Fay for the class, and returns its notebook and uid. */
function noted(uid = 'fays-note') {
	const to = opened(fay, of);
	annotations.add(to, uid, { from: 'A1.2', code: 'cause', note: 'A hormone.' });
	return { notebookId: to.id, uid };
}
const elis = () => opened(eli, of);
const fays = () => opened(fay, of);
const said = (who: User) => replies.of(opened(who, of)).map(({ text }) => text);
const about = (note: sharedNotes.Noted, reply: string | null = null) => ({ ...note, reply });

describe('a reply', () => {
	test('is shown to the class and the writer of the note, under a number', () => {
		replies.add(elis(), noted(), 'reply-one', 'Says who?');
		replies.add(elis(), noted(), 'reply-one', 'Says who, again?');
		expect(replies.of(fays())).toMatchObject([
			{ text: 'Says who?', note: 'fays-note', alias: 1, name: null, mine: false }
		]);
		expect(replies.of(elis())).toMatchObject([{ text: 'Says who?', mine: true }]);
		expect(said(learner(hers, 'Gus'))).toEqual(['Says who?']);
	});

	test('stays with its writer when the note is deleted, and is under the note again once that is restored', () => {
		const note = noted();
		replies.add(elis(), note, 'reply-one', 'Says who?');
		replies.add(of, note, 'reply-two', 'Look at A2.1.');
		const left = () => [margin.of(elis())?.left, margin.taught(of).left, margin.of(fays())?.left];
		expect(left()).toEqual([[], [], []]);
		annotations.erase(fays(), note.uid);
		expect(left()).toMatchObject([[{ text: 'Says who?' }], [{ text: 'Look at A2.1.' }], []]);
		expect(said(fay)).toEqual([]);
		expect(said(learner(hers, 'Gus'))).toEqual([]);
		expect(JSON.stringify(personalData.everything(eli))).toContain('Says who?');
		annotations.restore(fays(), note.uid);
		expect(left()).toEqual([[], [], []]);
		expect(said(fay)).toEqual(['Says who?', 'Look at A2.1.']);
		annotations.erase(fays(), note.uid);
		replies.erase(elis(), { notebookId: note.notebookId, uid: 'reply-one' });
		expect(margin.of(elis())?.left).toEqual([]);
	});

	test('by a teacher has a name', () => {
		replies.add(of, noted(), 'reply-one', 'Look at A2.1.');
		expect(replies.of(elis())).toMatchObject([{ instructor: true, name: 'Dora', mine: false }]);
		expect(replies.taught(of)).toMatchObject([{ mine: true }]);
	});

	test('needs a note that its writer may see', () => {
		const note = noted();
		const other = assign(his, { sharing: 'start' });
		const oda = opened(learner(his, 'Oda'), other);
		const hidden = { ...note, uid: 'fays-own' };
		annotations.add(fays(), hidden.uid, {
			from: 'A1.2',
			code: null,
			note: 'Mine.',
			visibility: 'me'
		});
		const tries = [
			() => replies.add(oda, note, 'reply-one', 'Hm.'),
			() => replies.add(other, note, 'reply-one', 'Hm.'),
			() => replies.add(elis(), hidden, 'reply-one', 'Hm.'),
			() => replies.add(of, hidden, 'reply-one', 'Hm.'),
			() => replies.add(elis(), { ...note, uid: 'no-note' }, 'reply-one', 'Hm.')
		];
		for (const attempt of tries) expect(refusal(attempt).reason).toBe('missing');
		expect(said(fay)).toEqual([]);
	});

	test('is deleted and restored only by its writer, and stays with the note in the next attempt', () => {
		const note = noted();
		replies.add(elis(), note, 'reply-one', 'Says who?');
		const one = { ...note, uid: 'reply-one' };
		for (const by of [fays(), of])
			expect(refusal(() => replies.erase(by, one)).reason).toBe('missing');
		replies.erase(elis(), one);
		expect(said(fay)).toEqual([]);
		expect(replies.of(elis())).toMatchObject([{ erased: true, text: '' }]);
		replies.restore(elis(), one);
		submissions.handIn(fays());
		submissions.continueInCopy(fays());
		expect([said(fay), said(eli)]).toEqual([['Says who?'], ['Says who?']]);
		replies.erase(elis(), one);
		erase(eli);
		expect(replies.taught(of)).toEqual([]);
	});

	test('is refused where the assignment is archived', () => {
		const note = noted();
		const mine = elis();
		const away = assignments.archive(of);
		for (const by of [notebooks.find(eli, mine.id), away])
			expect(refusal(() => replies.add(by, note, 'reply-one', 'Hm.')).reason).toBe('closed');
	});
});

describe('a report', () => {
	test('counts once, reaches the teachers, and can be withdrawn until they have decided', () => {
		const note = noted();
		reports.add(elis(), about(note));
		reports.add(elis(), about(note));
		expect(reports.taught(of)).toMatchObject([{ note: note.uid, times: 1, waiting: 1 }]);
		expect(reports.of(elis())).toMatchObject([{ note: note.uid, reply: null, resolved: false }]);
		expect(reports.of(fays())).toEqual([]);
		reports.takeBack(elis(), about(note));
		expect(reports.taught(of)).toEqual([]);
		reports.add(elis(), about(note));
		reports.decide(of, about(note), 'stands');
		expect(refusal(() => reports.takeBack(elis(), about(note))).reason).toBe('closed');
		expect(sharedNotes.of(elis())).toHaveLength(1);
	});

	test('is only for what others wrote and the student may see', () => {
		const note = noted();
		expect(refusal(() => reports.add(fays(), about(note))).reason).toBe('invalid');
		const none = [about({ ...note, uid: 'no-note' }), about(note, 'no-reply')];
		for (const what of none)
			expect(refusal(() => reports.add(elis(), what)).reason).toBe('missing');
		keepPrivate(fays(), note.uid);
		expect(refusal(() => reports.add(elis(), about(note))).reason).toBe('missing');
	});

	test('can hide a note from the class, but not from its writer and the teachers, and can be undone', () => {
		const note = noted();
		reports.add(elis(), about(note));
		reports.decide(of, about(note), 'hidden');
		expect(sharedNotes.of(elis())).toEqual([]);
		expect(reports.hidden(fays())).toEqual([note.uid]);
		expect(sharedNotes.taught(of)).toHaveLength(1);
		expect(reports.taught(of)).toMatchObject([{ times: 1, waiting: 0, outcome: 'hidden' }]);
		reports.decide(of, about(note), null);
		expect(sharedNotes.of(elis())).toHaveLength(1);
		expect(reports.taught(of)).toMatchObject([{ times: 1, waiting: 1, outcome: null }]);
		const log = auditHistory.of(hers).slice(0, 2);
		expect(log.map(({ action }) => action)).toEqual(['undecided', 'hidden']);
		expect(log[0]?.detail).toEqual({ note: note.uid, reply: null });
	});

	test('that hid a note keeps it hidden after the account of the person who reported it is erased', () => {
		const note = noted();
		reports.add(elis(), about(note));
		reports.decide(of, about(note), 'hidden');
		erase(eli);
		expect(sharedNotes.of(opened(learner(hers, 'Gus'), of))).toEqual([]);
	});

	test('can hide a reply from the class, but not from its writer and the teachers', () => {
		const note = noted();
		replies.add(elis(), note, 'reply-one', 'Rude.');
		reports.add(fays(), about(note, 'reply-one'));
		reports.decide(of, about(note, 'reply-one'), 'hidden');
		expect(said(fay)).toEqual([]);
		expect(replies.of(elis())).toMatchObject([{ text: 'Rude.', hidden: true }]);
		expect(replies.taught(of)).toMatchObject([{ text: 'Rude.', hidden: true }]);
	});

	test('is decided only by teachers of the class', () => {
		const note = noted();
		reports.add(elis(), about(note));
		const other = assign(his, { sharing: 'start' });
		expect(refusal(() => reports.decide(other, about(note), 'hidden')).reason).toBe('missing');
		members.remove(hers, fay.id);
		expect(refusal(() => reports.decide(of, about(note), 'hidden')).reason).toBe('missing');
	});
});
