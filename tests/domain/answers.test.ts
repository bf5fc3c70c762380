import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as notebook from '#lib/input/notebook.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import { db } from '#lib/server/db/index.ts';
import { answerRevision } from '#lib/server/db/schema/work.ts';
import { ben, notebookOf, refusal } from '../support/cast.ts';
import { answerOf, by, evident } from '../support/answers.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const answer = (key = 'evidence', of = hers) => answerOf(of, key);

const kept = () => {
	const { text, at } = answerRevision;
	return db.select({ text, at }).from(answerRevision).all();
};

describe('the questions', () => {
	test('are in order, empty, and without a model answer', () => {
		const all = answers.of(hers);
		expect(all.map(({ key, core }) => [key, core])).toEqual([
			['expect', true],
			['evidence', true],
			['both', false]
		]);
		for (const each of all)
			expect(each).toMatchObject({
				text: '',
				revision: 0,
				savedAt: null,
				lockedAt: null,
				lockedText: null,
				model: null
			});
	});

	test('show how they are assessed, in the learner’s wording and never the marker’s', () => {
		const { criterion } = answer();
		expect(criterion?.wording).toBe('I name a passage from each side and say what supports it.');
		expect(criterion?.levels.map((level) => level.slice(0, 10))).toEqual([
			'No passage',
			'A passage ',
			'A passage ',
			'A passage '
		]);
		expect(answer('both').criterion).toBeNull();
		expect(JSON.stringify(answers.of(hers))).not.toContain('must carry the claim');
	});
});

describe('saving', () => {
	test('keeps the text, raises the revision, and shows no model answer', () => {
		answers.save(hers, 'evidence', by(evident));
		expect(answer()).toMatchObject({ text: evident, revision: 1, lockedAt: null, model: null });
		answers.save(hers, 'evidence', by('Shorter.', 1));
		expect(answer()).toMatchObject({ text: 'Shorter.', revision: 2 });
		expect(answer('both').text).toBe('');
		expect(answer('evidence', notebookOf(ben)).text).toBe('');
	});

	test('returns the new revision and its time, and nothing that the student already has', () => {
		const saved = answers.save(hers, 'evidence', by(evident));
		expect(saved).toEqual({ key: 'evidence', revision: 1, savedAt: answer().savedAt });
		expect(answers.save(hers, 'evidence', by(evident, 1))).toEqual(saved);
		expect(answers.save(hers, 'evidence', by('Shorter.', 1)).revision).toBe(2);
	});

	test('over a newer text that the student has seen keeps that text, too', () => {
		const other = answers.save(hers, 'evidence', by('From the other window.'));
		const settled = { ...by('From this window.', 1), settled: true };
		answers.save(hers, 'evidence', settled);
		answers.save(hers, 'evidence', settled);
		expect(answer()).toMatchObject({ text: 'From this window.', revision: 2, lockedText: null });
		expect(kept()).toEqual([{ text: 'From the other window.', at: other.savedAt }]);
	});

	test('keeps no copy of a text that the same page continues', () => {
		answers.save(hers, 'evidence', { ...by('Begun.'), settled: true });
		answers.save(hers, 'evidence', by('Begun, and more.', 1));
		expect(kept()).toEqual([]);
	});

	test('twice with the same id and text changes nothing', () => {
		const save = by(evident);
		answers.save(hers, 'evidence', save);
		const before = answer();
		answers.save(hers, 'evidence', save);
		expect(answer()).toEqual(before);
	});

	test('more text under a used id is refused, so that nothing is lost', () => {
		const save = by('First half.');
		answers.save(hers, 'evidence', save);
		const more = { ...save, text: 'First half. Second half.' };
		expect(refusal(() => answers.save(hers, 'evidence', more)).reason).toBe('stale');
		answers.save(hers, 'evidence', { ...more, base: 1, saveUid: 'save-again' });
		expect(answer().text).toBe('First half. Second half.');
	});

	test('from an old page is refused with the newer text, which stays', () => {
		answers.save(hers, 'evidence', by('Begun.'));
		answers.save(hers, 'evidence', by('Newer.', 1));
		const stale = refusal(() => answers.save(hers, 'evidence', by('Older.', 1)));
		expect(stale.reason).toBe('stale');
		expect(stale.message).toMatch(/^This answer was changed in another window\. .*\.$/);
		expect(stale.theirs).toMatchObject({ text: 'Newer.', revision: 2 });
		expect(answer()).toMatchObject({ text: 'Newer.', revision: 2 });
	});

	test('to a question that the lesson does not have is refused', () => {
		expect(refusal(() => answers.save(hers, 'weather', by('Rain.'))).reason).toBe('missing');
	});

	test.each(['ə'.repeat(20_000), '👩‍👩‍👧\n'.repeat(2222), 'A1.1 '.repeat(4000), ' \n\t '])(
		'keeps every character of a long or odd text',
		(text) => {
			answers.save(hers, 'evidence', by(text));
			expect(answer().text).toBe(text);
		}
	);
});

describe('an answer that is sent', () => {
	const sent = (text: string) =>
		v.safeParse(notebook.answer, {
			question: 'evidence',
			revision: '0',
			saveUid: 'save-123',
			text
		});

	test('may have 20,000 characters, with a line end counted as one', () => {
		const lines = 'line\r\n'.repeat(4000);
		expect(sent(lines).output).toMatchObject({ text: 'line\n'.repeat(4000), revision: 0 });
		expect(sent('x'.repeat(20_001)).issues?.map(({ message }) => message)).toEqual([
			'The answer has 20,001 characters; the limit is 20,000. ' +
				'Please shorten it. Nothing you typed is lost.'
		]);
	});
});
