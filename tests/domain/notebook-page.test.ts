import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { client } from '#lib/server/db/index.ts';
import * as lessons from '#lib/server/lesson/lessons.ts';
import * as notebookPage from '#lib/server/classroom/notebook-page.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as users from '#lib/server/account/users.ts';
import * as textAccess from '#lib/server/notebook/text-access.ts';
import { uid } from '#lib/uid.ts';
import { ada, begin, ben, end, notebookOf } from '../support/cast.ts';
import { queries } from '../support/sql-trace.ts';
import { newTitle, newWords, put } from '../support/tiny-lesson.ts';
import { withLesson } from '../support/each-test.ts';

withLesson();

/** Reads what a notebook's page reads from the database, from the session on. */
function page(token: string, id: number) {
	const user = users.bySession(token);
	if (!user) throw new Error('The session has ended.');
	return notebookPage.read(user, notebooks.find(user, id));
}

function annotate(notebook: notebooks.Notebook, count: number) {
	for (let i = 0; i < count; i++)
		annotations.add(notebook, uid(), { from: 'A1.1', code: null, note: `Note ${i}.` });
}

test('the counter sees every query', () => {
	expect(queries(() => lessons.find('tiny'))).toBe(1);
	expect(queries(() => lessons.offered())).toBe(2);
});

describe('a notebook’s page', () => {
	test('takes as many queries with 500 notes as with 10', () => {
		const few = notebookOf(ada);
		const many = notebookOf(ben);
		annotate(few, 10);
		annotate(many, 500);
		const hers = users.signIn(ada);
		const his = users.signIn(ben);
		page(hers, few.id);
		page(his, many.id);
		const asked = queries(() => expect(page(hers, few.id).annotations).toHaveLength(10));
		expect(queries(() => expect(page(his, many.id).annotations).toHaveLength(500))).toBe(asked);
		expect(asked).toBe(18);
	});

	test('reads the lesson once for all students', () => {
		const hers = notebookOf(ada);
		const his = notebookOf(ben);
		expect(textAccess.texts(his)).toBe(textAccess.texts(hers));
		expect(Object.isFrozen(textAccess.texts(hers).a.blocks)).toBe(true);
	});

	test('shows an edited lesson at once where nothing was written', () => {
		const written = notebookOf(ada);
		const fresh = notebookOf(ben);
		annotate(written, 1);
		const hers = users.signIn(ada);
		const his = users.signIn(ben);
		const words = ({ sides }: ReturnType<typeof page>) => JSON.stringify(sides);
		const before = page(his, fresh.id);
		page(hers, written.id);
		put([newWords, newTitle]);
		const after = page(his, fresh.id);
		expect(after.lesson.title).toBe('The later bell');
		expect(words(after)).not.toBe(words(before));
		expect(words(after)).toContain('Now he counts');
		const kept = page(hers, written.id);
		expect([kept.lesson.title, words(kept)]).toEqual([before.lesson.title, words(before)]);
	});

	test('shows the lesson of the open database, never of the one that was open before', () => {
		const { editionId } = notebookOf(ada);
		const had: Database = client;
		expect(lessons.pinned({ editionId }).title).toBe('The first bell');
		end();
		begin();
		put([newTitle], 'app', 'another');
		expect(client).not.toBe(had);
		expect(lessons.pinned({ editionId: editionId + 1 }).title).toBe('The later bell');
	});

	test('shows withheld content only to the students who are due it', () => {
		const hers = notebookOf(ada);
		const his = notebookOf(ben);
		const [point] = judgements.of(hers);
		const said = { relation: 'conflict', reason: 'They differ.' } as const;
		judgements.judge(hers, point?.key ?? '', 0, said);
		expect(judgements.of(hers)[0]?.view).not.toBeNull();
		expect(judgements.of(his)[0]).toMatchObject({ view: null, judgement: null });
	});
});
