import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { client, db } from '#lib/server/db/index.ts';
import { annotation } from '#lib/server/db/schema/work.ts';
import { bring, preview } from '#lib/server/exchange/import-notes.ts';
import { collection } from '#lib/server/exchange/web-annotations.ts';
import { everything, file as whole } from '#lib/server/exchange/notebook-file.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { ada, ben, handIn, notebookOf, refusal } from '../support/cast.ts';
import { places, type Shape } from '../support/foreign-annotations.ts';
import { bodies, unusable } from '../support/foreign-bodies.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const rows = () => db.select().from(annotation).all();
const json = (value: unknown) => JSON.stringify(value);
const here = (exact: string, more = {}) => ({ target: { selector: { exact } }, ...more });

describe.each(Object.entries({ places, bodies, unusable }))('from other programs: %s', (_, all) => {
	test.each(Object.entries(all))('%s', (_, { annotation, fate, reason, ...expected }: Shape) => {
		const { rows: said } = preview(hers, json([annotation]));
		const told = reason ? expect.stringMatching(reason) : '';
		expect(said).toEqual([expect.objectContaining({ fate, reason: told, ...expected })]);
		expect(rows()).toEqual([]);
		expect(bring(hers, json([annotation])).rows).toEqual(said);
		const stored = annotations.of(hers);
		expect(stored).toHaveLength(fate === 'refused' ? 0 : 1);
		for (const { side, start, end, fit, exact, note } of stored) {
			expect([fit, note]).toEqual([fate, said[0]?.note]);
			const text = textAccess.texts(hers)[side].text.slice(start, end);
			expect(text).toBe(fate === 'orphan' ? '' : exact);
		}
	});
});

describe('a file', () => {
	const one = here('a body clock');
	test.each(
		Object.entries({
			'one annotation': one,
			'a list': [one],
			'a page': { type: 'AnnotationPage', items: [one] },
			'a collection with its first page in it': { total: 1, first: { items: [one] } },
			'what Hypothesis answers': { total: 1, rows: [one] },
			'what Hypothesis exports': { export_date: '2024-05-07', annotations: [one] },
			'a graph': { '@graph': [{ type: 'oa:Annotation', ...one }, { type: 'Person' }] }
		})
	)('may be %s', (_, file) => {
		expect(preview(hers, `\ufeff${json(file)}`)).toMatchObject({ absent: 0, counts: { exact: 1 } });
	});

	test('that mentions more notes than it has says how many are missing', () => {
		expect(preview(hers, json({ total: 25, items: [one] })).absent).toBe(24);
	});

	test.each([
		['words', 'Dear diary', /isn’t JSON/],
		['half of one', '{"items": [', /isn’t JSON/],
		['no annotations', '{"name": "x"}', /no notes in this file/],
		['nothing', 'null', /no notes in this file/],
		[
			'only addresses',
			json({ first: 'https://elsewhere.example/1' }),
			/only says where its notes are/
		],
		['2,001 notes', json(Array(2001).fill(one)), /2,001 notes; you can import 2,000 at once/],
		[
			'2,001 passages of one note',
			json({ ...one, target: Array(2001).fill(one.target) }),
			/2,001 notes; you can import 2,000 at once/
		],
		['lists within lists', '['.repeat(200_000) + ']'.repeat(200_000), /isn’t JSON/]
	])('of %s is refused', (_, file, says) => {
		for (const work of [preview, bring]) {
			const { reason, message } = refusal(() => work(hers, file));
			expect([reason, message]).toEqual(['invalid', expect.stringMatching(says)]);
		}
		expect(rows()).toEqual([]);
	});

	test('of the whole notebook is refused, with advice to download the notes alone', () => {
		expect(refusal(() => preview(hers, json(whole(hers)))).message).toMatch(
			/whole notebook.*Download notes for other apps/
		);
	});
});

test('a note on several passages becomes a note on each', () => {
	const target = ['a body clock', 'Buses and clubs'].map((exact) => ({ selector: { exact } }));
	const file = json({ id: 'https://elsewhere.example/1', target, body: 'Hm.' });
	expect(bring(hers, file).counts).toMatchObject({ exact: 2 });
	expect(annotations.of(hers).map(({ exact, note }) => [exact, note])).toEqual([
		['Buses and clubs', 'Hm.'],
		['a body clock', 'Hm.']
	]);
	expect(bring(hers, file).counts).toMatchObject({ exact: 0, here: 2 });
});

test('importing a file twice changes nothing, with or without ids in it', () => {
	const file = json([here('a body clock'), here('Buses and clubs', { id: 'urn:x:1' })]);
	bring(hers, file);
	const before = rows();
	const lastAt = notebookOf(ada).lastAt;
	expect(bring(hers, file).rows.map(({ fate }) => fate)).toEqual(['here', 'here']);
	expect([rows(), notebookOf(ada).lastAt]).toEqual([before, lastAt]);
});

test('the same annotation twice in a file is imported once', () => {
	const { rows: said } = bring(hers, json([here('a body clock'), here('a body clock')]));
	expect(said.map(({ fate }) => fate)).toEqual(['exact', 'refused']);
	expect(rows()).toHaveLength(1);
});

test('a note that was changed or deleted here stays that way', () => {
	annotations.add(hers, 'n1', { from: 'A1.1', code: 'cause', note: 'First.' });
	annotations.add(hers, 'n2', { from: 'A1.2', code: null, note: 'Second.' });
	const file = json(collection(hers));
	annotations.change(hers, 'n1', 1, { from: 'A1.1', code: null, note: 'Better.' });
	annotations.erase(hers, 'n2');
	const before = rows();
	expect(bring(hers, file).rows).toMatchObject([
		{ fate: 'here', note: 'Better.', reason: '' },
		{ fate: 'here', note: 'Second.', reason: expect.stringMatching(/deleted it here/) }
	]);
	expect(rows()).toEqual(before);
});

test('times are imported, except those in the future', () => {
	const created = '2024-05-07T08:00:00Z';
	const modified = '2999-01-01T00:00:00Z';
	bring(hers, json(here('a body clock', { created, modified })));
	const at = Date.parse(created);
	expect(annotations.of(hers)).toMatchObject([{ createdAt: at, changedAt: at }]);
});

test('a failed import leaves nothing behind', () => {
	client.exec(`create temp trigger breaks before insert on annotation when new.note = 'Third.'
		begin select raise(abort, 'the disk is full'); end`);
	const { lastAt } = hers;
	const notes = ['First.', 'Second.', 'Third.', 'Fourth.'];
	const file = json(notes.map((body) => here('a body clock', { body })));
	expect(() => bring(hers, file)).toThrow();
	expect([rows(), notebookOf(ada).lastAt]).toEqual([[], lastAt]);
	client.exec('drop trigger breaks');
	expect(bring(hers, file).counts).toMatchObject({ exact: 4 });
});

test('notes can’t be imported into handed-in work', () => {
	handIn(hers);
	expect(() => bring(hers, json(here('a body clock')))).toThrow();
	expect(rows()).toEqual([]);
});

test('imported notes appear in nobody else’s notebook', () => {
	const his = notebookOf(ben);
	bring(hers, json(here('a body clock', { body: 'Hers.' })));
	expect(annotations.of(his)).toEqual([]);
	expect(json(everything(his))).not.toContain('Hers.');
});
