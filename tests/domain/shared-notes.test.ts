import { expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import { client } from '#lib/server/db/index.ts';
import * as margin from '#lib/server/classroom/margin.ts';
import * as sharedNotes from '#lib/server/classroom/shared-notes.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import type { User } from '#lib/server/account/users.ts';
import { file } from '#lib/server/exchange/notebook-file.ts';
import { notebookOf, refusal } from '../support/cast.ts';
import { seen } from '../support/class-work.ts';
import { queries } from '../support/sql-trace.ts';
import { assign, learner, opened } from '../support/factories.ts';
import { eli, hers, withClass } from '../support/with-class.ts';
import { withoutIds } from '../support/without-ids.ts';

let fay: User;
withClass(() => {
	fay = learner(hers, 'Fay');
});

const remark = { from: 'A1.2', code: 'cause', note: 'A hormone.' };

test('a writer is shown as a number, and by name only where the assignment shows names', () => {
	const told = [false, true].map((sharingNames) => {
		const of = assign(hers, { sharing: 'start', sharingNames });
		annotations.add(opened(fay, of), 'n1', remark);
		return sharedNotes.of(opened(eli, of));
	});
	expect(told).toMatchObject([
		[{ alias: 2, name: null, from: 'A1.2', code: 'cause', side: 'a' }],
		[{ alias: 2, name: 'Fay' }]
	]);
	expect(withoutIds(told[0])).not.toContain('Fay');
});

test('nothing by others is shown before the texts are open', () => {
	const of = assign(hers, { sharing: 'start', textsAfterPrediction: true });
	const free = assign(hers, { sharing: 'start' });
	const his = opened(fay, free);
	annotations.add(his, 'n1', remark);
	client.prepare('update notebook set assignment_id = ? where id = ?').run(of.id, his.id);
	expect(seen(eli, of)).toEqual([]);
});

test('the time when a student first saw what others wrote is recorded once', () => {
	const his = opened(eli, assign(hers, { sharing: 'start' }));
	const at = () => client.prepare('select others_seen_at from attempt').pluck().get();
	sharedNotes.markSeen(his);
	const first = at();
	client.exec('update attempt set others_seen_at = 5');
	sharedNotes.markSeen(his);
	expect([typeof first, at()]).toEqual(['number', 5]);
});

test('the visibility of a note can be changed until it is handed in', () => {
	const his = opened(eli, assign(hers, { sharing: 'start' }));
	const hide = (uid: string) => annotations.change(his, uid, 1, { ...remark, visibility: 'me' });
	expect(refusal(() => hide('none')).reason).toBe('missing');
	annotations.add(his, 'n1', remark);
	submissions.handIn(his);
	expect(() => hide('n1')).toThrow('this work was handed in');
});

test('the visibility of a note can be chosen with it and changed, and is in the file', () => {
	const his = opened(eli, assign(hers, { sharing: 'after' }));
	expect(annotations.add(his, 'n1', remark).visibility).toBe('class');
	expect(annotations.add(his, 'n2', { ...remark, visibility: 'me' }).visibility).toBe('me');
	const to = { ...remark, visibility: 'instructors' as const };
	const changed = annotations.change(his, 'n1', 1, to);
	expect(changed).toMatchObject({ visibility: 'instructors', revision: 2 });
	expect(annotations.change(his, 'n1', 1, to)).toEqual(changed);
	expect(annotations.change(his, 'n1', 2, { ...remark, note: 'More.' }).visibility).toBe(
		'instructors'
	);
	expect(file(his).annotations).toMatchObject([
		{ visibility: 'instructors' },
		{ visibility: 'me' }
	]);
	expect(JSON.stringify(file(notebookOf(eli)))).not.toContain('visibility');
});

test('the margin takes as many queries with a hundred notes of the class as with one', () => {
	const of = assign(hers, { sharing: 'start' });
	const his = opened(eli, of);
	const theirs = opened(fay, of);
	annotations.add(theirs, 'n0', remark);
	margin.of(his);
	const asked = queries(() => expect(margin.of(his)?.notes).toHaveLength(1));
	for (let n = 1; n < 100; n++) annotations.add(theirs, `n${n}`, remark);
	expect(queries(() => expect(margin.of(his)?.notes).toHaveLength(100))).toBe(asked);
	expect(asked).toBeLessThan(8);
});
