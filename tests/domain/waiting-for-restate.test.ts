import { describe, expect, test } from 'vitest';
import * as lessons from '#lib/server/lesson/lessons.ts';
import { core } from '#lib/server/assignment/rules.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import { publish } from '#lib/server/lesson/publish.ts';
import { read } from '#lib/server/lesson/source/source.ts';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as desk from '#lib/server/notebook/desk.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import { uid } from '#lib/uid.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import { opened } from '../support/factories.ts';
import { eli, hers, withClass } from '../support/with-class.ts';

const slug = 'pressed-or-embraced';
withClass(() => {
	const { source } = read(`seeds/lessons/${slug}`);
	if (source) publish({ ...source, slug }, null, 'seed');
});

const said = (text: string) => ({ text, base: 0, saveUid: uid() });
const given = (questions: string[] | null) => {
	const edition = lessons.find(slug);
	const made = assignments.make(hers, edition, { ...core(edition), questions });
	return opened(eli, made);
};
const waits = (of: Notebook) =>
	answers.of(of).find(({ key }) => key === 'synthesis')?.waitsFor ?? null;

describe('Synthesis waits for Restate', () => {
	test.each([
		['not in self-study, where Restate is optional', () => notebookOf(eli, slug), false],
		['not where Restate is not assigned', () => given(['sourcing', 'synthesis']), false],
		['not where the whole lesson is assigned, and Restate is optional', () => given(null), false],
		['where both are assigned', () => given(['restate', 'synthesis']), true]
	])('%s', (_, of, does) => {
		const notebook = of();
		expect(waits(notebook)).toBe(does ? 'restate' : null);
		const save = () => answers.save(notebook, 'synthesis', said('Both.'));
		if (!does) return expect(save().revision).toBe(1);
		expect(refusal(save)).toMatchObject({ reason: 'closed' });
		answers.save(notebook, 'restate', said('A hinge; a quarrel.'));
		expect(save().revision).toBe(1);
	});

	test('so every question that counts can be locked without one that does not', () => {
		const notebook = notebookOf(eli, slug);
		for (const { key, core, citationsA, citationsB } of answers.of(notebook)) {
			if (!core) continue;
			const from = (side: string, many: number) =>
				Array.from({ length: many }, (_, i) => `[${side}${i + 1}.1]`).join(' ');
			const quoted = key === 'close-reading' ? '[A1.2] [B1.2] ' : '';
			const text = `${quoted}Said: ${from('A', citationsA)} ${from('B', citationsB)}`;
			answers.lock(notebook, key, said(text));
		}
		expect(desk.of(eli)[0]?.progress.questions).toEqual({ done: 4, of: 4 });
	});
});

test('the desk calls only self-study’s parts main ones', () => {
	const steps = (notebook: Notebook) => {
		for (const from of ['A1.1', 'B1.1'])
			annotations.add(notebook, uid(), { from, code: null, note: '' });
		stances.save(notebook, 'before', 0, {
			view: 'none',
			position: null,
			confidence: null,
			reason: ''
		});
		return desk.of(eli).find(({ id }) => id === notebook.id)?.next;
	};
	const part = 'compare the articles (5';
	expect(steps(given(['restate', 'synthesis']))).toBe(`Next: ${part} points left).`);
	expect(steps(notebookOf(eli, slug))).toBe(`Next: ${part} main points left).`);
});
