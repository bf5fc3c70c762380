import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { db } from '#lib/server/db/index.ts';
import { annotation } from '#lib/server/db/schema/work.ts';
import { ben, notebookOf, refusal } from '../support/cast.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const remark = { from: 'A1.2', code: 'cause', note: 'She names a hormone.' };
const rows = () => db.select().from(annotation).all();
const uids = (of = hers) => annotations.of(of).map(({ uid }) => uid);

describe('a note', () => {
	test('has its sentence, its code and its words', () => {
		const note = annotations.add(hers, 'n1', remark);
		expect(note).toMatchObject({
			uid: 'n1',
			side: 'a',
			from: 'A1.2',
			to: 'A1.2',
			first: 1,
			last: 1,
			code: 'cause',
			note: 'She names a hormone.',
			revision: 1,
			erasedAt: null
		});
		expect(note.exact).toMatch(/^In puberty, .* than before\.$/);
		expect(annotations.of(hers)).toEqual([note]);
		expect(annotations.find(hers, 'n1')).toEqual(note);
	});

	test('without a code is a plain highlight', () => {
		expect(annotations.add(hers, 'n1', { ...remark, code: null, note: '' })).toMatchObject({
			code: null,
			note: ''
		});
	});

	test('that is sent twice is stored once, as it was first sent', () => {
		const first = annotations.add(hers, 'n1', remark);
		const again = annotations.add(hers, 'n1', { ...remark, from: 'B1.1', note: 'Other.' });
		expect(again).toEqual(first);
		expect(rows()).toHaveLength(1);
	});

	test('that is sent again after it was deleted stays deleted', () => {
		annotations.add(hers, 'n1', remark);
		annotations.erase(hers, 'n1');
		annotations.add(hers, 'n1', remark);
		expect(uids()).toEqual([]);
	});

	test.each([
		['Arabic', 'لماذا يبدأ الدوام مبكرًا؟'],
		['Armenian and Azeri', 'Ինչո՞ւ այսքան շուտ։ İrəvan, ığdır'],
		['emoji', '👩‍👩‍👧 🇦🇲 𝒳 e\u0301'],
		['what looks like a program', `<script>'; drop table annotation; --</script> {@html} \${1}`],
		['lines', 'one\n\n\ttwo\n'],
		['5,000 characters', 'ə'.repeat(5000)]
	])('keeps %s as written', (_, note) => {
		annotations.add(hers, 'n1', { ...remark, note });
		expect(annotations.of(hers).map((each) => each.note)).toEqual([note]);
	});
});

describe('changing a note', () => {
	test('changes its passage, code and words, and raises its revision', () => {
		annotations.add(hers, 'n1', remark);
		const said = { from: 'B1.3', to: 'B1.4', code: null, note: 'Parents.' };
		const changed = annotations.change(hers, 'n1', 1, said);
		expect(changed).toMatchObject({ ...said, side: 'b', revision: 2 });
		expect(annotations.of(hers)).toEqual([changed]);
	});

	test('from an old page is refused with the newer note, and overwrites nothing', () => {
		annotations.add(hers, 'n1', remark);
		const newer = annotations.change(hers, 'n1', 1, { ...remark, note: 'Newer.' });
		const stale = refusal(() => annotations.change(hers, 'n1', 1, { ...remark, note: 'Older.' }));
		expect(stale.reason).toBe('stale');
		expect(stale.message).toMatch(/^This note was changed in another window\. .*\.$/);
		expect(stale.theirs).toEqual(newer);
		expect(annotations.find(hers, 'n1')).toEqual(newer);
		expect(annotations.change(hers, 'n1', 2, { ...remark, note: 'Older.' }).note).toBe('Older.');
	});

	test('keeps the passage when only the words change, even if the same letters appear before it', () => {
		const { start, exact } = annotations.add(hers, 'n1', remark);
		const second = start + exact.lastIndexOf('e');
		const place = { side: 'a', start: second, end: second + 1 } as const;
		annotations.add(hers, 'n2', { ...place, code: null, note: '' });
		const form = { from: 'A1.2', to: '', words: 'e', code: null, note: 'This one.' };
		expect(annotations.change(hers, 'n2', 1, form)).toMatchObject({ ...place, note: 'This one.' });
	});

	test('counts once when it is sent twice', () => {
		annotations.add(hers, 'n1', remark);
		const once = annotations.change(hers, 'n1', 1, { ...remark, note: 'Newer.' });
		expect(annotations.change(hers, 'n1', 1, { ...remark, note: 'Newer.' })).toEqual(once);
	});

	test('is refused once the note was deleted, and does not restore it', () => {
		annotations.add(hers, 'n1', remark);
		annotations.erase(hers, 'n1');
		const { revision } = annotations.find(hers, 'n1');
		const stale = refusal(() => annotations.change(hers, 'n1', revision, remark));
		expect(stale.reason).toBe('stale');
		expect(stale.message).toMatch(/^This note was deleted in another window\. .*\.$/);
		expect(stale.theirs).toMatchObject({ uid: 'n1', note: remark.note });
		expect(uids()).toEqual([]);
	});
});

test('notes are in the order of the texts, A before B, whenever they were written', () => {
	const passages: [string, object][] = [
		['b-late', { from: 'B2.1' }],
		['a-second', { from: 'A1.2' }],
		['a-both', { from: 'A1.1', to: 'A1.2' }],
		['b-early', { from: 'B1.1' }],
		['a-words', { from: 'A1.1', words: 'Teenagers' }],
		['a-first', { from: 'A1.1' }],
		['a-again', { from: 'A1.1' }],
		['a-tail', { from: 'A1.1', words: 'they are early' }]
	];
	for (const [uid, said] of passages) annotations.add(hers, uid, { ...remark, ...said });
	expect(uids()).toEqual(
		['words', 'first', 'again', 'both', 'tail', 'second']
			.map((name) => `a-${name}`)
			.concat('b-early', 'b-late')
	);
});

describe('another notebook', () => {
	test('has notes of its own, even under the same ids', () => {
		const his = notebookOf(ben);
		annotations.add(hers, 'n1', remark);
		annotations.add(his, 'n1', { ...remark, note: 'His.' });
		annotations.change(his, 'n1', 1, { ...remark, note: 'His, later.' });
		annotations.erase(his, 'n1');
		expect(annotations.find(hers, 'n1')).toMatchObject({ note: remark.note, erasedAt: null });
		expect([uids(hers), uids(his)]).toEqual([['n1'], []]);
	});

	test('can’t read or change the notes of this one', () => {
		const his = notebookOf(ben);
		const note = annotations.add(hers, 'n1', remark);
		const reached = [
			() => annotations.find(his, 'n1'),
			() => annotations.change(his, 'n1', 1, remark),
			() => annotations.erase(his, 'n1'),
			() => annotations.restore(his, 'n1')
		].map((reach) => refusal(reach).reason);
		expect(reached).toEqual(Array(4).fill('missing'));
		expect(annotations.of(hers)).toEqual([note]);
	});
});
