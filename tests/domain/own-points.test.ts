import { describe, expect, test } from 'vitest';
import { client, db } from '#lib/server/db/index.ts';
import { citation, ownPoint } from '#lib/server/db/schema/findings.ts';
import * as softDelete from '#lib/server/notebook/soft-delete.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import { ben, handIn, notebookOf, refusal } from '../support/cast.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const said: ownPoints.OwnPointInput = {
	title: 'Who asks the pupils?',
	relation: 'complement',
	why: 'Neither quotes one.',
	a: 'A2.2',
	b: 'b1.3-4; B2.4'
};
const put = (uid = 'o1', base = 0, change: Partial<ownPoints.OwnPointInput> = {}) =>
	ownPoints.save(hers, uid, base, { ...said, ...change });

test('a student’s own point has its passages, and its labels as printed', () => {
	const made = put();
	expect(made).toEqual({
		...said,
		uid: 'o1',
		b: 'B1.3–B1.4; B2.4',
		passages: expect.any(Array),
		revision: 1,
		at: expect.any(Number),
		erasedAt: null
	});
	const texts = readable(hers);
	const words = made.passages.map(({ side, start, end }) =>
		texts.find((text) => text.side === side)?.text.slice(start, end)
	);
	expect(words).toEqual([
		expect.stringMatching(/^Pupils there slept.*often\.$/),
		expect.stringMatching(/^Half of the parents.*adult”\.$/),
		expect.stringMatching(/^He would rather.*weekdays\.$/)
	]);
	expect(ownPoints.of(hers)).toEqual([made]);
	expect(ownPoints.of(notebookOf(ben))).toEqual([]);
});

test('a side without a label is silent', () => {
	const { a, b, passages } = put('o1', 0, { relation: 'a_silent', a: ' ' });
	expect([a, b]).toEqual(['', 'B1.3–B1.4; B2.4']);
	expect(passages.map(({ side }) => side)).toEqual(['b', 'b']);
});

test.each([
	[
		'of the other side',
		{ a: 'B1.1' },
		/^B1\.1 isn’t in article A\. Please enter sentence numbers from A/
	],
	['of no sentence', { b: 'B7.7' }, /^There is no sentence B7\.7\./],
	['that are not labels', { a: 'the first paragraph' }, /^“the” isn’t a sentence number\./]
])('labels %s are refused with a message, and nothing is stored', (_, change, words) => {
	const { reason, message } = refusal(() => put('o1', 0, change));
	expect([reason, message]).toEqual(['invalid', expect.stringMatching(words)]);
	expect(db.select().from(ownPoint).all()).toEqual([]);
});

test('a change raises the revision, and replaces the passages', () => {
	put();
	const changed = put('o1', 1, { why: 'None of them does.', a: '', b: 'B1.1' });
	expect(changed).toMatchObject({ why: 'None of them does.', a: '', b: 'B1.1', revision: 2 });
	expect(ownPoints.of(hers)).toEqual([changed]);
	expect(db.select().from(citation).all()).toHaveLength(1);
});

test('the same point sent twice is stored once, however its labels are typed', () => {
	const once = put();
	expect(put()).toEqual(once);
	expect(put('o1', 0, { b: '[B1.3–B1.4], B2.4' })).toEqual(once);
	expect(put('o2').uid).toBe('o2');
	expect(ownPoints.of(hers).map(({ uid }) => uid)).toEqual(['o1', 'o2']);
});

test.each([
	['title', { title: 'Who else?' }],
	['relation', { relation: 'agree' as const }],
	['reason', { why: '' }],
	['passage', { a: 'A2.3' }]
])('another %s from an old page is refused, and overwrites nothing', (_, change) => {
	const stored = put();
	const { reason, message, theirs } = refusal(() => put('o1', 0, change));
	expect([reason, message]).toEqual([
		'stale',
		'This point was changed in another window. Both versions are shown: save again to keep yours.'
	]);
	expect(theirs).toEqual(stored);
	expect(ownPoints.of(hers)).toEqual([stored]);
});

describe('a deleted point', () => {
	test('is hidden, and can be restored as it was', () => {
		const made = put();
		const gone = ownPoints.erase(hers, 'o1');
		expect(gone).toEqual({ ...made, revision: 2, erasedAt: expect.any(Number) });
		expect(ownPoints.erase(hers, 'o1')).toEqual(gone);
		expect([ownPoints.of(hers), ownPoints.of(hers, { erased: true })]).toEqual([[], [gone]]);
		expect(ownPoints.restore(hers, 'o1')).toEqual({ ...made, revision: 3 });
	});

	test('stays deleted when an old page saves it, and is restored by a save that knows of the deletion', () => {
		put();
		const gone = ownPoints.erase(hers, 'o1');
		expect(put()).toEqual(gone);
		const { reason, message } = refusal(() => put('o1', 1, { why: 'Later.' }));
		expect([reason, message]).toEqual(['stale', expect.stringMatching(/^This point was deleted/)]);
		expect(put('o1', 2, { why: 'Later.' })).toMatchObject({ revision: 3, erasedAt: null });
	});

	test('is deleted for good after a day, with its passages', () => {
		put();
		put('o2');
		ownPoints.erase(hers, 'o1');
		client.exec('update own_point set erased_at = 1 where erased_at is not null');
		softDelete.sweep();
		expect(ownPoints.of(hers, { erased: true }).map(({ uid }) => uid)).toEqual(['o2']);
		expect(db.select().from(citation).all()).toHaveLength(3);
	});
});

test('missing points and other people’s points can’t be changed', () => {
	put();
	const his = notebookOf(ben);
	for (const work of [
		() => ownPoints.erase(his, 'o1'),
		() => ownPoints.restore(his, 'o1'),
		() => ownPoints.save(his, 'o1', 1, said)
	])
		expect(refusal(work).reason).toBe('missing');
	expect(ownPoints.of(hers)).toMatchObject([{ revision: 1 }]);
});

test('handed-in work gains no own point, and loses none', () => {
	put();
	handIn(hers);
	for (const work of [
		() => put('o2'),
		() => put('o1', 1, { why: '' }),
		() => ownPoints.erase(hers, 'o1')
	])
		expect(work).toThrow('this work was handed in');
});
