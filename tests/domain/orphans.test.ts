import { describe, expect, test } from 'vitest';
import { looks } from '#lib/notebook/sentence-looks.ts';
import { apply } from '#lib/notebook/apply.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as csv from '#lib/server/exchange/csv.ts';
import { bring } from '#lib/server/exchange/import-notes.ts';
import { collection } from '#lib/server/exchange/web-annotations.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import { file } from '#lib/server/exchange/notebook-file.ts';
import * as users from '#lib/server/account/users.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { notebookOf } from '../support/cast.ts';
import { nothingFound } from '../support/notebook/random-commands.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

let lost: annotations.Annotation;
const selector = { exact: 'the sundial', prefix: 'under ', suffix: ' at noon' };
withNotebook(() => {
	annotations.add(hers, 'n1', { from: 'A1.1', code: 'cause', note: '' });
	const body = [{ value: 'Gone.' }, { value: 'cause', purpose: 'tagging' }];
	bring(hers, JSON.stringify({ target: { selector }, body }));
	const [orphan] = annotations.of(hers).filter(({ fit }) => fit === 'orphan');
	if (!orphan) throw new Error('There is no orphan.');
	lost = orphan;
});

/** A change of code and words alone, as a form without a script, or a command, sends it. */
const same = () => ({ side: lost.side, start: lost.start, end: lost.end, code: null });

describe('a note whose words are in neither text', () => {
	test('keeps them, and has no sentence', () => {
		expect(lost).toMatchObject({
			exact: 'the sundial',
			note: 'Gone.',
			code: 'cause',
			fit: 'orphan',
			from: '',
			to: '',
			start: 0,
			end: 0,
			first: 0,
			last: -1
		});
		expect(annotations.of(hers)).toHaveLength(2);
	});

	test('is shown on no sentence', () => {
		const codes = lessons.codes(hers);
		const { a, b } = textAccess.texts(hers);
		const all = annotations.of(hers);
		for (const text of [a, b]) {
			const without = all.filter(({ fit }) => fit !== 'orphan');
			expect(looks(text, all, codes)).toEqual(looks(text, without, codes));
		}
	});

	test('can be edited, and stays without a place', () => {
		const changed = annotations.change(hers, lost.uid, 1, { ...same(), note: 'Still gone.' });
		expect(changed).toMatchObject({ note: 'Still gone.', code: null, fit: 'orphan', last: -1 });
		const again = annotations.change(hers, lost.uid, 1, { ...same(), note: 'Still gone.' });
		expect(again).toEqual(changed);
	});

	test('can be edited before the server has answered', () => {
		const work = { annotations: annotations.of(hers), points: [], answers: [], ...nothingFound };
		const change = { kind: 'change', uid: lost.uid, revision: 1, note: 'Still gone.' } as const;
		const then = apply(work, { ...change, ...same(), code: '' }, readable(hers), 0);
		expect(then.annotations.find(({ uid }) => uid === lost.uid)).toMatchObject({
			note: 'Still gone.',
			fit: 'orphan',
			last: -1,
			exact: 'the sundial'
		});
	});

	test('gets a place when it is given one', () => {
		const place = { from: 'A3.1', words: 'a body clock', code: null };
		expect(annotations.change(hers, lost.uid, 1, { ...place, note: '' })).toMatchObject({
			from: 'A3.1',
			to: 'A3.1',
			exact: 'a body clock',
			fit: 'exact'
		});
	});

	test('can be deleted and restored', () => {
		annotations.erase(hers, lost.uid);
		expect(annotations.restore(hers, lost.uid)).toMatchObject({ fit: 'orphan', erasedAt: null });
	});

	test('is downloaded with its words alone, and has no place when it is imported again', () => {
		const { items } = collection(hers).first;
		const target = items.map((item) => item.target.selector).find(({ length }) => length === 1);
		expect(target).toEqual([{ type: 'TextQuoteSelector', ...selector }]);
		expect(csv.noteTable(hers)).toContain('A,,,the sundial,Cause,Gone.,orphan,');
		expect(file(hers).annotations).toContainEqual(
			expect.objectContaining({ exact: 'the sundial', fit: 'orphan', from: '' })
		);
		const his = notebookOf(users.guest());
		expect(bring(his, JSON.stringify(collection(hers))).counts).toMatchObject({ orphan: 1 });
		expect(annotations.of(his)).toContainEqual(
			expect.objectContaining({ exact: 'the sundial', fit: 'orphan', note: 'Gone.' })
		);
	});
});

test('a note whose place is uncertain says so until it is given one', () => {
	bring(hers, JSON.stringify({ target: { selector: { exact: 'later' } } }));
	const [perhaps] = annotations.of(hers).filter(({ fit }) => fit === 'approximate');
	if (!perhaps) throw new Error('There is no such note.');
	const { uid, side, start, end } = perhaps;
	const write = (revision: number, place: object) =>
		annotations.change(hers, uid, revision, { ...place, code: null, note: `${revision}` });
	expect(write(1, { side, start, end }).fit).toBe('approximate');
	expect(write(2, { from: 'A1.2', words: 'later' }).fit).toBe('approximate');
	expect(write(3, { from: 'B1.2', words: 'A later' })).toMatchObject({
		from: 'B1.2',
		fit: 'exact'
	});
});
