import { beforeEach, describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as notebookFile from '#lib/server/exchange/notebook-file.ts';
import { opened } from '#lib/server/notebook/text-access.ts';
import * as users from '#lib/server/account/users.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { uid } from '#lib/uid.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import { put, textsLater } from '../support/tiny-lesson.ts';
import { withDatabase } from '../support/each-test.ts';

let hers: notebooks.Notebook;
const begin = (...changes: Parameters<typeof put>) => {
	put(...changes);
	hers = notebooks.open(users.guest(), lessons.find('tiny'), uid());
};
withDatabase();

const undecided = { view: 'none', position: null, confidence: null, reason: '' } as const;
const stand = (of = hers) => stances.save(of, 'before', 0, undecided);
const expectation = 'One will begin with the body.';
const expecting = (text = expectation) => ({ text, base: 0, saveUid: uid() });
const predict = (of = hers) => answers.lock(of, 'expect', expecting());
const remark = { from: 'A1.2', code: 'cause', note: 'A hormone.' };

const mine = { title: 'Cost', relation: 'agree', why: '', a: '', b: '' } as const;
const quiet = { silentSide: 'a', code: 'cause', text: '', about: '', contested: '' } as const;

const sentence = 'The articles open once you lock your prediction and say where you stand.';
/** Everything that depends on the texts, and could reveal them too early. */
const doors: Record<string, (of: notebooks.Notebook) => unknown> = {
	'reading the texts': (of) => textAccess.texts(of),
	'their sentences': (of) => readable(of),
	'a note': (of) => annotations.add(of, uid(), remark),
	'a judgement': (of) => judgements.judge(of, 'tired', 0, { relation: 'agree', reason: '' }),
	'an own point': (of) => ownPoints.save(of, 'o1', 0, mine),
	'a silence': (of) => silences.save(of, 's1', 0, quiet),
	'an answer of a later step': (of) => answers.save(of, 'both', expecting('Begun.')),
	'an answer that names a sentence': (of) => answers.save(of, 'expect', expecting('See A1.2.')),
	'a lock of one': (of) => answers.lock(of, 'expect', expecting('See [A1.2].')),
	'a stance that names a sentence': (of) =>
		stances.save(of, 'before', 0, { ...undecided, reason: 'As B1.1 has it.' })
};

describe('a lesson whose texts open later', () => {
	beforeEach(() => begin([textsLater]));

	test.each(Object.entries(doors))('refuses %s until then, with a message', (_, door) => {
		for (const prepare of [() => {}, stand]) {
			prepare();
			const { reason, message } = refusal(() => door(hers));
			expect([reason, message]).toEqual(['closed', sentence]);
		}
	});

	test.each(Object.entries(doors))('allows %s from then on', (name, door) => {
		predict();
		expect(opened(hers)).toBe(false);
		stand();
		expect(opened(hers)).toBe(true);
		const late = /names a sentence|lock of one/.test(name);
		if (late) expect(refusal(() => door(hers)).reason).toBe('stale');
		else expect(() => door(hers)).not.toThrow();
	});

	test('opens once every question before reading is locked and a stance is given', () => {
		answers.save(hers, 'expect', expecting());
		stand();
		expect(opened(hers)).toBe(false);
		answers.lock(hers, 'expect', { ...expecting(), base: 1 });
		expect(opened(hers)).toBe(true);
	});

	test('opens when a student declines to give a stance, but not for a stance after reading', () => {
		predict();
		stances.save(hers, 'after', 0, undecided);
		expect(opened(hers)).toBe(false);
		stances.save(hers, 'before', 0, { ...undecided, view: 'declined' });
		expect(opened(hers)).toBe(true);
	});

	test('opens for one student only', () => {
		const his = notebookOf(users.guest());
		predict();
		stand();
		expect([hers, his].map((of) => opened(of))).toEqual([true, false]);
	});

	test('sends neither points nor later questions before, and all of them afterwards', () => {
		const sent = () =>
			[judgements.of(hers), answers.of(hers)].map((list) => list.map((x) => x.key));
		expect(sent()).toEqual([[], ['expect']]);
		predict();
		stand();
		expect(sent()).toEqual([
			['tired', 'remedy', 'families'],
			['expect', 'evidence', 'both']
		]);
	});

	test('reveals nothing of the texts in print or file', () => {
		answers.save(hers, 'expect', expecting());
		const given = () =>
			[notebookFile.everything(hers), notebookFile.file(hers)].map((x) => JSON.stringify(x));
		for (const each of given()) {
			expect(each).toContain(expectation);
			expect(each).not.toMatch(/writes Maya Lindqvist|Tom Okafor does not|bodies fall asleep/);
		}
		answers.lock(hers, 'expect', { ...expecting(), base: 1 });
		stand();
		for (const each of given()) expect(each).toContain('writes Maya Lindqvist');
	});

	test('does not show on its page what the articles argue', () => {
		expect(lessons.points(lessons.find('tiny'))).toEqual([]);
	});
});

test('a lesson without this setting shows its texts at once', () => {
	begin();
	expect(opened(hers)).toBe(true);
	expect(textAccess.texts(hers).a.text).toContain('Teenagers');
});
