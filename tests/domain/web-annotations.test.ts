import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { bring } from '#lib/server/exchange/import-notes.ts';
import { collection } from '#lib/server/exchange/web-annotations.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { SEED, seamsOf, text } from '../support/sample-texts.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import type { Change } from '../support/mutated-lesson.ts';
import { put } from '../support/tiny-lesson.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

type Annotation = ReturnType<typeof collection>['first']['items'][number];
const file = (of: Notebook) => JSON.stringify(collection(of));
const uuid = /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** What the W3C model says an annotation MUST and MUST NOT be, as far as ours could break it. */
function expectSound({ id, type, created, modified, body = [], target, motivation }: Annotation) {
	expect(id).toMatch(uuid);
	expect(type).toBe('Annotation');
	for (const at of [created, modified])
		expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	for (const why of [motivation].flat())
		expect(['commenting', 'classifying', 'highlighting']).toContain(why);
	for (const { type, value, format, purpose } of body) {
		expect([type, format]).toEqual(['TextualBody', 'text/plain']);
		expect(value).not.toBe('');
		expect(['commenting', 'tagging', 'classifying']).toContain(purpose);
	}
	expect(target.type).toBe('SpecificResource');
	expect(target.source).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/);
	expect(target.selector.map((selector) => selector.type)).toEqual(
		expect.arrayContaining(['TextQuoteSelector'])
	);
}

const remark = { from: 'A1.2', code: 'cause', note: 'She names a hormone.' };

describe('notes for other tools', () => {
	test('are a collection with one page of annotations, each with one target', () => {
		annotations.add(hers, 'n1', remark);
		annotations.add(hers, 'n2', { from: 'B1.1', code: null, note: '' });
		annotations.add(hers, 'n3', { from: 'B1.1', code: null, note: 'Only words.' });
		annotations.add(hers, 'n4', { from: 'B1.2', code: 'remedy', note: '' });
		annotations.add(hers, 'n5', { from: 'B1.3', code: null, note: 'Gone.' });
		annotations.erase(hers, 'n5');
		const { first, ...rest } = collection(hers);
		expect(rest).toEqual({
			'@context': 'http://www.w3.org/ns/anno.jsonld',
			id: expect.stringMatching(uuid),
			type: 'AnnotationCollection',
			label: 'Notes on “The first bell”',
			total: 4,
			last: first.id
		});
		expect(first).toMatchObject({ type: 'AnnotationPage', startIndex: 0 });
		first.items.forEach(expectSound);
		expect(new Set([rest.id, first.id, ...first.items.map(({ id }) => id)]).size).toBe(6);
		const bodies = first.items.map(({ motivation, body }) => [
			motivation,
			body?.map(({ purpose, value }) => `${purpose} ${value}`)
		]);
		expect(bodies).toEqual([
			[
				['commenting', 'classifying'],
				['commenting She names a hormone.', 'tagging Cause', 'classifying cause']
			],
			['highlighting', undefined],
			[['commenting'], ['commenting Only words.']],
			[['classifying'], ['tagging Remedy', 'classifying remedy']]
		]);
		const [a, b] = first.items;
		expect(a?.target.source).not.toBe(b?.target.source);
		expect(a?.target).not.toHaveProperty('via');
		expect(b?.target).toMatchObject({ via: 'https://harbour-post.example/bell' });
	});

	test('of an empty notebook are an empty collection', () => {
		expect(collection(hers)).toMatchObject({ total: 0, first: { items: [] } });
	});

	test('keep their ids when they are changed, and share none with another notebook', () => {
		annotations.add(hers, 'n1', remark);
		const [before] = collection(hers).first.items;
		annotations.change(hers, 'n1', 1, { ...remark, note: 'Changed.' });
		const [after] = collection(hers).first.items;
		expect(after?.id).toBe(before?.id);
		const other = notebookOf(users.guest());
		annotations.add(other, 'n1', remark);
		expect(collection(other).first.items[0]?.id).not.toBe(before?.id);
	});

	test('keep their ids from notebook to notebook', () => {
		annotations.add(hers, 'n1', remark);
		const his = notebookOf(users.guest());
		bring(his, file(hers));
		expect(collection(his).first.items).toEqual(collection(hers).first.items);
		expect(bring(hers, file(his)).counts).toMatchObject({ here: 1, exact: 0 });
		expect(annotations.of(hers)).toHaveLength(1);
	});
});

/** Characters of two code units, of several code points, or written from right to left. */
const odd: Change = ['a.md', 'Buses and clubs', '👩‍👩‍👧 Cafe\u0301 🇦🇲, نعم, 𝒳 and buses'];

/** What must be the same after an import: a note's place and its words. */
const kept = (of: Notebook) =>
	annotations.of(of).map(({ uid, revision, ...note }) => ({ ...note, once: uid && revision }));

test('any notes are the same after being downloaded and imported into an empty notebook', () => {
	put([odd]);
	const place = fc.record({ side: fc.constantFrom('a', 'b'), at: fc.nat(), length: fc.nat(90) });
	const code = fc.constantFrom(null, 'problem', 'cause', 'loaded');
	const said = fc.oneof(fc.constant(''), text);
	const notes = fc.array(fc.record({ place, code, note: said }), { maxLength: 12 });
	let checked = 0;
	fc.assert(
		fc.property(notes, (all) => {
			const from = notebookOf(users.guest());
			const texts = textAccess.texts(from);
			all.forEach(({ place: { side, at, length }, code, note }, n) => {
				const seams = seamsOf(texts[side === 'a' ? 'a' : 'b'].text);
				const first = at % (seams.length - 1);
				const last = Math.min(first + 1 + length, seams.length - 1);
				const offsets = { start: seams[first] ?? 0, end: seams[last] ?? 0 };
				const add = () =>
					annotations.add(from, `note-${n}`, {
						side: side === 'a' ? 'a' : 'b',
						...offsets,
						code,
						note
					});
				// white space between two sentences is not a passage
				const words = texts[side === 'a' ? 'a' : 'b'].text.slice(offsets.start, offsets.end);
				if (words.trim()) add();
				else expect(refusal(add).reason).toBe('invalid');
			});
			const away = file(from);
			collection(from).first.items.forEach(expectSound);
			const to = notebookOf(users.guest());
			const { counts } = bring(to, away);
			const here = kept(from).map((note) => ({ ...note, once: expect.any(Number) }));
			expect(kept(to)).toEqual(here);
			expect(counts).toMatchObject({ exact: here.length, refused: 0, orphan: 0 });
			const before = annotations.of(to);
			expect(bring(to, away).counts).toMatchObject({ here: here.length, exact: 0 });
			expect(annotations.of(to)).toEqual(before);
			checked += here.length;
		}),
		{ seed: SEED, numRuns: 40 }
	);
	expect(checked).toBeGreaterThan(100);
});
