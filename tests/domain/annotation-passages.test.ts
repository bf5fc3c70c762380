import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { db, open } from '#lib/server/db/index.ts';
import { annotation } from '#lib/server/db/schema/work.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as users from '#lib/server/account/users.ts';
import { readable } from '#lib/server/notebook/text-access.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { ada, end, notebookOf, refusal } from '../support/cast.ts';
import { forget } from '../support/mutated-lesson.ts';
import { newTitle, newWords, put } from '../support/tiny-lesson.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const remark = { from: 'A1.2', code: 'cause', note: 'She names a hormone.' };
const rows = () => db.select().from(annotation).all();

describe('the passage of a note', () => {
	test('runs from its first sentence to its last, whichever they are', () => {
		for (const { side, text, sentences } of readable(hers))
			sentences.forEach((first, from) =>
				sentences.slice(from).forEach((last) => {
					const uid = `${first.label}-${last.label}`;
					const labels = { from: first.label, to: last.label };
					const note = annotations.add(hers, uid, { ...remark, ...labels });
					expect(note).toMatchObject({ side, ...labels, start: first.start, end: last.end });
					expect(note.exact).toBe(text.slice(first.start, last.end));
				})
			);
		expect(rows()).toHaveLength(36 + 36);
	});

	test('may be words within one sentence or across several', () => {
		const within = { ...remark, from: 'a1.2 ', words: 'sleep hormone' };
		const one = annotations.add(hers, 'n1', within);
		expect(one).toMatchObject({ from: 'A1.2', to: 'A1.2', exact: 'sleep hormone' });
		expect(textAccess.texts(hers).a.text.slice(one.start, one.end)).toBe('sleep hormone');
		const words = 'than before. A bell';
		const two = annotations.add(hers, 'n2', { ...remark, to: 'A1.3', words });
		expect(two).toMatchObject({ from: 'A1.2', to: 'A1.3', exact: words });
	});

	test('covers only the sentences that the words touch', () => {
		const words = 'A bell at eight';
		const note = annotations.add(hers, 'n1', { ...remark, from: 'A1.1', to: 'A1.3', words });
		expect(note).toMatchObject({ from: 'A1.3', to: 'A1.3', exact: words });
	});

	test('may be words that appear twice, once a neighbouring word makes them unique', () => {
		const { text } = textAccess.texts(hers).a;
		const at = (words: string) =>
			annotations.add(hers, words, { ...remark, from: 'A1.1', to: 'A1.3', words }).start;
		expect(at('in the morning')).toBe(text.indexOf('in the morning'));
		expect(at('in the middle')).toBe(text.indexOf('in the middle'));
		expect(refusal(() => at('in the m')).reason).toBe('invalid');
	});

	const cases: [string, object, string][] = [
		[
			'an unknown sentence',
			{ from: 'A9.9' },
			'There is no sentence A9.9. The numbers run from A1.1 to A3.2 and from B1.1 to B2.4.'
		],
		[
			'an unknown last sentence',
			{ to: 'A1.4' },
			'There is no sentence A1.4. The numbers run from A1.1 to A3.2 and from B1.1 to B2.4.'
		],
		[
			'something that is not a label',
			{ from: 'the second one, I think' },
			'There is no sentence the second one, I th. The numbers run from A1.1 to A3.2 and from B1.1 to B2.4.'
		],
		[
			'a passage across both articles',
			{ to: 'B1.1' },
			'A1.2 and B1.1 are in different articles. Please make one note in each.'
		],
		[
			'a passage that runs backwards',
			{ to: 'A1.1' },
			'A1.1 comes before A1.2. Please put the earlier sentence first.'
		],
		[
			'words of another sentence',
			{ words: 'Teenagers' },
			'The words “Teenagers” aren’t in A1.2. Please copy them exactly from the article.'
		],
		[
			'words that appear there twice',
			{ from: 'A1.1', words: 'are' },
			'The words “are” appear in A1.1 more than once. Please add a ' +
				'word before or after them to show which ones you mean.'
		],
		[
			'words in other letters',
			{ words: 'SLEEP hormone' },
			'The words “SLEEP hormone” aren’t in A1.2. Please copy them exactly from the article.'
		],
		[
			'an unknown code',
			{ code: 'colour' },
			'This lesson has no label “colour”. Please choose one of its labels.'
		]
	];
	test.each(cases)(
		'is refused for %s, with a message, and nothing is stored',
		(_, said, sentence) => {
			const { reason, message } = refusal(() =>
				annotations.add(hers, 'n1', { ...remark, ...said })
			);
			expect([reason, message]).toEqual(['invalid', sentence]);
			expect(rows()).toEqual([]);
			annotations.add(hers, 'n2', remark);
			const before = rows();
			refusal(() => annotations.change(hers, 'n2', 1, { ...remark, ...said }));
			expect(rows()).toEqual(before);
		}
	);
});

