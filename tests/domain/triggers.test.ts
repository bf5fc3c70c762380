import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import { client, db } from '#lib/server/db/index.ts';
import { attempt } from '#lib/server/db/schema/work.ts';
import { work } from '#lib/server/db/triggers.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import { ada, handIn, notebookOf, refusal } from '../support/cast.ts';
import { withLesson } from '../support/each-test.ts';

withLesson();

const remark = { from: 'A1.1', code: 'problem', note: 'Why early?' };
const said = { relation: 'conflict', reason: 'They name different causes.' } as const;
const evident = 'A measured it [A2.2], B asked parents [B1.3].';

describe('a notebook that was handed in', () => {
	const contents = () =>
		['notebook', ...work, 'answer_revision'].map((name) =>
			client.prepare(`select * from ${name}`).all()
		);

	function worked() {
		const mine = notebookOf(ada);
		annotations.add(mine, 'n1', remark);
		annotations.add(mine, 'n0', remark);
		annotations.erase(mine, 'n0');
		judgements.judge(mine, 'tired', 0, said);
		answers.save(mine, 'evidence', { text: evident, base: 0, saveUid: 'save-1' });
		return mine;
	}

	test('can be read, but not opened for writing', () => {
		const mine = worked();
		handIn(mine);
		expect(annotations.of(notebooks.find(ada, mine.id))).toHaveLength(1);
		const { reason, message } = refusal(() => notebooks.findOpen(ada, mine.id));
		expect(reason).toBe('closed');
		expect(message).toMatch(/^You’ve finished this notebook, .*\. Nothing was saved\.$/);
		expect(notebookOf(ada).id).toBe(mine.id);
	});

	const save = { text: 'More.', base: 1, saveUid: 'save-2' };
	const writes: Record<string, (to: notebooks.Notebook) => unknown> = {
		'a new note': (to) => annotations.add(to, 'n2', remark),
		'a changed note': (to) => annotations.change(to, 'n1', 1, { ...remark, note: 'Later.' }),
		'a deleted note': (to) => annotations.erase(to, 'n1'),
		'a note brought back': (to) => annotations.restore(to, 'n0'),
		'a new judgement': (to) => judgements.judge(to, 'remedy', 0, said),
		'a changed judgement': (to) => judgements.judge(to, 'tired', 1, { ...said, relation: 'agree' }),
		'a new answer': (to) => answers.save(to, 'both', { ...save, base: 0 }),
		'a changed answer': (to) => answers.save(to, 'evidence', save),
		'a lock': (to) => answers.lock(to, 'evidence', { ...save, text: evident })
	};
	test.each(Object.entries(writes))('refuses %s, even past the first check', (_, write) => {
		const mine = worked();
		handIn(mine);
		const before = contents();
		expect(() => write(mine)).toThrow('this work was handed in');
		expect(contents()).toEqual(before);
	});

	test.each(Object.entries(writes))('would have accepted %s before', (_, write) => {
		const mine = worked();
		const before = contents();
		write(mine);
		expect(contents()).not.toEqual(before);
	});

	test('continues in its next attempt, and the one handed in stays', () => {
		const mine = worked();
		handIn(mine);
		db.insert(attempt).values({ notebookId: mine.id, number: 2, openedAt: 1 }).run();
		const next = notebooks.findOpen(ada, mine.id);
		expect(annotations.of(next)).toEqual([]);
		annotations.add(next, 'n1', { ...remark, note: 'Second pass.' });
		expect([mine, next].map((of) => annotations.of(of).map(({ note }) => note))).toEqual([
			['Why early?'],
			['Second pass.']
		]);
	});
});
