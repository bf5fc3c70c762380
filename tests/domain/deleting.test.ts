import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as annotations from '#lib/server/annotations.ts';
import { db } from '#lib/server/db/index.ts';
import { annotation } from '#lib/server/db/schema/work.ts';
import * as erased from '#lib/server/erased.ts';
import * as notebooks from '#lib/server/notebooks.ts';
import { ada, begin, ben, end, handIn, notebookOf } from '../cast.ts';

let hers: notebooks.Notebook;
beforeEach(() => {
	begin();
	hers = notebookOf(ada);
});
afterEach(end);

const remark = { from: 'A1.2', code: 'cause', note: 'She names a hormone.' };
const rows = () => db.select().from(annotation).all();
const uids = (which = {}) => annotations.of(hers, which).map(({ uid }) => uid);
const aMoment = () => new Promise((later) => setTimeout(later, 2));

test('a deleted note is out of sight, and can be brought back as it was', () => {
	const note = annotations.add(hers, 'n1', remark);
	annotations.add(hers, 'n2', remark);
	const gone = annotations.erase(hers, 'n1');
	expect(gone).toEqual({ ...note, revision: 2, erasedAt: expect.any(Number) });
	expect(annotations.find(hers, 'n1')).toEqual(gone);
	expect(uids()).toEqual(['n2']);
	const restored = annotations.restore(hers, 'n1');
	expect(restored).toEqual({ ...note, revision: 3 });
	expect(annotations.find(hers, 'n1')).toEqual(restored);
	expect(uids()).toEqual(['n1', 'n2']);
});

test('deleting twice deletes once, and bringing back what is there changes nothing', async () => {
	annotations.add(hers, 'n1', remark);
	for (const [once, ...again] of [
		[annotations.erase, annotations.erase, annotations.erase],
		[annotations.restore, annotations.restore]
	] as const) {
		const done = once(hers, 'n1');
		const { lastAt } = notebooks.find(ada, hers.id);
		for (const repeated of again) {
			await aMoment();
			expect(repeated(hers, 'n1')).toEqual(done);
			expect(annotations.find(hers, 'n1')).toEqual(done);
			expect(notebooks.find(ada, hers.id).lastAt).toBe(lastAt);
		}
	}
});

test('deleted notes are listed in their places for whoever asks for them', () => {
	for (const [uid, from] of [
		['later', 'B1.1'],
		['gone', 'A1.3'],
		['first', 'A1.1']
	] as const)
		annotations.add(hers, uid, { ...remark, from });
	annotations.add(notebookOf(ben), 'his', remark);
	annotations.erase(hers, 'gone');
	expect(uids()).toEqual(['first', 'later']);
	expect(uids({ erased: false })).toEqual(['first', 'later']);
	expect(uids({ erased: true })).toEqual(['first', 'gone', 'later']);
	expect(annotations.of(hers, { erased: true })).toMatchObject([
		{ erasedAt: null },
		{ erasedAt: expect.any(Number), note: remark.note },
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
	for (const of of [hers, his]) annotations.add(of, 'n1', remark);
	erasedFor(25);
	erasedFor(23, his);
	annotations.add(hers, 'n2', remark);
	erased.sweep();
	expect(rows().map(({ attemptId, uid }) => [attemptId, uid])).toEqual([
		[his.attemptId, 'n1'],
		[hers.attemptId, 'n2']
	]);
});

test('what was handed in is not swept, and the sweep does not stop at it', () => {
	const his = notebookOf(ben);
	for (const of of [hers, his]) annotations.add(of, 'n1', remark);
	for (const of of [hers, his]) erasedFor(25, of);
	handIn(hers);
	erased.sweep();
	expect(rows().map(({ attemptId }) => attemptId)).toEqual([hers.attemptId]);
});
