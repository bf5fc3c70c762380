import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as classTables from '#lib/server/exchange/class-tables.ts';
import { collection } from '#lib/server/exchange/class-web-annotations.ts';
import { client } from '#lib/server/db/index.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';
import { keepPrivate } from '../support/class-work.ts';
import { assign, learner, opened } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { read } from '../support/read-csv.ts';
import { eli, hers, withClass } from '../support/with-class.ts';

let fay: User;
let made: Assignment;
withClass(() => {
	fay = learner(hers, 'Fay');
	made = assign(hers);
});

const note = (who: User, text: string, from = 'A1.1') =>
	annotations.add(opened(who, made), `${who.id}-${text}`, { from, code: 'cause', note: text });

test('handed-in notes are rows, under the number of their student', () => {
	note(fay, 'later');
	note(eli, '=1+1\n"two"', 'B1.1');
	note(eli, 'first');
	note(eli, 'mine alone');
	keepPrivate(opened(eli, made), `${eli.id}-mine alone`);
	submissions.handIn(opened(eli, made));
	const rows = read(classTables.notes(made));
	expect(rows).toMatchObject([
		{ Student: 'Student 1', Submission: '1', Article: 'A', From: 'A1.1', Note: 'first' },
		{ Student: 'Student 1', Article: 'B', From: 'B1.1', Code: 'Cause', Note: '\'=1+1\n"two"' }
	]);
	submissions.handIn(opened(fay, made));
	expect(read(classTables.notes(made)).map(({ Student, Note }) => [Student, Note])[2]).toEqual([
		'Student 2',
		'later'
	]);
});

test('the answers are rows with the locked text, the later text, and what it cites', () => {
	worked(opened(eli, made));
	submissions.handIn(opened(eli, made));
	expect(read(classTables.answers(made))).toMatchObject([
		{ Question: 'expect', Answer: 'Hers expected.', Words: '2', Cites: '' },
		{
			Question: 'evidence',
			Locked: 'Hers evidence [A2.2], [B1.3].',
			Answer: 'Hers later A1.1.',
			Cites: 'A1.1'
		}
	]);
});

test('work that is handed in again replaces the earlier submission', () => {
	const his = opened(eli, made);
	answers.save(his, 'both', { text: 'Once.', base: 0, saveUid: uid() });
	submissions.handIn(his);
	const again = submissions.continueInCopy(opened(eli, assignedAgain()));
	answers.save(again, 'both', { text: 'Twice.', base: 1, saveUid: uid() });
	const told = () =>
		read(classTables.answers(made)).map(({ Submission, Answer }) => [Submission, Answer]);
	expect(told()).toEqual([]);
	submissions.handIn(again);
	expect(told()).toEqual([['2', 'Twice.']]);
});
const assignedAgain = () => {
	client.prepare('update assignment set take_back = 1 where id = ?').run(made.id);
	return made;
};

describe('a class of more than a hundred', () => {
	test('is sent in parts, with nobody twice and no names', () => {
		for (let n = 0; n < 120; n++) {
			const who = learner(hers, `Pupil ${n}`);
			note(who, `note ${n}`);
			submissions.handIn(opened(who, made));
		}
		const pieces = [...classTables.notes(made)];
		expect(pieces.length).toBe(4);
		const learners = read(pieces).map(({ Student }) => Student);
		expect(learners).toEqual(Array.from({ length: 120 }, (_, n) => `Student ${n + 3}`));
		expect(pieces.join('') + [...collection(hers)].join('')).not.toContain('Pupil');
	});
});

type Item = {
	id: string;
	creator: { id: string; nickname: string };
	body: object[];
	'dcterms:isPartOf': { type: string };
};
type Page = { items: Item[] };
const parsed = () => JSON.parse([...collection(hers)].join('')) as { first: Page };

test('the notes of a class are one collection of W3C annotations, by numbered creators', () => {
	expect(parsed().first.items).toEqual([]);
	const other = assign(hers, { title: 'The second' });
	for (const [who, of] of [
		[eli, made],
		[fay, made],
		[eli, other]
	] as const) {
		worked(opened(who, of), 'Zq');
		submissions.handIn(opened(who, of));
	}
	const { items } = parsed().first;
	expect(items.map(({ creator }) => creator.nickname).toSorted()).toEqual([
		'Student 1',
		'Student 1',
		'Student 2'
	]);
	const of = (name: string) => items.filter(({ creator }) => creator.nickname === name);
	expect(new Set(of('Student 1').map(({ creator }) => creator.id)).size).toBe(1);
	expect(of('Student 1')[0]?.creator.id).not.toBe(of('Student 2')[0]?.creator.id);
	expect(new Set(items.map(({ id }) => id)).size).toBe(3);
	// a name that the context of the file explains
	expect(new Set(items.map((item) => item['dcterms:isPartOf'].type))).toEqual(
		new Set(['schema:CreativeWork'])
	);
	const told = JSON.stringify(parsed());
	expect(told).not.toMatch(/\b(Eli|Fay|Zq before|Zq gone)\b/);
});
