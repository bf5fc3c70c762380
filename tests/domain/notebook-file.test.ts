import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import { client } from '#lib/server/db/index.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import * as notebookFile from '#lib/server/exchange/notebook-file.ts';
import { ada, ben, notebookOf } from '../support/cast.ts';
import { worked as everythingIn } from '../support/full-notebook.ts';
import { evident } from '../support/answers.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const said = { relation: 'complement', reason: 'Both may hold.' } as const;

type Body = Record<string, unknown> & { notes?: { note: string }[]; samples?: string[] };

/** Every string that the lesson withholds: models, reasons, silent arguments, markers' wording, notes, samples. */
function secrets(kind: string): string[] {
	const bodies = client.prepare('select body from withheld where kind = ?').pluck().all(kind);
	return bodies
		.map((body) => JSON.parse(String(body)) as Body)
		.flatMap(({ model, why, argumentA, argumentB, marker, notes = [], samples = [] }) =>
			[
				model,
				why,
				argumentA,
				argumentB,
				marker,
				...notes.map(({ note }) => note),
				...samples
			].filter((text) => typeof text === 'string')
		);
}

const kinds = ['model', 'relation', 'marker', 'layer', 'sample'];

const given = (of = hers) => [
	JSON.stringify(notebookFile.everything(of)),
	JSON.stringify(notebookFile.file(of))
];
const escaped = (text: string) => JSON.stringify(text).slice(1, -1);
const leaked = (texts: string[], of = hers) =>
	texts.filter((text) => given(of).some((payload) => payload.includes(escaped(text))));

/** Writes something everywhere, without locking or judging. */
function worked(of = hers, by = 'Hers') {
	annotations.add(of, 'n1', { from: 'A1.2', code: 'cause', note: `${by}: a hormone.` });
	annotations.add(of, 'n2', { from: 'B1.1', code: null, note: '' });
	answers.save(of, 'evidence', { text: `${by}. ${evident}`, base: 0, saveUid: 'save-1' });
}

describe('withheld content', () => {
	test('is in neither file nor print before its time', () => {
		worked();
		const all = kinds.flatMap(secrets);
		expect(all).toHaveLength(3 + 4 + 2 + 6 + 4);
		expect(leaked(all)).toEqual([]);
		expect(given().join()).not.toContain('silent');
	});

	test('appears after the student’s own lock or judgement, each for its own part', () => {
		worked();
		answers.lock(hers, 'evidence', { text: evident, base: 1, saveUid: 'save-2' });
		judgements.judge(hers, 'tired', 0, said);
		const shown = leaked(kinds.flatMap(secrets));
		expect(shown).toEqual([
			expect.stringMatching(/^A leans on what one district measured/),
			'A names a cause in the body, B one in the evening at home.'
		]);
		const his = notebookOf(ben);
		worked(his, 'His');
		expect(leaked(shown, his)).toEqual([]);
	});

	test('for markers never appears', () => {
		worked();
		answers.lock(hers, 'evidence', { text: evident, base: 1, saveUid: 'save-2' });
		for (const key of ['tired', 'remedy', 'families']) judgements.judge(hers, key, 0, said);
		expect(leaked(secrets('relation'))).toHaveLength(4);
		expect(leaked(secrets('marker'))).toEqual([]);
	});
});

describe('the file', () => {
	test('has all of the student’s own work', () => {
		worked();
		answers.lock(hers, 'evidence', { text: evident, base: 1, saveUid: 'save-2' });
		answers.save(hers, 'evidence', { text: 'Now I see more [A1.1].', base: 2, saveUid: 'save-3' });
		judgements.judge(hers, 'tired', 0, said);
		const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
		const file = JSON.parse(JSON.stringify(notebookFile.file(hers)));
		expect(file).toMatchObject({
			format: 'parallax-notebook',
			formatVersion: 1,
			openedAt: iso,
			savedAt: iso,
			lesson: { slug: 'tiny', edition: 1, title: 'The first bell' },
			annotations: [
				{ side: 'a', from: 'A1.2', to: 'A1.2', code: 'Cause', note: 'Hers: a hormone.' },
				{ side: 'b', from: 'B1.1', to: 'B1.1', code: null, note: '', createdAt: iso }
			],
			judgements: [{ point: 'tired', ...said, author: { relation: 'conflict' } }],
			answers: [
				{
					question: 'evidence',
					text: 'Now I see more [A1.1].',
					lockedText: evident,
					savedAt: iso,
					lockedAt: iso,
					citations: [{ side: 'a', label: 'A1.1' }]
				}
			]
		});
		for (const { side, start, end, exact } of file.annotations) {
			const article = file.articles.find((each: { side: string }) => each.side === side);
			expect(article.text.slice(start, end)).toBe(exact);
		}
	});

	test('keeps a locked answer even when the text beneath it is empty', () => {
		answers.lock(hers, 'evidence', { text: evident, base: 0, saveUid: 'save-1' });
		answers.save(hers, 'evidence', { text: '', base: 1, saveUid: 'save-2' });
		expect(notebookFile.file(hers).answers).toMatchObject([
			{ question: 'evidence', text: '', lockedText: evident }
		]);
	});

	test('has nothing of anybody else’s, and no user ids', () => {
		worked();
		everythingIn(notebookOf(ben), 'His');
		const [print, file] = given();
		for (const payload of [print, file]) {
			expect(payload).toContain('Hers: a hormone.');
			expect(payload).not.toContain('His ');
			for (const { id } of [ada, ben]) expect(payload).not.toContain(id);
		}
	});

	test('has the stances, the student’s findings, and the submissions', () => {
		everythingIn(hers);
		const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
		expect(notebookFile.file(hers)).toMatchObject({
			number: 1,
			handedIn: [],
			stances: {
				before: { view: 'held', position: 2, confidence: 4, reason: 'Hers before.', at: iso },
				after: { position: 3, reason: 'Hers after B2.4.' }
			},
			ownPoints: [{ title: 'Hers point.', relation: 'agree', a: 'A2.2', b: 'B1.3–B1.4', at: iso }],
			silences: [
				{
					silentSide: 'a',
					code: 'Remedy',
					text: 'Hers silence.',
					about: 'B1.4',
					contestedBy: 'A3.1'
				}
			],
			levels: [{ criterion: 'evidence', level: 'A passage from each side.' }]
		});
		submissions.handIn(hers);
		submissions.continueInCopy(hers);
		expect(notebookFile.file(notebooks.find(ada, hers.id))).toMatchObject({
			number: 2,
			handedIn: [{ number: 1, openedAt: iso, at: iso }],
			ownPoints: [{ title: 'Hers point.' }]
		});
		ownPoints.erase(notebooks.find(ada, hers.id), 'own-1');
		expect(notebookFile.file(notebooks.find(ada, hers.id)).ownPoints).toEqual([]);
	});

	test('of an empty notebook is a file, too', () => {
		expect(notebookFile.file(hers)).toMatchObject({ annotations: [], judgements: [], answers: [] });
	});
});
