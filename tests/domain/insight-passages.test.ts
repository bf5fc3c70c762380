import { describe, expect, test } from 'vitest';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as citedPassages from '#lib/server/insight/cited-passages.ts';
import * as passages from '#lib/server/insight/passages.ts';
import * as figures from '#lib/server/insight/figures.ts';
import * as spotlights from '#lib/server/insight/spotlights.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { refusal } from '../support/cast.ts';
import { done, five, keepPrivate, worker } from '../support/class-work.ts';
import { queries } from '../support/sql-trace.ts';
import { assign } from '../support/factories.ts';
import { hers, withCourse } from '../support/with-class.ts';

let bell: Assignment;
withCourse(() => {
	bell = assign(hers);
	five.forEach((work) => done(hers, bell, work));
});

const names = ({ list }: { list: { name: string | null }[] }) => list.map(({ name }) => name);

describe('opening a number', () => {
	test('of a sentence shows its notes, by code', () => {
		const all = passages.onSentences(bell, ['A1.2'], null);
		expect(all.all).toBe(6);
		expect(all.list.map(({ alias, code }) => [alias, code])).toEqual([
			[1, 'cause'],
			[2, 'cause'],
			[5, 'cause'],
			[3, 'judgement'],
			[4, 'judgement'],
			[3, null]
		]);
		expect(names(passages.onSentences(bell, ['A1.2'], 'judgement'))).toEqual(['Gus', 'Hal']);
		expect(passages.onSentences(bell, ['A1.2'], null, 5).list).toHaveLength(1);
	});

	test('of the matrix shows the notes of its cell', () => {
		expect(names(passages.inCell(bell, 'a', 'cause'))).toEqual(['Eli', 'Fay', 'Fay', 'Ida']);
		expect(names(passages.inCell(bell, 'b', 'problem'))).toEqual(['Eli']);
	});

	test('of an agreement shows the notes with any code in that text', () => {
		const all = passages.inText(bell, 'a');
		expect(all.list.map(({ code, from }) => `${from} ${code}`).toSorted()).toEqual([
			'A1.1 cause',
			...Array<string>(3).fill('A1.1 problem'),
			...Array<string>(3).fill('A1.2 cause'),
			...Array<string>(2).fill('A1.2 judgement'),
			'A3.1 loaded'
		]);
		expect(names(passages.inText(bell, 'b'))).toEqual(['Eli']);
	});

	test('of two terms shows the notes on every sentence with either, each once', () => {
		const both = ['A1.1', 'A1.2'];
		expect(passages.onSentences(bell, both, null).all).toBe(10);
		const wide = worker(hers, bell, { name: 'Jo' });
		annotations.add(wide, 'wide', { from: 'A1.1', to: 'A1.2', code: null, note: '' });
		submissions.handIn(wide);
		expect(passages.onSentences(bell, both, null).all).toBe(11);
		expect(passages.onSentences(bell, [], null)).toEqual({ all: 0, list: [] });
	});

	test('of silences shows the passages they point at, and of a point those of the lesson', () => {
		const found = passages.silences(bell, 'a', 'remedy', false).list;
		const [pointed] = citedPassages.ofSilences(bell, found).values();
		expect(pointed).toMatchObject([{ label: 'A3.2', exact: expect.any(String) }]);
		expect(citedPassages.ofSilences(assign(hers), found).size).toBe(0);
		const labels = (list: citedPassages.Cited[]) => list.map(({ label }) => label);
		expect(labels(citedPassages.ofPoint(bell, 'remedy'))).toEqual([
			'A3.1–A3.2',
			expect.any(String)
		]);
		expect(labels(citedPassages.inWords(bell, 'Compare A1.2–3 with B1.1, not A9.9.'))).toEqual([
			'A1.2–A1.3',
			'B1.1'
		]);
	});

	test('of a point on which one side is silent shows no passage that students are to find', () => {
		expect(citedPassages.ofPoint(bell, 'families')).toEqual([]);
	});

	test('of silences shows their words, the found ones apart from the contested', () => {
		const [found, contested] = [true, false].map((found) =>
			passages.silences(bell, 'a', 'remedy', found).list.map(({ text }) => text)
		);
		expect([found, contested]).toEqual([['Who pays?'], ['How?']]);
		expect(passages.silences(bell, 'b', 'remedy', true)).toEqual({ all: 0, list: [] });
	});

	test('of a point shows the reasons, for one relation or all', () => {
		const why = passages.reasons(bell, 'tired', 'conflict').list;
		expect(why.map(({ text }) => text)).toEqual(['Eli says so.', 'Fay says so.']);
		expect(passages.reasons(bell, 'tired', null).all).toBe(3);
	});

	test('shows nothing private and nothing unfinished', () => {
		const jo = worker(hers, bell, { name: 'Jo', notes: 'A1.2 cause' });
		expect(passages.onSentences(bell, ['A1.2'], null).all).toBe(6);
		const [note] = annotations.of(jo);
		keepPrivate(jo, note?.uid ?? '');
		submissions.handIn(jo);
		expect(passages.onSentences(bell, ['A1.2'], null).all).toBe(6);
	});

	test('shows only what was done for this assignment', () => {
		const other = assign(hers);
		expect(passages.onSentences(other, ['A1.2'], null).all).toBe(0);
		const ids = figures
			.of(bell)
			.points.flatMap(({ ways }) => ways.map(({ reason }) => reason ?? 0));
		expect(Object.values(passages.words(bell, { judgements: ids, notes: [] }).judgements)).toEqual(
			expect.arrayContaining(['Gus says so.'])
		);
		expect(passages.words(other, { judgements: ids, notes: [] }).judgements).toEqual({});
	});

	test('takes one query, after the one that asks whether names are hidden', () => {
		expect(queries(() => passages.onSentences(bell, ['A1.2'], null))).toBe(2);
	});
});

