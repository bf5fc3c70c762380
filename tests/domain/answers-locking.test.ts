import { describe, expect, test } from 'vitest';
import * as answers from '#lib/server/notebook/answers.ts';
import { ada, ben, notebookOf, refusal } from '../support/cast.ts';
import { put } from '../support/tiny-lesson.ts';
import { answerOf, by, evident } from '../support/answers.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';
import { pass } from '../support/date.ts';

withNotebook();

const model = /^A leans on what one district measured \[A2\.2\]\./;

const answer = (key = 'evidence', of = hers) => answerOf(of, key);

describe('locking', () => {
	test('the same text twice, as a double click does, locks it once without an error', () => {
		const locked = answers.lock(hers, 'evidence', by(evident));
		expect(answers.lock(hers, 'evidence', by(evident))).toEqual(locked);
		expect(answer()).toEqual(locked);
		expect(refusal(() => answers.lock(hers, 'evidence', by(`${evident} More.`, 1))).reason).toBe(
			'incomplete'
		);
	});

	const lacking: [string, string, RegExp][] = [
		['an empty answer', ' \n', /^There’s nothing to lock yet\. Please write your answer first\.$/],
		[
			'no evidence',
			'I think so.',
			new RegExp(
				'^Still needed: 1 passage from A and 1 passage from B\\. ' +
					'To cite a sentence, type its number in your answer, for example \\[A3\\.2\\]\\.$'
			)
		],
		[
			'evidence from one side',
			'A2.2, A2.3',
			/^Still needed: 1 passage from B\. .* for example \[B3\.2\]\.$/
		],
		[
			'an unknown sentence',
			'A2.2, B1.1, B9.9',
			/^There is no sentence B9\.9\. .* To cite a sentence/
		]
	];
	test.each(lacking)('%s is refused, and the text is saved', (_, text, sentence) => {
		const refused = refusal(() => answers.lock(hers, 'evidence', by(text)));
		expect(refused.reason).toBe('incomplete');
		expect(refused.message).toMatch(sentence);
		expect(answer()).toMatchObject({ text, revision: 1, lockedAt: null, model: null });
		const { savedAt } = answer();
		expect(refused.theirs).toEqual({ key: 'evidence', revision: 1, savedAt });
	});

	test('keeps the text, and shows the model answer to this question only', () => {
		const locked = answers.lock(hers, 'evidence', by(evident));
		expect(answer()).toEqual(locked);
		expect(locked).toMatchObject({ text: evident, lockedText: evident });
		expect(locked.lockedAt).toBeGreaterThan(0);
		expect(locked.model).toMatch(model);
		expect(answers.of(hers).map((each) => each.model === null)).toEqual([true, false, true]);
		expect(answer('evidence', notebookOf(ben)).model).toBeNull();
	});

	test('needs no evidence where none is asked for', () => {
		answers.lock(hers, 'both', by('Both may be right.'));
		expect(answer('both').model).toMatch(/^Bodies may need the later bell/);
	});

	test('keeps the locked text; what is written later is stored beneath it', () => {
		answers.lock(hers, 'evidence', by(evident));
		const { lockedAt } = answer();
		for (const [text, base] of [
			['Now I see more.', 1],
			['', 2]
		] as const) {
			answers.save(hers, 'evidence', by(text, base));
			expect(answer()).toMatchObject({ text, lockedText: evident, lockedAt });
			expect(answer().model).toMatch(model);
		}
	});

	test('a second time is refused: the first lock stays, and the new text is saved beneath it', () => {
		answers.lock(hers, 'evidence', by(evident));
		const { lockedAt } = answer();
		const again = refusal(() => answers.lock(hers, 'evidence', by(`${evident} Better.`, 1)));
		expect(again.reason).toBe('incomplete');
		expect(again.message).toMatch(/^This answer is already locked\. .*\.$/);
		expect(answer()).toMatchObject({ text: `${evident} Better.`, lockedText: evident, lockedAt });
	});

	test('from an old page is refused, and locks nothing', () => {
		answers.save(hers, 'evidence', by('Newer.'));
		expect(refusal(() => answers.lock(hers, 'evidence', by(evident))).reason).toBe('stale');
		expect(answer()).toMatchObject({ text: 'Newer.', lockedAt: null, model: null });
	});

	test('over a newer text that the student has seen keeps that text and locks this one', () => {
		answers.save(hers, 'evidence', by('From the other window.'));
		pass(2);
		const locked = answers.lock(hers, 'evidence', { ...by(evident, 1), settled: true });
		expect(locked).toMatchObject({ text: evident, lockedText: evident, revision: 2 });
		expect(answer()).toEqual(locked);
	});

	test('accepts only passages with quoted words where the question asks for them', () => {
		put(
			[
				['questions.md', 'citations: { a: 1, b: 1 }', 'citations: { a: 1, b: 1 }\nquoted: true'],
				['questions.md', '[A2.2]', '[A2.3]'],
				['rubric.md', '[A2.2], and', '[A2.3], and'],
				['rubric.md', '[A2.2],\n', '[A2.3],\n']
			],
			'seed',
			'quoted'
		);
		const quoted = notebookOf(ada, 'quoted');
		const lock = (text: string, base: number) => answers.lock(quoted, 'evidence', by(text, base));
		expect(refusal(() => lock('A2.2, B1.3', 0)).message).toMatch(
			new RegExp(
				'^Still needed: 1 passage from A and 1 passage from B, with the author’s own words .*' +
					'Cite a sentence that quotes the author’s own words'
			)
		);
		lock('A2.3, B1.3–B1.4', 1);
		expect(answer('evidence', quoted).model).toMatch(/\[A2\.3\]/);
	});
});
