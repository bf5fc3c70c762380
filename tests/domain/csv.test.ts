import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as csv from '#lib/server/exchange/csv.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import { ben, notebookOf } from '../support/cast.ts';
import { read } from '../support/read-csv.ts';
import { evident } from '../support/answers.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe('the tables', () => {
	test('have the notes, in the order of the texts', () => {
		annotations.add(hers, 'n1', { from: 'B1.1', code: null, note: '' });
		const words = 'a “quoted”, "double" one;\nİrəvan 👩‍👩‍👧 نعم';
		annotations.add(hers, 'n2', { from: 'A1.1', to: 'A1.2', code: 'cause', note: words });
		expect(read(csv.noteTable(hers))).toMatchObject([
			{
				Article: 'A',
				From: 'A1.1',
				To: 'A1.2',
				Code: 'Cause',
				Note: words,
				Passage: annotations.find(hers, 'n2').exact,
				Place: 'exact',
				Made: iso,
				Changed: iso
			},
			{ Article: 'B', From: 'B1.1', To: 'B1.1', Code: '', Note: '' }
		]);
	});

	test('have the judgements, in the student’s own words', () => {
		const reason = 'Both may hold.';
		judgements.judge(hers, 'tired', 0, { relation: 'complement', reason });
		expect(read(csv.judgementTable(hers))).toEqual([
			{
				Point: 'tired',
				Question: judgements.of(hers)[0]?.question,
				Relation: 'They add to each other',
				Reason: reason
			}
		]);
	});

	test('have the answers with what they cite, and what was locked', () => {
		answers.lock(hers, 'evidence', { text: evident, base: 0, saveUid: 'save-1' });
		answers.save(hers, 'evidence', { text: 'More [A1.1].', base: 1, saveUid: 'save-2' });
		answers.save(hers, 'both', { text: 'Perhaps.', base: 0, saveUid: 'save-3' });
		answers.save(hers, 'expect', { text: '', base: 0, saveUid: 'save-4' });
		expect(read(csv.answerTable(hers))).toMatchObject([
			{
				Question: 'evidence',
				Answer: 'More [A1.1].',
				Locked: evident,
				Words: '1',
				Cites: 'A1.1',
				'Saved at': iso,
				'Locked at': iso
			},
			{ Question: 'both', Answer: 'Perhaps.', Locked: '', Cites: '', 'Locked at': '' }
		]);
	});

	test('have only a header in an empty notebook, whatever others write', () => {
		annotations.add(notebookOf(ben), 'n1', { from: 'A1.1', code: null, note: 'His.' });
		for (const file of [csv.noteTable(hers), csv.judgementTable(hers), csv.answerTable(hers)]) {
			expect(read(file)).toEqual([]);
			expect(file).toMatch(/^\ufeff\w+(,[\w ]+)+\r\n$/);
		}
	});
});

test.each([
	'=1+1',
	'+1',
	'-1',
	'@SUM(A1)',
	'=HYPERLINK("https://elsewhere.example","Open me")\nand a second line',
	'\t=1+1',
	'\r=1+1',
	'\n=1+1',
	'  =1+1',
	'\u00a0=1+1',
	'＝1+1',
	'"=1+1'
])('a note that begins like a formula, %j, stays text', (note) => {
	annotations.add(hers, 'n1', { from: 'A1.1', code: null, note });
	judgements.judge(hers, 'tired', 0, { relation: 'agree', reason: note });
	answers.save(hers, 'both', { text: note, base: 0, saveUid: 'save-1' });
	const cells = [
		read(csv.noteTable(hers))[0]?.Note,
		read(csv.judgementTable(hers))[0]?.Reason,
		read(csv.answerTable(hers))[0]?.Answer
	];
	for (const cell of cells) {
		expect(cell).not.toMatch(/^[\s=+\-@＝]/);
		expect(cell?.replace(/^'/, '')).toBe(note);
	}
});
