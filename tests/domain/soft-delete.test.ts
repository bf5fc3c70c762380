import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { db } from '#lib/server/db/index.ts';
import { prompt } from '#lib/server/db/schema/course.ts';
import { remark } from '#lib/server/db/schema/review.ts';
import { reply } from '#lib/server/db/schema/note-discussion.ts';
import { annotation } from '#lib/server/db/schema/work.ts';
import * as softDelete from '#lib/server/notebook/soft-delete.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import * as prompts from '#lib/server/classroom/prompts.ts';
import * as remarks from '#lib/server/review/remarks.ts';
import * as replies from '#lib/server/classroom/replies.ts';
import { ada, ben, handIn, notebookOf } from '../support/cast.ts';
import { class_, handedIn, taken } from '../support/review-class.ts';
import { assign, learner } from '../support/factories.ts';
import { hour, pass } from '../support/date.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

const noting = { from: 'A1.2', code: 'cause', note: 'She names a hormone.' };
const rows = () => db.select().from(annotation).all();
const uids = (which = {}) => annotations.of(hers, which).map(({ uid }) => uid);

test('a deleted note is hidden, and can be restored as it was', () => {
	const note = annotations.add(hers, 'n1', noting);
	annotations.add(hers, 'n2', noting);
	const gone = annotations.erase(hers, 'n1');
	expect(gone).toEqual({ ...note, revision: 2, erasedAt: expect.any(Number) });
	expect(annotations.find(hers, 'n1')).toEqual(gone);
	expect(uids()).toEqual(['n2']);
	const restored = annotations.restore(hers, 'n1');
	expect(restored).toEqual({ ...note, revision: 3 });
	expect(annotations.find(hers, 'n1')).toEqual(restored);
	expect(uids()).toEqual(['n1', 'n2']);
});

test('deleting twice deletes once, and restoring a note that is there changes nothing', () => {
	annotations.add(hers, 'n1', noting);
	for (const [once, ...again] of [
		[annotations.erase, annotations.erase, annotations.erase],
		[annotations.restore, annotations.restore]
	] as const) {
		const done = once(hers, 'n1');
		const { lastAt } = notebooks.find(ada, hers.id);
		for (const repeated of again) {
			pass(2);
			expect(repeated(hers, 'n1')).toEqual(done);
			expect(annotations.find(hers, 'n1')).toEqual(done);
			expect(notebooks.find(ada, hers.id).lastAt).toBe(lastAt);
		}
	}
});

test('deleted notes are listed in their places on request', () => {
	for (const [uid, from] of [
		['later', 'B1.1'],
		['gone', 'A1.3'],
		['first', 'A1.1']
	] as const)
		annotations.add(hers, uid, { ...noting, from });
	annotations.add(notebookOf(ben), 'his', noting);
	annotations.erase(hers, 'gone');
	expect(uids()).toEqual(['first', 'later']);
	expect(uids({ erased: false })).toEqual(['first', 'later']);
	expect(uids({ erased: true })).toEqual(['first', 'gone', 'later']);
	expect(annotations.of(hers, { erased: true })).toMatchObject([
		{ erasedAt: null },
		{ erasedAt: expect.any(Number), note: noting.note },
		{ erasedAt: null }
	]);
});

const erasedFor = (hours: number, of = hers) =>
	db
		.update(annotation)
		.set({ erasedAt: Date.now() - hours * 3_600_000 })
		.where(eq(annotation.attemptId, of.attemptId))
		.run();

test('a note is deleted for good after a day', () => {
	const his = notebookOf(ben);
	for (const of of [hers, his]) annotations.add(of, 'n1', noting);
	erasedFor(25);
	erasedFor(23, his);
	annotations.add(hers, 'n2', noting);
	softDelete.sweep();
	expect(rows().map(({ attemptId, uid }) => [attemptId, uid])).toEqual([
		[his.attemptId, 'n1'],
		[hers.attemptId, 'n2']
	]);
});

test('the sweep leaves handed-in work alone, and continues past it', () => {
	const his = notebookOf(ben);
	for (const of of [hers, his]) annotations.add(of, 'n1', noting);
	for (const of of [hers, his]) erasedFor(25, of);
	handIn(hers);
	softDelete.sweep();
	expect(rows().map(({ attemptId }) => attemptId)).toEqual([hers.attemptId]);
});

test('prompts, replies and comments that a teacher deleted are gone for good after a day', () => {
	const { dora, hers } = class_([]);
	const made = assign(hers, { sharing: 'start' });
	const eli = handedIn(learner(hers, 'Eli'), made, 'Eli');
	const his = taken(dora, eli.of);
	const note = { notebookId: eli.of.id, uid: 'note-1' };
	const say = (text: string) => {
		prompts.add(made, { from: 'A1.2' }, text);
		replies.add(made, note, `reply-${text}`, text);
		remarks.save(his, `remark-${text}`, 0, { text, criterion: null, on: { from: 'A1.2' } });
	};
	const withdraw = (text: string) => {
		for (const one of prompts.taught(made)) if (one.text === text) prompts.erase(made, one.id);
		replies.erase(made, { ...note, uid: `reply-${text}` });
		remarks.erase(his, `remark-${text}`);
	};
	const kept = () =>
		[prompt, reply, remark].map((table) =>
			db
				.select({ text: table.text })
				.from(table)
				.all()
				.map(({ text }) => text)
		);
	for (const text of ['stays', 'gone', 'late']) say(text);
	withdraw('gone');
	pass(23 * hour);
	withdraw('late');
	softDelete.sweep();
	expect(kept()).toEqual(Array(3).fill(['stays', 'gone', 'late']));
	pass(2 * hour);
	softDelete.sweep();
	expect(kept()).toEqual(Array(3).fill(['stays', 'late']));
});
