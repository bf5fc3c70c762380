import { expect, test } from 'vitest';
import * as annotations from '#lib/server/notebook/annotations.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import { client } from '#lib/server/db/index.ts';
import { copiedTables } from '#lib/server/notebook/copy-attempt.ts';
import * as selfAssessment from '#lib/server/notebook/self-assessment.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as ownPoints from '#lib/server/notebook/own-points.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as silences from '#lib/server/notebook/silences.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { ada, ben, notebookOf } from '../support/cast.ts';
import { worked } from '../support/full-notebook.ts';
import { hers, withNotebook } from '../support/with-notebook.ts';

withNotebook();

/** Everything that can be read of a notebook's attempt. */
const everything = (of: Notebook) => ({
	annotations: annotations.of(of, { erased: true }),
	answers: answers.of(of),
	levels: selfAssessment.of(of),
	ownPoints: ownPoints.of(of),
	points: judgements.of(of),
	silences: silences.of(of),
	stances: stances.of(of)
});
const rows = (table: string) => client.prepare(`select * from ${table}`).all();

test('continuing copies all of the work, and leaves what was handed in as it is', () => {
	worked(hers);
	submissions.handIn(hers);
	const before = everything(hers);
	const next = submissions.continueInCopy(hers);
	expect([next.number, next.handedInAt]).toEqual([2, null]);
	expect(everything(next)).toEqual(before);
	annotations.change(next, 'note-1', 1, { from: 'A1.3', code: null, note: 'Second pass.' });
	answers.save(next, 'evidence', { text: 'Now B2.1.', base: 2, saveUid: 'second-save' });
	stances.save(next, 'after', 1, { view: 'none', position: null, confidence: null, reason: '' });
	ownPoints.erase(next, 'own-1');
	silences.erase(next, 'silence-1');
	selfAssessment.choose(next, 'evidence', null);
	judgements.judge(next, 'tired', 1, { relation: 'agree', reason: '' });
	expect(everything(submissions.find(ada, hers.id, 1))).toEqual(before);
	for (const [kind, was] of Object.entries(before))
		expect(Object.entries(everything(next))).not.toContainEqual([kind, was]);
});

test('continuing copies every row of every table of the work, each to its own parent', () => {
	worked(hers);
	worked(notebookOf(ben), 'His');
	submissions.handIn(hers);
	const before = new Map(copiedTables.map((table) => [table, rows(table).length]));
	const next = submissions.continueInCopy(hers);
	for (const table of copiedTables) {
		expect([table, before.get(table)]).not.toEqual([table, 0]);
		expect([table, rows(table).length]).toEqual([table, (before.get(table) ?? 0) * 1.5]);
	}
	const strays = client
		.prepare(
			`select count(*) from citation join answer on answer.id = citation.answer_id
			where answer.attempt_id <> citation.attempt_id`
		)
		.pluck()
		.get();
	expect(strays).toBe(0);
	expect(client.pragma('foreign_key_check')).toEqual([]);
	expect(JSON.stringify(everything(next))).not.toContain('His ');
});

test('continuing forgets no table: every table below an attempt is named, parents first', () => {
	const all = client.prepare("select name from sqlite_master where type = 'table'").pluck().all();
	const parents = (table: unknown) =>
		client.prepare('select "table" from pragma_foreign_key_list(?)').pluck().all(table);
	const hanging = new Set<unknown>(['attempt']);
	for (let more = true; more;) {
		const found = all.filter((t) => !hanging.has(t) && parents(t).some((p) => hanging.has(p)));
		found.forEach((table) => hanging.add(table));
		more = found.length > 0;
	}
	// comments on a submission stay with it
	for (const table of ['attempt', 'review', 'score', 'remark', 'spotlight']) hanging.delete(table);
	expect([...hanging].toSorted()).toEqual(copiedTables.toSorted());
	for (const [i, table] of copiedTables.entries())
		expect(parents(table).filter((p) => copiedTables.indexOf(String(p)) > i)).toEqual([]);
});

test('continuing while an attempt is open changes nothing', () => {
	expect(submissions.continueInCopy(hers)).toEqual(hers);
	submissions.handIn(hers);
	const second = submissions.continueInCopy(hers);
	expect(submissions.continueInCopy(hers)).toEqual(second);
	expect(rows('attempt')).toHaveLength(2);
});

test('submissions are listed, the first one first', () => {
	submissions.handIn(hers);
	submissions.continueInCopy(hers);
	expect(submissions.of(hers).map(({ number }) => number)).toEqual([1]);
	submissions.handIn(hers);
	expect(submissions.of(hers).map(({ number }) => number)).toEqual([1, 2]);
});
