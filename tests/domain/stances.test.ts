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

test('nobody has said where they stand until they do', () => {
	expect(stances.of(hers)).toEqual({ before: null, after: null });
});

test('before and after are two, and either may be missing', () => {
	const after = stances.save(hers, 'after', 0, held);
	expect(after).toEqual({ ...held, revision: 1, at: expect.any(Number) });
	expect(stances.of(hers)).toEqual({ before: null, after });
	const before = stances.save(hers, 'before', 0, { ...none, view: 'declined' });
	expect(before.view).toBe('declined');
	expect(stances.of(hers)).toEqual({ before, after });
});

test('what was said can be changed, and counts', () => {
	stances.save(hers, 'before', 0, none);
	const changed = stances.save(hers, 'before', 1, { ...held, confidence: null });
	expect(changed).toMatchObject({ view: 'held', position: 6, confidence: null, revision: 2 });
	expect(stances.of(hers).before).toEqual(changed);
	expect(rows()).toHaveLength(1);
});

test('once it was asked again, what was said before reading stays as it was', () => {
	const before = stances.save(hers, 'before', 0, held);
	stances.save(hers, 'after', 0, none);
	const { reason, message } = refusal(() => stances.save(hers, 'before', 1, none));
	expect([reason, message]).toEqual(['closed', expect.stringMatching(/can’t be changed\.$/)]);
	expect(stances.save(hers, 'before', 0, held)).toEqual(before);
	expect(stances.of(hers).before).toEqual(before);
});

test('the same sent twice is said once', () => {
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
		'a view without a place',
		{ ...held, position: null },
		/^Please choose one of the seven positions/
	],
	[
		'a place beyond the poles',
		{ ...held, position: 8 },
		/^Please choose one of the seven positions/
	],
	['half a place', { ...held, position: 3.5 }, /^Please choose one of the seven positions/],
	['a sixth certainty', { ...held, confidence: 6 }, /^Please choose how sure you are/],
	['no view with a place', { ...none, position: 4 }, fits],
	['no view with a certainty', { ...none, confidence: 1 }, fits],
	['a declined view with a place', { ...held, view: 'declined' as const }, fits]
])('%s is refused in words', (_, said, words) => {
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

	test('leans on the passages that it names, each time anew', () => {
		stances.save(hers, 'after', 0, { ...held, reason: 'A2.2 moved me, B1.1 did not; Z9.9.' });
		const [{ id } = { id: 0 }] = rows();
		expect(leaning()).toEqual([
			['Pupils there ', id],
			['Tom Okafor do', id]
		]);
		stances.save(hers, 'after', 1, { ...held, reason: 'Only [B2.2].' });
		expect(leaning()).toEqual([['Buses serve t', id]]);
	});

	test('of one moment leaves the other’s passages', () => {
		stances.save(hers, 'before', 0, { ...held, reason: 'A1.1' });
		stances.save(hers, 'after', 0, { ...held, reason: 'B1.1' });
		expect(leaning()).toHaveLength(2);
	});
});

test('a stance is nobody’s but the learner’s, and stays when it was handed in', () => {
	stances.save(hers, 'before', 0, held);
	expect(stances.of(notebookOf(ben))).toEqual({ before: null, after: null });
	handIn(hers);
	expect(() => stances.save(hers, 'before', 1, none)).toThrow('this work was handed in');
	expect(stances.of(notebooks.find(ada, hers.id)).before).toMatchObject(held);
});
