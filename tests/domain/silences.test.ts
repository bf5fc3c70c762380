import { describe, expect, test } from 'vitest';
import { client, db } from '#lib/server/db/index.ts';
import { citation, silence } from '#lib/server/db/schema/findings.ts';
import * as softDelete from '#lib/server/notebook/soft-delete.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import { ben, handIn, notebookOf, refusal } from '../support/cast.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const said: silences.SilenceInput = {
	silentSide: 'a',
	code: null,
	text: 'Who is at home?',
	about: 'B1.3-B1.4',
	contested: ''
};
const put = (uid = 's1', base = 0, change: Partial<silences.SilenceInput> = {}) =>
	silences.save(hers, uid, base, { ...said, ...change });

test('what one article does not say is stored with where the other says it', () => {
	const made = put();
	expect(made).toEqual({
		uid: 's1',
		silentSide: 'a',
		code: null,
		text: 'Who is at home?',
		about: 'B1.3–B1.4',
		contested: false,
		contestedBy: '',
		passages: [expect.objectContaining({ side: 'b' })],
		revision: 1,
		at: expect.any(Number),
		erasedAt: null
	});
	expect(silences.of(hers)).toEqual([made]);
	expect(silences.of(notebookOf(ben))).toEqual([]);
});

test('an empty cell of the matrix needs no words', () => {
	const { code, text } = put('s1', 0, { code: 'remedy', text: '', about: '' });
	expect([code, text]).toEqual(['remedy', '']);
});

test('a passage in the silent article contests it', () => {
	const made = put('s1', 0, { contested: 'A3.1' });
	expect(made).toMatchObject({ contested: true, contestedBy: 'A3.1', about: 'B1.3–B1.4' });
	expect(made.passages.map(({ side }) => side)).toEqual(['b', 'a']);
	expect(put('s1', 1)).toMatchObject({ contested: false, contestedBy: '', revision: 2 });
	expect(db.select().from(citation).all()).toHaveLength(1);
});

test('the two articles can be the other way round', () => {
	const made = put('s1', 0, { silentSide: 'b', about: 'A1.2', contested: 'B1.2' });
	expect(made).toMatchObject({ silentSide: 'b', about: 'A1.2', contestedBy: 'B1.2' });
});

test.each([
	[
		'nothing at all',
		{ text: ' ', about: '' },
		/^Please say what A doesn’t mention\. Use your own words/
	],
	[
		'only what contests it',
		{ text: '', about: '', contested: 'A1.1' },
		/^Please say what A doesn’t/
	],
	['an unknown code', { code: 'irony' }, /^This lesson has no label “irony”\./],
	['a passage of the silent side', { about: 'A1.1' }, /^A1\.1 isn’t in article B\./],
	['a contesting passage of the wrong side', { contested: 'B1.1' }, /^B1\.1 isn’t in article A\./],
	['an unknown sentence', { about: 'B9.9' }, /^There is no sentence B9\.9\./]
])('%s is refused with a message, and nothing is stored', (_, change, words) => {
	const { reason, message } = refusal(() => put('s1', 0, change));
	expect([reason, message]).toEqual(['invalid', expect.stringMatching(words)]);
	expect(db.select().from(silence).all()).toEqual([]);
});

test('the same silence sent twice is stored once', () => {
	const once = put('s1', 0, { code: 'cause' });
	expect(put('s1', 0, { code: 'cause' })).toEqual(once);
	expect(silences.of(hers)).toEqual([once]);
});

test.each([
	['side', { silentSide: 'b' as const, about: 'A1.1' }],
	['code', { code: 'cause' }],
	['wording', { text: 'Nobody is.' }],
	['passage', { about: 'B1.3' }]
])('another %s from an old page is refused, and overwrites nothing', (_, change) => {
	const stored = put();
	const { reason, message, theirs } = refusal(() => put('s1', 0, change));
	expect([reason, message]).toEqual([
		'stale',
		'This finding was changed in another window. Both versions are shown: save again to keep yours.'
	]);
	expect(theirs).toEqual(stored);
	expect(silences.of(hers)).toEqual([stored]);
});

describe('a deleted silence', () => {
	test('is hidden, and can be restored as it was', () => {
		const made = put();
		const gone = silences.erase(hers, 's1');
		expect(gone).toEqual({ ...made, revision: 2, erasedAt: expect.any(Number) });
		expect([silences.of(hers), silences.of(hers, { erased: true })]).toEqual([[], [gone]]);
		expect(silences.restore(hers, 's1')).toEqual({ ...made, revision: 3 });
		expect(silences.restore(hers, 's1').revision).toBe(3);
	});

	test('is restored by a save that knows of the deletion, and not by an old page', () => {
		put();
		const gone = silences.erase(hers, 's1');
		expect(put()).toEqual(gone);
		expect(refusal(() => put('s1', 1, { text: 'New.' })).message).toMatch(
			/^This finding was deleted/
		);
		expect(put('s1', 2)).toMatchObject({ revision: 3, erasedAt: null });
	});

	test('is deleted for good after a day', () => {
		put();
		silences.erase(hers, 's1');
		client.exec('update silence set erased_at = 1');
		softDelete.sweep();
		expect(silences.of(hers, { erased: true })).toEqual([]);
	});
});

test('missing, other people’s and handed-in silences can’t be changed', () => {
	put();
	const his = notebookOf(ben);
	for (const work of [
		() => silences.erase(his, 's1'),
		() => silences.restore(his, 's1'),
		() => silences.save(his, 's1', 1, said)
	])
		expect(refusal(work).reason).toBe('missing');
	handIn(hers);
	for (const work of [
		() => put('s2'),
		() => put('s1', 1, { text: '' }),
		() => silences.erase(hers, 's1')
	])
		expect(work).toThrow('this work was handed in');
});
