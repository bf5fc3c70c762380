import { describe, expect, test } from 'vitest';
import { db } from '#lib/server/db/index.ts';
import { citation, stance } from '#lib/server/db/schema/findings.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import { ada, ben, handIn, notebookOf, refusal } from '../support/cast.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const held = { view: 'held', position: 6, confidence: 2, reason: 'Buses.' } as const;
const none = { view: 'none', position: null, confidence: null, reason: '' } as const;
const rows = () => db.select().from(stance).all();

test('there is no stance until the student gives one', () => {
	expect(stances.of(hers)).toEqual({ before: null, after: null });
});

test('the stances before and after reading are separate, and either may be missing', () => {
	const after = stances.save(hers, 'after', 0, held);
	expect(after).toEqual({ ...held, revision: 1, at: expect.any(Number) });
	expect(stances.of(hers)).toEqual({ before: null, after });
	const before = stances.save(hers, 'before', 0, { ...none, view: 'declined' });
	expect(before.view).toBe('declined');
	expect(stances.of(hers)).toEqual({ before, after });
});

test('a stance can be changed, which raises its revision', () => {
	stances.save(hers, 'before', 0, none);
	const changed = stances.save(hers, 'before', 1, { ...held, confidence: null });
	expect(changed).toMatchObject({ view: 'held', position: 6, confidence: null, revision: 2 });
	expect(stances.of(hers).before).toEqual(changed);
	expect(rows()).toHaveLength(1);
});

test('the stance before reading can’t be changed once there is one after reading', () => {
	const before = stances.save(hers, 'before', 0, held);
	stances.save(hers, 'after', 0, none);
	const { reason, message } = refusal(() => stances.save(hers, 'before', 1, none));
	expect([reason, message]).toEqual(['closed', expect.stringMatching(/can’t be changed\.$/)]);
	expect(stances.save(hers, 'before', 0, held)).toEqual(before);
	expect(stances.of(hers).before).toEqual(before);
});

test('the same stance sent twice is stored once', () => {
	const once = stances.save(hers, 'before', 0, held);
	expect(stances.save(hers, 'before', 0, held)).toEqual(once);
	expect(rows()).toHaveLength(1);
});

test.each([
	['view', none],
	['place', { ...held, position: 5 }],
	['certainty', { ...held, confidence: 3 }],
	['reason', { ...held, reason: 'Sleep.' }]
])('another %s from an old page is refused, and overwrites nothing', (_, older) => {
	const stored = stances.save(hers, 'before', 0, held);
	const { reason, message, theirs } = refusal(() => stances.save(hers, 'before', 0, older));
	expect(reason).toBe('stale');
	expect(message).toMatch(/^You answered this differently in another window\. .*\.$/);
	expect(theirs).toEqual(stored);
	expect(stances.of(hers).before).toEqual(stored);
});

const fits = /^You chose a position and also said that you have none\./;
test.each([
	[
		'a view without a position',
		{ ...held, position: null },
		/^Please choose one of the seven positions/
	],
	[
		'a position beyond the poles',
		{ ...held, position: 8 },
		/^Please choose one of the seven positions/
	],
	['half a position', { ...held, position: 3.5 }, /^Please choose one of the seven positions/],
	['a sixth certainty', { ...held, confidence: 6 }, /^Please choose how sure you are/],
	['no view with a position', { ...none, position: 4 }, fits],
	['no view with a certainty', { ...none, confidence: 1 }, fits],
	['a declined view with a position', { ...held, view: 'declined' as const }, fits]
])('%s is refused with a message', (_, said, words) => {
	const { reason, message } = refusal(() => stances.save(hers, 'before', 0, said));
	expect([reason, message]).toEqual(['invalid', expect.stringMatching(words)]);
	expect(rows()).toEqual([]);
});

describe('the reason', () => {
	const leaning = () =>
		db
			.select()
			.from(citation)
			.all()
			.map(({ exact, stanceId }) => [exact.slice(0, 13), stanceId]);

	test('cites the passages that it names, anew each time it is saved', () => {
		stances.save(hers, 'after', 0, { ...held, reason: 'A2.2 moved me, B1.1 did not; Z9.9.' });
		const [{ id } = { id: 0 }] = rows();
		expect(leaning()).toEqual([
			['Pupils there ', id],
			['Tom Okafor do', id]
		]);
		stances.save(hers, 'after', 1, { ...held, reason: 'Only [B2.2].' });
		expect(leaning()).toEqual([['Buses serve t', id]]);
	});

	test('of one stance leaves the passages of the other', () => {
		stances.save(hers, 'before', 0, { ...held, reason: 'A1.1' });
		stances.save(hers, 'after', 0, { ...held, reason: 'B1.1' });
		expect(leaning()).toHaveLength(2);
	});
});

test('a stance is only its student’s, and stays after handing in', () => {
	stances.save(hers, 'before', 0, held);
	expect(stances.of(notebookOf(ben))).toEqual({ before: null, after: null });
	handIn(hers);
	expect(() => stances.save(hers, 'before', 1, none)).toThrow('this work was handed in');
	expect(stances.of(notebooks.find(ada, hers.id)).before).toMatchObject(held);
});