describe('a passage selected by its offsets', () => {
	const select = (uid: string, said: object) =>
		annotations.add(hers, uid, { code: null, note: '', ...said });

	test('is the words between them, with the sentences that they touch', () => {
		const { text } = textAccess.texts(hers).b;
		const quote = 'an hour without an adult”.\nThen he counts';
		const start = text.indexOf(quote);
		const at = { side: 'b', start, end: start + quote.length };
		const found = { ...at, exact: quote, from: 'B1.4', to: 'B2.1' };
		expect(select('n1', at)).toMatchObject(found);
		expect(select('n2', { ...at, from: 'A1.1' })).toMatchObject(found);
	});

	test('is refused when it is empty, backwards or outside the text', () => {
		const { length } = textAccess.texts(hers).a.text;
		for (const [start, end] of [
			[5, 5],
			[9, 5],
			[-1, 5],
			[0.5, 5],
			[0, length + 1],
			[length, length + 1]
		]) {
			const { reason, message } = refusal(() => select('n1', { side: 'a', start, end }));
			expect([reason, message]).toEqual([
				'invalid',
				'This passage isn’t in the article. Please select it again.'
			]);
		}
		expect(select('n1', { side: 'a', start: 0, end: length }).to).toBe('A3.2');
	});

	test('is refused when the reader saw other words there, and nothing is stored', () => {
		const at = { side: 'a', start: 0, end: 9 } as const;
		const exact = textAccess.texts(hers).a.text.slice(0, 9);
		for (const seen of ['Jugendlic', '', exact.toUpperCase(), `${exact} `]) {
			const { reason, message } = refusal(() => select('n1', { ...at, exact: seen }));
			expect([seen, reason, message]).toEqual([
				seen,
				'invalid',
				'The words you selected aren’t the article’s own. Reload this page, show the original ' +
					'if your browser translated it, and select them again.'
			]);
		}
		expect(rows()).toEqual([]);
		expect(select('n1', { ...at, exact })).toMatchObject({ ...at, exact });
	});

	test('stays where it is when its note is moved to words that aren’t there', () => {
		const { text } = textAccess.texts(hers).a;
		const first = { code: null, note: 'Mine.', side: 'a', start: 0, end: 9 } as const;
		annotations.add(hers, 'n1', first);
		const moved = { ...first, start: 10, end: 16 };
		const { reason } = refusal(() =>
			annotations.change(hers, 'n1', 1, { ...moved, exact: 'worden' })
		);
		expect([reason, rows()[0]?.exact]).toEqual(['invalid', text.slice(0, 9)]);
		const exact = text.slice(10, 16);
		expect(annotations.change(hers, 'n1', 1, { ...moved, exact })).toMatchObject({ exact });
	});

	test.each([{}, { side: 'a', start: 0 }, { start: 0, end: 5 }, { from: '' }])(
		'needs a side and both ends, or a label: %o is refused',
		(said) => {
			const { reason, message } = refusal(() => select('n1', said));
			expect([reason, message]).toEqual([
				'invalid',
				'Please enter a sentence number, for example A3.2.'
			]);
		}
	);
});

describe('the texts in which passages are found', () => {
	test('are read once while the database is open', () => {
		const read = readable(hers);
		annotations.add(hers, 'n1', remark);
		put([], 'seed', 'other');
		const other = readable(notebookOf(ada, 'other'));
		expect(other).not.toBe(read);
		expect(readable(hers)).toBe(read);
		expect(readable(notebookOf(ada, 'other'))).toBe(other);
	});

	test('are those of the database that is open now, and of the edition in use', () => {
		const words = 'Now he counts';
		const add = (to: Notebook) =>
			annotations.add(to, 'n1', { code: null, note: '', from: 'B2.1', words }).exact;
		expect(() => add(hers)).toThrow('aren’t in B2.1');
		end();
		open(':memory:');
		put([newWords]);
		const his = notebookOf(users.guest());
		expect(his.editionId).toBe(hers.editionId);
		expect(add(his)).toBe(words);
		put([newTitle, ['b.md', 'Then he counts', 'First he counts']]);
		const theirs = notebookOf(users.guest());
		expect(() => add(theirs)).toThrow('aren’t in B2.1');
		forget();
	});
});
