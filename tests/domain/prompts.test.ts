import { expect, test } from 'vitest';
import type { Assignment } from '#lib/server/assignment/assignments.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as prompts from '#lib/server/classroom/prompts.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import { assign, opened } from '../support/factories.ts';
import { worked } from '../support/full-notebook.ts';
import { eli, hers, withClass } from '../support/with-class.ts';

let of: Assignment;
withClass(() => {
	of = assign(hers);
});

const seen = (assignment = of) =>
	prompts.of(opened(eli, assignment)).map(({ from, text }) => `${from} ${text}`);

test('a prompt is in the margin of everybody who works on the assignment, in the order of the texts', () => {
	prompts.add(of, { from: 'B1.1' }, 'Whose words are these?');
	prompts.add(of, { from: 'A1.2', to: 'A1.3' }, 'Who says so?');
	prompts.add(of, { from: 'A1.2', to: 'A1.3' }, 'Who says so?');
	expect(seen()).toEqual(['A1.2 Who says so?', 'B1.1 Whose words are these?']);
	expect(prompts.of(opened(eli, of))[0]).toMatchObject({ to: 'A1.3', side: 'a', by: 'Dora' });
	expect([seen(assign(hers)), prompts.of(notebookOf(eli))]).toEqual([[], []]);
});

test('a prompt is hidden until the texts are open', () => {
	const closed = assign(hers, { textsAfterPrediction: true });
	prompts.add(closed, { from: 'A1.2' }, 'Who says so?');
	expect(seen(closed)).toEqual([]);
	worked(opened(eli, closed));
	expect(seen(closed)).toEqual(['A1.2 Who says so?']);
});

test('teachers of the assignment can change, delete and restore a prompt', () => {
	prompts.add(of, { from: 'A1.2' }, 'Who says so?');
	const [{ id } = { id: 0 }] = prompts.taught(of);
	prompts.change(of, id, { from: 'B1.1' }, 'And who here?');
	expect(seen()).toEqual(['B1.1 And who here?']);
	prompts.erase(of, id);
	expect([seen(), prompts.taught(of)]).toMatchObject([[], [{ id, erased: true }]]);
	// a colleague may still have its form open
	const late = refusal(() => prompts.change(of, id, { from: 'B1.1' }, 'And who there?'));
	expect(late.message).toMatch(/^This prompt has been deleted/);
	prompts.restore(of, id);
	expect(seen()).toEqual(['B1.1 And who here?']);
	const other = assign(hers);
	for (const work of [
		() => prompts.change(other, id, { from: 'A1.2' }, 'Hm.'),
		() => prompts.erase(other, id)
	])
		expect(refusal(work).reason).toBe('missing');
});

test('a prompt needs words, an existing place, and an assignment that is not archived', () => {
	expect(refusal(() => prompts.add(of, { from: 'A1.2' }, ' ')).message).toMatch(/^Please write/);
	expect(refusal(() => prompts.add(of, { from: 'C9.9' }, 'Hm.')).reason).toBe('invalid');
	const away = assignments.archive(of);
	expect(refusal(() => prompts.add(away, { from: 'A1.2' }, 'Hm.')).reason).toBe('closed');
	expect(prompts.taught(of)).toEqual([]);
});
