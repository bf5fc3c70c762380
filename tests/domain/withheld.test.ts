import { describe, expect, test } from 'vitest';
import { db } from '#lib/server/db/index.ts';
import { attempt } from '#lib/server/db/schema/work.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { publish } from '#lib/server/lesson/publish.ts';
import { read } from '#lib/server/lesson/source/source.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import * as withheld from '#lib/server/notebook/withheld.ts';
import { ada, ben, handIn, notebookOf } from '../support/cast.ts';
import { put } from '../support/tiny-lesson.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const nothing = { layer: [], samples: new Map() };
const due = (to: notebooks.Notebook) => ({
	layer: withheld.layer(to),
	samples: withheld.samples(to)
});

describe('the author’s own notes and the samples', () => {
	test('are hidden before the work is handed in', () => {
		expect(due(hers)).toEqual(nothing);
	});

	test('appear once it is: the notes on their words, the samples by level', () => {
		handIn(hers);
		const texts = textAccess.texts(hers);
		const notes = withheld.layer(hers);
		const places = notes.map(({ side, first, last, code }) => [side, first, last, code]);
		expect(places).toEqual([
			['a', 1, 1, 'cause'],
			['a', 5, 5, 'loaded'],
			['a', 6, 7, 'remedy'],
			['b', 1, 1, 'cause'],
			['b', 3, 3, 'loaded'],
			['b', 7, 7, 'remedy']
		]);
		for (const { side, start, end, exact } of notes)
			expect(texts[side].text.slice(start, end)).toBe(exact);
		expect(notes[3]?.note).toBe(
			'It says what would undo a later bell: habits, which can be changed.'
		);
		const samples = withheld.samples(hers);
		expect([...samples.keys()]).toEqual(['evidence']);
		expect(samples.get('evidence')).toHaveLength(4);
		expect(samples.get('evidence')?.[1]).toBe('A has evidence: a district moved its bell [A2.1].');
	});

	test('stay visible in the next attempt', () => {
		handIn(hers);
		const before = due(hers);
		db.insert(attempt).values({ notebookId: hers.id, number: 2, openedAt: 1 }).run();
		const next = notebooks.findOpen(ada, hers.id);
		expect(next.handedInAt).toBeNull();
		expect(due(next)).toEqual(before);
		expect(before.layer).not.toEqual([]);
	});

	test('stay hidden from somebody who has not handed in', () => {
		const his = notebookOf(ben);
		handIn(hers);
		expect(due(his)).toEqual(nothing);
	});

	test('stay hidden in another lesson that was not handed in', () => {
		put([], 'seed', 'other');
		const other = notebookOf(ada, 'other');
		handIn(hers);
		expect(due(other)).toEqual(nothing);
	});

	test('are those of the edition that was worked in, not of a newer one', () => {
		handIn(hers);
		put([
			['notes.md', 'habits, which can be changed', 'habits'],
			['rubric.md', 'A has evidence', 'A does have evidence']
		]);
		expect(withheld.layer(hers)[3]?.note).toMatch(/can be changed/);
		expect(withheld.samples(hers).get('evidence')?.[1]).toMatch(/^A has/);
		const his = notebookOf(ben);
		handIn(his);
		expect(withheld.layer(his)[3]?.note).not.toMatch(/can be changed/);
		expect(withheld.samples(his).get('evidence')?.[1]).toMatch(/^A does/);
	});

	test('are empty where the lesson has none', () => {
		const { source } = read('tests/lessons/tiny');
		if (!source) throw new Error('The tiny lesson is not sound.');
		const criteria = source.criteria.map((criterion) => ({ ...criterion, samples: [] }));
		publish({ ...source, slug: 'bare', notes: [], criteria }, null, 'seed');
		const bare = notebookOf(ada, 'bare');
		handIn(bare);
		expect(due(bare)).toEqual(nothing);
	});
});