describe('a spotlight', () => {
	const eli = () => passages.inCell(bell, 'b', 'problem').list[0]?.id ?? 0;

	test('pins a note without its name, and with it when asked', () => {
		const id = spotlights.pin(bell, { note: eli() });
		const pinned = { id, from: 'B1.1', code: 'problem', note: 'Eli on B1.1.' };
		expect(spotlights.of(bell)).toEqual([
			expect.objectContaining({ ...pinned, name: null, alias: null })
		]);
		spotlights.naming(bell, id, false);
		expect(spotlights.of(bell)[0]).toMatchObject({ name: 'Eli', alias: 1 });
	});

	test('pins an answer, or a sentence of the text', () => {
		const jo = worker(hers, bell, { name: 'Jo' });
		answers.lock(jo, 'evidence', { text: 'See [A2.2], [B1.3].', base: 0, saveUid: 'one' });
		submissions.handIn(jo);
		const [answer] = passages.answers(bell, 'evidence').list;
		spotlights.pin(bell, { answer: answer?.id ?? 0 });
		spotlights.pin(bell, { sentence: 'B1.2' });
		expect(spotlights.of(bell)).toMatchObject([
			{ answer: 'See [A2.2], [B1.3].', question: expect.stringContaining('best evidence') },
			{ from: 'B1.2', to: 'B1.2', exact: expect.stringMatching(/^A later start/) }
		]);
		expect(spotlights.pinned(bell)).toMatchObject({ answers: [answer?.id], sentences: ['B1.2'] });
	});

	test('pins several sentences as one passage, apart from the first of them', () => {
		const all = spotlights.pin(bell, { sentence: 'A1.1–A1.3' });
		const first = spotlights.pin(bell, { sentence: 'a1.1' });
		expect(spotlights.pin(bell, { sentence: 'A1.1–A1.3' })).toBe(all);
		expect(first).not.toBe(all);
		expect(spotlights.of(bell)).toMatchObject([
			{ from: 'A1.1', to: 'A1.3' },
			{ from: 'A1.1', to: 'A1.1' }
		]);
		expect(spotlights.pinned(bell).sentences).toEqual(['A1.1–A1.3', 'A1.1']);
	});

	test('that is pinned twice is one, and can be restored after it is removed', () => {
		const id = spotlights.pin(bell, { note: eli() });
		expect(spotlights.pin(bell, { note: eli() })).toBe(id);
		spotlights.unpin(bell, id);
		expect(spotlights.of(bell)).toEqual([]);
		spotlights.repin(bell, id);
		expect(spotlights.of(bell)).toHaveLength(1);
	});

	test('is refused for anything outside this class’s handed-in work and texts', () => {
		const other = assign(hers);
		const jo = worker(hers, other, { name: 'Jo', notes: 'A1.1 cause' });
		const [mine] = annotations.of(jo);
		expect(mine).toBeDefined();
		for (const what of [{ note: eli() }, { answer: 1 }, { note: eli() + 1 }, { sentence: 'A9.9' }])
			expect(refusal(() => spotlights.pin(other, what)).reason).toBe('missing');
		const id = spotlights.pin(bell, { note: eli() });
		expect(refusal(() => spotlights.unpin(other, id)).reason).toBe('missing');
	});
});
